"""What came of a scenario, as plain values: all that the reports show is made of these."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from statistics import fmean
from typing import Any

from stresstest import checks
from stresstest.bench.measuring import percentile
from stresstest.checks import Check
from stresstest.samples import LIMITED, Record, Sample, figures, over_time
from stresstest.scenarios.scenario import Scenario
from stresstest.watching import Point

STEPS = 60  # in a plot, at most
SHORTEST_STEP_S = 0.5
WHOLE_FAILURES = 5
SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}

Json = dict[str, Any]


def outcome(scenario: Scenario, record: Record, correctness: Sequence[Check], points: Sequence[Point]) -> Json:
    """Sum up one scenario."""
    targets = [checks.complete(record), *scenario.targets(record)]
    return {
        **described(scenario),
        "began_at": as_time(record.began_at),
        "seconds": round(record.ended_at - record.began_at, 1),
        "verdict": all(check.is_met for check in [*targets, *correctness]),
        "targets": [asdict(check) for check in targets],
        "correctness": [asdict(check) for check in correctness],
        "ops": {op: _rounded(asdict(figures(record.of(op)))) for op in record.ops()},
        "times": _times(record),
        "failures": sorted(record.failures, key=lambda failure: float(failure["at"]))[:WHOLE_FAILURES],
        "series": _series(record, points),
    }


def described(scenario: Scenario) -> Json:
    """Give what is known of a scenario beforehand."""
    return {
        "test": scenario.letter,
        "name": scenario.name,
        "title": scenario.title,
        "is_limited": scenario.is_limited,
    }


def as_time(seconds: float) -> str:
    """Write Unix time as the contract writes times, without milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _times(record: Record) -> Json:
    """Give the percentiles of what is no single request: connecting, delivery, fetching several pages."""
    connected = [each["connect_ms"] for each in record.listeners if each["connect_ms"] is not None]
    found = {
        "connect to hello": connected,
        "delivery": [late for _, late in record.deliveries],
        **{walk["op"]: [each["ms"] for each in record.walks] for walk in record.walks[:1]},
    }
    return {name: _percentiles(times) for name, times in found.items() if times}


def _percentiles(times: Iterable[float]) -> Json:
    ascending = sorted(times)
    shares = {f"{name}_ms": round(percentile(ascending, share), 1) for name, share in SHARES.items()}
    return {"count": len(ascending), **shares, "max_ms": round(ascending[-1], 1)}


def _series(record: Record, points: Sequence[Point]) -> Json:
    seconds = record.ended_at - record.began_at
    step_s = max(seconds / STEPS, SHORTEST_STEP_S)
    return {
        "step_s": round(step_s, 3),
        "ops": {op: _op_series(record, record.of(op), step_s) for op in record.ops()},
        "vus": _per_step(record, record.samples, step_s, lambda found: len({sample.vu for sample in found})),
        "errors": _per_step(record, record.samples, step_s, lambda found: sum(each.is_error for each in found)),
        "limited": _per_step(
            record, record.samples, step_s, lambda found: sum(each.status == LIMITED for each in found)
        ),
        "delivery": _shares(over_time(record.deliveries, began_ms=record.began_at * 1000, step_s=step_s)),
        "server": _server_series(record, points),
    }


def _op_series(record: Record, samples: Sequence[Sample], step_s: float) -> Json:
    ended = [(sample.at + sample.ms, sample.ms) for sample in samples if sample.is_good]
    steps = over_time(ended, began_ms=record.began_at * 1000, step_s=step_s)
    return {"per_second": [round(len(step) / step_s, 1) for step in steps], **_shares(steps)}


def _shares(steps: Sequence[Sequence[float]]) -> Json:
    return {
        name: [round(percentile(step, share), 1) if step else None for step in steps] for name, share in SHARES.items()
    }


def _per_step(
    record: Record, samples: Iterable[Sample], step_s: float, count: Callable[[list[Sample]], int]
) -> list[int]:
    steps: list[list[Sample]] = []
    for sample in samples:
        place = max(int((sample.at / 1000 - record.began_at) / step_s), 0)
        steps.extend([] for _ in range(place + 1 - len(steps)))
        steps[place].append(sample)
    return [count(step) for step in steps]


def _server_series(record: Record, points: Sequence[Point]) -> Json:
    return {
        "at_s": [round(point.at - record.began_at, 1) for point in points],
        "cpu": _named([point.cpu for point in points], digits=2),
        "memory": _named([point.memory for point in points], digits=0),
        "gauges": _named([point.gauges for point in points], digits=0),
    }


def _named(looks: Sequence[Any], *, digits: int) -> Json:
    names = dict.fromkeys(name for look in looks for name in look)
    return {name: [round(look[name], digits) if name in look else None for look in looks] for name in names}


def mean_cpu(points: Sequence[Point]) -> dict[str, float]:
    """Give the cores that each kind of process used on average."""
    names = dict.fromkeys(name for point in points for name in point.cpu)
    return {name: round(fmean(point.cpu.get(name, 0.0) for point in points), 2) for name in names}


def _rounded(values: Json) -> Json:
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in values.items()}
