"""D: listings of files."""

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Record
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Site
from stresstest.verify import all_listed, unchanged

LIMIT = 50


def _prepare(site: Site) -> Plan:
    """The script expects what is there now."""
    path = f"/conversations/{site.seeded['group']['id']}/files?kind=FILE"
    files = [file["message_id"] for file in site.listed(path, limit=LIMIT)]
    return {"path": f"{path}&limit={LIMIT}", "limit": LIMIT, "files": files}


def _targets(record: Record) -> list[Check]:
    return [
        checks.latency(record, "list", 0.95, 5000),
        checks.latency(record, "list", 0.99, 10_000),
        checks.all_good(record),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:  # noqa: ARG001 (a scenario's signature)
    return [unchanged(plan, _prepare(site), "files"), all_listed(plan, site.seeded["group"]["file_message_ids"])]


SCENARIOS = [Scenario("D", "D", "listing files, 30 → 60 people", "file_listing.js", 192, _prepare, _targets, _verify)]
