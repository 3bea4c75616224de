"""What was measured at each size, and what the budgets say of it."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Point:
    """One size: medians of several rounds. CPU is the server's, database and all, a request; bytes are one answer's."""

    size: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    bytes: int


def as_cost(points: Sequence[Point]) -> float:
    """Give the cost at the large end ÷ that at the small end, of time or of CPU, whichever grows more."""
    first, last = points[0], points[-1]
    return max(last.p50_ms / first.p50_ms, last.cpu_ms / first.cpu_ms)


def as_cost_a_byte(points: Sequence[Point]) -> float:
    """Give the same of the cost a byte of the answer: up to 1 where it grows with the answer and no more."""
    return as_cost(points) * points[0].bytes / points[-1].bytes


def as_kib_a_message(points: Sequence[Point]) -> float:
    """Give by how much a message of a page of 50 is larger at the large end, in KiB."""
    return (points[-1].bytes - points[0].bytes) / 50 / 1024


@dataclass(frozen=True, slots=True)
class Curve:
    """One work along one axis: "messages", "members", "conversations" or "reactions". Limits None: only shown."""

    work: str
    title: str
    axis: str
    points: tuple[Point, ...]
    floor: float | None = None  # at most
    goal: float | None = None  # at most
    unit: str = "x"
    judge: Callable[[Sequence[Point]], float] = as_cost
    errors: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> dict[str, int]:
        """Errors, and answers that shrink as the data grows: an empty page is fast."""
        shrunk = [point for point in self.points if point.bytes * 2 < self.points[0].bytes]
        return self.errors | {f"answer of {point.bytes} bytes at {point.size:,}": 1 for point in shrunk}

    @property
    def grown(self) -> float:
        """What the limits bound, in `unit`."""
        return self.judge(self.points)

    @property
    def floor_met(self) -> bool:
        """Whether it has grown as little as it must, without an error."""
        return not self.faults and (self.floor is None or self.grown <= self.floor)

    @property
    def goal_met(self) -> bool:
        """Whether it has grown as little as is wanted."""
        return self.floor_met and (self.goal is None or self.grown <= self.goal)

    def as_json(self) -> dict[str, Any]:
        """Give plain values."""
        return {
            **{name: getattr(self, name) for name in ("work", "title", "axis", "floor", "goal", "unit")},
            "errors": self.faults,
            "grown": round(self.grown, 3),
            "floor_met": self.floor_met,
            "goal_met": self.goal_met,
            "points": [{name: round(value, 3) for name, value in asdict(point).items()} for point in self.points],
        }


HEADINGS = ("work", "by", "size: p50 ms, CPU ms", "grown", "floor", "goal", "verdict")


def table(curves: Sequence[Curve]) -> str:
    """Give the curves as aligned text, a line each."""
    lines = [HEADINGS, *map(_cells, curves)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _cells(curve: Curve) -> tuple[str, ...]:
    return (
        curve.work,
        curve.axis,
        " · ".join(f"{point.size:,}: {point.p50_ms:.2f}, {point.cpu_ms:.2f}" for point in curve.points),
        f"{curve.grown:.2f} {curve.unit}",
        "" if curve.floor is None else f"{curve.floor:g}",
        "" if curve.goal is None else f"{curve.goal:g}",
        _verdict(curve),
    )


def _verdict(curve: Curve) -> str:
    if curve.floor is None and not curve.faults:
        return ""
    met = ("goal met" if curve.goal_met else "floor met") if curve.floor_met else "FLOOR MISSED"
    return met + "".join(f"; {count} x {what}" for what, count in curve.faults.items())
