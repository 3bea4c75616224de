"""The targets of scenario G."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
LEAST_FPS = 55.0
MOST_NODES = 900
MOST_HEAP_RATIO = 1.3  # after scrolling there and back
NEWEST_PAGE_MS = 1000.0
HEAP_COUNTS_FROM = 5000  # messages: in short conversations a megabyte of code that is used first weighs too much
LEAST_SEEN = 200  # messages, in a conversation that time does not allow to be scrolled to its beginning
MOST_GROWTH = 1.25  # of DOM nodes, from the shortest conversation that fills the screen to the longest


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was measured in the conversation of so many messages, what it had to be, and whether it was."""

    name: str
    messages: int
    value: float
    target: str
    passed: bool


def verdicts(results: Sequence[Json]) -> list[Verdict]:
    """Judge what `scroll` gave."""
    each = [verdict for result in results for verdict in _of(result)]
    return [*each, *_growth(results)]


def _of(result: Json) -> Iterator[Verdict]:
    size = result["messages"]
    fps, nodes, shown = result["fps"], result["dom_nodes"]["most"], result["newest_page_ms"]
    seen, reached = result["seen_messages"], result["reached_first"] or result["seen_messages"] >= LEAST_SEEN
    yield Verdict("Messages seen", size, seen, f"to the first one, or >= {LEAST_SEEN}", reached)
    yield Verdict("FPS while scrolling", size, fps, f">= {LEAST_FPS:.0f}", fps >= LEAST_FPS)
    yield Verdict("DOM nodes", size, nodes, f"<= {MOST_NODES}", nodes <= MOST_NODES)
    yield Verdict("Newest page shown, ms", size, shown, f"< {NEWEST_PAGE_MS:.0f}", shown < NEWEST_PAGE_MS)
    ratio = result["heap_mb"]["ratio"]
    if size >= HEAP_COUNTS_FROM:
        yield Verdict("JS heap after / before", size, ratio, f"<= {MOST_HEAP_RATIO}", ratio <= MOST_HEAP_RATIO)
    yield Verdict("Errors", size, len(result["errors"]), "none", not result["errors"])


def _growth(results: Sequence[Json]) -> Iterator[Verdict]:
    if len(results) > 1:
        by_size = sorted(results, key=lambda result: result["messages"])
        shortest, longest = (each["dom_nodes"]["most"] for each in (by_size[0], by_size[-1]))
        growth = round(longest / shortest, 2)
        target = f"<= {MOST_GROWTH} x those of the shortest"
        yield Verdict("DOM nodes do not grow", by_size[-1]["messages"], growth, target, growth <= MOST_GROWTH)
