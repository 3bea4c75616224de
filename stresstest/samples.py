"""What a scenario's record holds, and the figures made of it: exact, from every single request."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from stresstest.bench.measuring import percentile

Json = dict[str, Any]
LIMITED = 429


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


def over_time(values: Iterable[tuple[float, float]], *, began_ms: float, step_s: float) -> list[list[float]]:
    """Gather `(Unix ms, value)` into steps. Gives the values of each, ascending; an empty list for an empty step."""
    steps: list[list[float]] = []
    for at, value in values:
        place = max(int((at - began_ms) / 1000 / step_s), 0)
        steps.extend([] for _ in range(place + 1 - len(steps)))
        steps[place].append(value)
    return [sorted(step) for step in steps]


def _span_s(samples: Sequence[Sample]) -> float:
    if not samples:
        return 0.0
    return (max(sample.at + sample.ms for sample in samples) - min(sample.at for sample in samples)) / 1000
