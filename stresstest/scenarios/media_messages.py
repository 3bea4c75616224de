"""C: pages of media messages."""

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Record
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Site
from stresstest.verify import all_listed, unchanged

LIMIT = 50


def _prepare(site: Site) -> Plan:
    """The script expects what is there now."""
    path = f"/messages/conversations/{site.seeded['group']['id']}/messages?type=IMAGE&type=FILE"
    messages = list(site.listed(path, limit=LIMIT))
    return {
        "path": f"{path}&limit={LIMIT}",
        "limit": LIMIT,
        "seqs": [message["seq"] for message in messages],
        "files": [message["id"] for message in messages],
    }


def _targets(record: Record) -> list[Check]:
    return [
        checks.latency(record, "open", 0.95, 3000),
        checks.latency(record, "page", 0.95, 3000),
        checks.below("full fetch p95", [walk["ms"] for walk in record.walks], 0.95, 5000),
        checks.all_good(record),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:  # noqa: ARG001 (a scenario's signature)
    group = site.seeded["group"]
    seeded = [*group["image_message_ids"], *group["file_message_ids"]]
    return [unchanged(plan, _prepare(site), "seqs"), all_listed(plan, seeded)]


SCENARIOS = [
    Scenario("C", "C", "pages of media: 50 open, 20 read all", "media_messages.js", 168, _prepare, _targets, _verify)
]
