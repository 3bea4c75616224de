"""The report as Markdown: what a terminal or a forge shows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stresstest.report.reference import DAY
from stresstest.report.words import facts, measured, misses, rows, sentence, shortened, word

Json = dict[str, Any]


def markdown(report: Json, *, growth_table: str = "") -> str:
    """Write it."""
    return "\n".join(_lines(report, growth_table)) + "\n"


def _lines(report: Json, growth_table: str) -> Iterator[str]:
    machine = report["environment"]
    yield f"# TMS Chat under load: {word(report)}"
    lasted = f"{report['began_at']}, {report['seconds'] / 60:.1f} minutes"
    yield f"\n{lasted}, on {machine['processor']}, {machine['cores']} cores.\n"
    yield sentence(report)
    yield from _listed(misses(report))
    if report["is_shortened"]:
        yield f"\nShortened: {shortened(report)}. Only a full run is a proof."
    yield "\n## Tests\n"
    heads = ("test", "what", "verdict", "of", "requests", "a second", "p50 ms", "p95 ms", "p99 ms", "errors", "429")
    yield from _table(
        heads, ([row["name"], row["title"], _mark(row["verdict"]), row["op"], *row["cells"]] for row in rows(report))
    )
    yield from (f"\n{line}" for line in report["not_run"])
    yield "\n## Targets\n"
    yield from _table(("test", "asked for", "target", "reached", "verdict"), _checks(report["tests"]))
    yield f"\n## Beside the run of {DAY}\n"
    yield from _beside(report["reference"], DAY)
    if report["compared"]:
        yield f"\n## Beside the report of {report['compared_with']}\n"
        yield from _beside(report["compared"], "then")
    yield from _failures(report["failures"])
    yield from _budgets(report["bench"])
    if growth_table:
        yield f"\n## How cost grows\n\n```text\n{growth_table}\n```"
    yield "\n## What this was measured on\n"
    yield from _table(("", ""), facts(report))


def _listed(found: list[str]) -> Iterator[str]:
    if found:
        yield ""
        yield from (f"- {line}".replace("\n", " ") for line in found)


def _checks(tests: list[Json]) -> Iterator[Sequence[str]]:
    for test in tests:
        for check in [*test["targets"], *test["correctness"]]:
            yield (
                test["name"],
                check["name"],
                check["target"],
                check["value"],
                "" if check["is_met"] is None else _mark(check["is_met"]),
            )


def _beside(compared: list[Json], then: str) -> Iterator[str]:
    shown = (
        [each["test"], each["what"], *map(_number, (each["before"], each["today"], each["ratio"]))] for each in compared
    )
    yield from _table(("test", "figure", then, "today", "times as good"), shown)


def _failures(failures: list[Json]) -> Iterator[str]:
    if failures:
        yield "\n## The first failing requests, whole"
    for failure in failures:
        yield f"\n{failure['test']}: {failure['method']} {failure['path']} → {failure['status']} {failure['error']}\n"
        headers = "\n".join(f"{name}: {value}" for name, value in failure["headers"].items())
        yield f"````text\n{failure['request'] or ''}\n\n{headers}\n\n{failure['answer'] or ''}\n````"


def _budgets(bench: list[Json] | None) -> Iterator[str]:
    if bench:
        yield "\n## The speed budgets\n"
        heads = ("work", "what", "clients", "a second", "p95 ms", "CPU ms", "ratio", "value", "floor", "", "goal", "")
        yield from _table(heads, map(_budget, bench))


def _budget(row: Json) -> Sequence[str]:
    figures = [_number(row[name]) for name in ("clients", "per_second", "p95_ms", "cpu_ms", "ratio")]
    floor = [row["floor"], _mark(row["floor_met"]) if row["floor"] else ""]
    goal = [row["goal"], ("✓" if row["goal_met"] else "not yet") if row["goal"] else ""]
    return [row["work"], row["title"], *figures, measured(row), *floor, *goal]


def _table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for line in lines:
        yield f"| {' | '.join(cell.replace('|', '·').replace(chr(10), ' ') for cell in line)} |"


def _mark(verdict: object) -> str:
    return {None: "not run", True: "✓", False: "✗"}.get(verdict, "")  # type: ignore[call-overload, no-any-return]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.{2 if abs(value) >= 1 else 3}f}".rstrip("0").rstrip(".")
