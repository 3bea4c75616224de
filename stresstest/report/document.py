"""The report's content, as plain values: what the three files are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from stresstest.outcomes import WHOLE_FAILURES
from stresstest.report.reference import beside_earlier, beside_reference, compared_with
from stresstest.site import Json, Site


def seeded_data(site: Site) -> Json:
    """Count what the scenarios run on, as it is before them."""
    seeded, group = site.seeded, site.head(site.seeded["group"]["id"])
    return {
        "people": len(seeded["users"]),
        "members of the group": group["member_count"],
        "messages in the group": group["last_seq"],
        "of these, pictures": len(seeded["group"]["image_message_ids"]),
        "of these, files": len(seeded["group"]["file_message_ids"]),
        "small conversations": len(seeded["extras"]),
        "poll options": len(seeded["poll"]["option_ids"]),
        "conversations to scroll, messages": [each["messages"] for each in seeded.get("lengths", [])],
    }


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands beside the tests: an earlier report, the growth of cost, the rows of the budgets."""

    earlier: Json | None = None
    growth: Sequence[Json] = ()
    bench: Sequence[Json] | None = None
    faults: Sequence[str] = ()  # why something of it could not be measured


def document(head: Json, tests: list[Json], rest: Rest) -> Json:
    """Put a report together. `head` has when, for how long, on what and on which data."""
    failures = [{"test": test["name"], **failure} for test in tests for failure in test["failures"]]
    earlier = rest.earlier
    return {
        **head,
        "verdict": _is_passed(tests, rest),
        "tests": tests,
        "not_run": [f"{test['name']}: {test['not_run']}" for test in tests if test.get("not_run")],
        "reference": beside_reference(tests),
        "compared": beside_earlier(tests, earlier) if earlier else None,
        "compared_with": compared_with(earlier) if earlier else None,
        "failures": sorted(failures, key=itemgetter("at"))[:WHOLE_FAILURES],
        "growth": rest.growth,
        "bench": rest.bench,
        "faults": list(rest.faults),
    }


def _is_passed(tests: list[Json], rest: Rest) -> bool:
    rows = [*rest.growth, *(rest.bench or ())]
    run = [test["verdict"] for test in tests if test["verdict"] is not None]
    return bool(run) and all(run) and not rest.faults and all(row["floor_met"] for row in rows)
