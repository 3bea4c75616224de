"""The report's content, as plain values: what the three files are made of."""

from collections.abc import Callable
from typing import Any

from stresstest.outcomes import WHOLE_FAILURES
from stresstest.report.reference import beside_earlier, beside_reference
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


def document(
    head: Json, tests: list[Json], *, earlier: Json | None, growth: list[Json] | None, bench: list[Json] | None
) -> Json:
    """Put a report together. `head` has when, for how long, on what and on which data."""
    failures = [{"test": test["name"], **failure} for test in tests for failure in test["failures"]]
    return {
        **head,
        "verdict": _is_passed(tests, growth, bench),
        "tests": tests,
        "not_run": [f"{test['name']}: {test['not_run']}" for test in tests if test.get("not_run")],
        "reference": beside_reference(tests),
        "compared": beside_earlier(tests, earlier) if earlier else None,
        "compared_with": earlier["began_at"] if earlier else None,
        "failures": sorted(failures, key=_when)[:WHOLE_FAILURES],
        "growth": growth,
        "bench": bench,
    }


_when: Callable[[Json], Any] = lambda failure: failure["at"]  # noqa: E731


def _is_passed(tests: list[Json], growth: list[Json] | None, bench: list[Json] | None) -> bool:
    rows = [*(growth or []), *(bench or [])]
    return bool(tests) and all(test["verdict"] is not False for test in tests) and all(row["floor_met"] for row in rows)
