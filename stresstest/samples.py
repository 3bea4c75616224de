"""What a scenario's record holds, and the figures made of it: exact, from every single request."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stresstest.bench.measuring import percentile

Json = dict[str, Any]
LIMITED = 429
MOST_STEPS = 60  # in a plot over time
SHORTEST_STEP_S = 0.5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sample:
    """One request: when it was sent (ms of Unix time), how long it took (ms), what came; `wrote` is its script's."""

    op: str
    vu: int
    at: int
    ms: float
    status: int
    is_good: bool
    wrote: tuple[Any, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether the server said that it is done, whatever its body looked like."""
        return 200 <= self.status < 300

    @property
    def is_error(self) -> bool:
        """Whether it failed otherwise than by the rate limit."""
        return not self.is_good and self.status != LIMITED


@dataclass(slots=True)
class Record:
    """All that came of one run of k6."""

    samples: list[Sample] = field(default_factory=list)
    walks: list[Json] = field(default_factory=list)  # what took several requests: `{op, at, ms, ok}`
    failures: list[Json] = field(default_factory=list)  # failing requests, whole
    listeners: list[Json] = field(default_factory=list)  # the books of each websocket
    deliveries: list[tuple[int, float]] = field(default_factory=list)  # when a frame came, how late (ms)
    counted: int = 0  # requests as k6 itself counted them
    complaints: list[str] = field(default_factory=list)  # what k6 said on stderr
    began_at: float = 0.0  # Unix time
    ended_at: float = 0.0

    def of(self, op: str) -> list[Sample]:
        """Give the requests of one kind."""
        return [sample for sample in self.samples if sample.op == op]

    @property
    def steps(self) -> "Steps":
        """The time from the first request to the last answer, in steps."""
        first = min((sample.at for sample in self.samples), default=int(self.began_at * 1000))
        last = max((sample.at + sample.ms for sample in self.samples), default=self.ended_at * 1000)
        return Steps(first, last)

    def ops(self) -> list[str]:
        """Give the kinds of requests, in the order of their first."""
        return list(dict.fromkeys(sample.op for sample in self.samples))


@dataclass(frozen=True, slots=True)
class Figures:
    """A kind of request in numbers; latencies in milliseconds, of those that were answered with success."""

    count: int
    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    errors: int
    limited: int
    statuses: dict[str, int]


def figures(samples: Sequence[Sample]) -> Figures:
    """Sum up. What the rate limit refused is counted apart."""
    times = sorted(sample.ms for sample in samples if sample.is_good)
    return Figures(
        count=len(samples),
        per_second=len(times) / max(_span_s(samples), 0.001),
        p50_ms=percentile(times, 0.50),
        p95_ms=percentile(times, 0.95),
        p99_ms=percentile(times, 0.99),
        max_ms=times[-1] if times else 0.0,
        errors=sum(sample.is_error for sample in samples),
        limited=sum(sample.status == LIMITED for sample in samples),
        statuses={str(status): times for status, times in sorted(Counter(each.status for each in samples).items())},
    )


class Steps:
    """The time of a scenario's load, cut into equal steps."""

    def __init__(self, began_ms: float, ended_ms: float) -> None:
        """Cut from one Unix time in ms to another."""
        self.began_ms = began_ms
        seconds = max((ended_ms - began_ms) / 1000, 0.001)
        self.count = max(min(int(seconds / SHORTEST_STEP_S), MOST_STEPS), 1)
        self.step_s = seconds / self.count

    def place(self, at_ms: float) -> int:
        """Give the step that a Unix time in ms falls into; what lies outside belongs to the first or the last one."""
        return min(max(int((at_ms - self.began_ms) / 1000 / self.step_s), 0), self.count - 1)

    def gathered(self, values: Iterable[tuple[float, T]]) -> list[list[T]]:
        """Put `(Unix ms, value)` into the steps."""
        steps: list[list[T]] = [[] for _ in range(self.count)]
        for at, value in values:
            steps[self.place(at)].append(value)
        return steps


def _span_s(samples: Sequence[Sample]) -> float:
    if not samples:
        return 0.0
    return (max(sample.at + sample.ms for sample in samples) - min(sample.at for sample in samples)) / 1000
