"""The run of 2026-02-23, which this product has to beat, and an earlier report of one's own: both beside today's."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

DAY = "2026-02-23"
# test, what, its figure then, where today's is, whether less is better
FIGURES: tuple[tuple[str, str, float, tuple[str, str, str], bool], ...] = (
    ("A", "votes a second", 35, ("ops", "vote", "per_second"), False),
    ("A", "vote p95, ms", 2200, ("ops", "vote", "p95_ms"), True),
    ("B", "reaction p50, ms", 1380, ("ops", "react", "p50_ms"), True),
    ("B", "reaction p95, ms", 2210, ("ops", "react", "p95_ms"), True),
    ("B", "page with reactions p95, ms", 3600, ("ops", "page", "p95_ms"), True),
    ("C", "page of files p95, ms", 742, ("ops", "page", "p95_ms"), True),
    ("D", "file listing p95, ms", 1250, ("ops", "list", "p95_ms"), True),
    ("E1", "messages a second", 184 / 60, ("ops", "send", "per_second"), False),
    ("E1", "send p95, ms", 10_000, ("ops", "send", "p95_ms"), True),
    ("E2", "send p95, ms", 1010, ("ops", "send", "p95_ms"), True),
    ("F 100", "connect p95, ms", 372, ("times", "connect to hello", "p95_ms"), True),
)
COMPARED = ("per_second", "p50_ms", "p95_ms", "p99_ms")


def beside_reference(tests: list[Json]) -> list[Json]:
    """Give a row a figure of the reference run: `{test, what, before, today, ratio}`; `ratio` above 1 is better."""
    by_name = {test["name"]: test for test in tests}
    return [
        _row(name, what, before, at(by_name.get(name), path), is_less_better=less)
        for name, what, before, path, less in FIGURES
    ]


def beside_earlier(tests: list[Json], earlier: Json) -> list[Json]:
    """Give a row a figure that both reports have."""
    before = {test["name"]: test for test in earlier["tests"]}
    return [row for test in tests if test["name"] in before for row in _both(test, before[test["name"]])]


def compared_with(earlier: Json) -> str:
    """Say which report that is, and what makes its figures others than today's."""
    machine = earlier["environment"]
    scale = f"durations times {earlier['duration_scale']:g}, " if earlier["duration_scale"] < 1 else ""
    return (
        f"{earlier['began_at']} ({scale}{machine['processor']}, {machine['cores']} cores, commit {machine['commit']})"
    )


def _both(test: Json, earlier: Json) -> Iterator[Json]:
    for kind in ("ops", "times"):
        for op, figures in test[kind].items():
            for name in COMPARED:
                before = at(earlier, (kind, op, name))
                if before is not None and name in figures:
                    what = f"{op} {name.replace('_ms', ', ms').replace('per_second', 'a second')}"
                    yield _row(test["name"], what, before, figures[name], is_less_better=name.endswith("_ms"))


def at(test: Json | None, path: tuple[str, str, str]) -> float | None:
    """Give the figure at a path of a test, or None where it was not measured."""
    kind, op, name = path
    figure: float | None = test[kind].get(op, {}).get(name) if test else None
    return figure


def _row(test: str, what: str, before: float, today: float | None, *, is_less_better: bool) -> Json:
    ratio = None
    if today and before:
        ratio = round(before / today if is_less_better else today / before, 2)
    return {"test": test, "what": what, "before": round(before, 2), "today": today, "ratio": ratio}
