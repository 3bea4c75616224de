"""A row's result: as a line of the table and as an object of the JSON list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was asked for, in words, and whether it is met."""

    asked: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a row measured; None: it has no such figure. `value` is what is neither rate nor time."""

    work: str
    title: str
    clients: int
    floor: Verdict
    goal: Verdict
    per_second: float | None = None
    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    cpu_ms: float | None = None
    raw_per_second: float | None = None
    ratio: float | None = None
    value: float | None = None
    unit: str | None = None
    note: str = ""  # figures that have no column
    errors: dict[str, int] = field(default_factory=dict)
    driver_ms: float | None = None
    strangers: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the contract's object, with `title`, `value`, `unit`, `note`, `floor` and `goal` beside it."""
        measured = ("per_second", "p50_ms", "p95_ms", "p99_ms", "cpu_ms", "raw_per_second", "ratio", "value")
        return {
            "work": self.work,
            "title": self.title,
            "clients": self.clients,
            **{name: _rounded(getattr(self, name)) for name in measured},
            "unit": self.unit,
            "note": self.note,
            "floor": self.floor.asked,
            "goal": self.goal.asked,
            "floor_met": self.floor.is_met,
            "goal_met": self.goal.is_met,
            "errors": self.errors,
        }


HEADINGS = (
    *("work", "clients", "per second", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "raw", "ratio"),
    *("value", "floor", "goal", "verdict", "driver ms", "others"),
)


def table(results: Sequence[Result]) -> str:
    """Give the results as aligned text."""
    lines = [HEADINGS, *map(_cells, results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    notes = [f"{result.work}: {result.note}" for result in results if result.note]
    return "\n".join([*(_aligned(line, widths) for line in lines), *notes])


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _cells(result: Result) -> tuple[str, ...]:
    return (
        result.work,
        str(result.clients),
        *(_shown(value, digits) for value, digits in (
            (result.per_second, 0), (result.p50_ms, 1), (result.p95_ms, 1), (result.p99_ms, 1), (result.cpu_ms, 3),
            (result.raw_per_second, 0), (result.ratio, 2),
        )),
        "" if result.value is None else f"{result.value:.1f} {result.unit}",
        result.floor.asked,
        result.goal.asked,
        _verdict(result),
        _shown(result.driver_ms, 3),
        "" if result.strangers is None else f"{result.strangers:.0%}",
    )  # fmt: skip


def _verdict(result: Result) -> str:
    met = ("goal met" if result.goal.is_met else "floor met") if result.floor.is_met else "FLOOR MISSED"
    return met + "".join(f"; {count} x {what}" for what, count in result.errors.items())


def _shown(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
