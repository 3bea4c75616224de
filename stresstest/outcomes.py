"""What came of a scenario, as plain values: all that the reports show is made of these."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from stresstest import checks
from stresstest.bench.measuring import percentile
from stresstest.checks import Check
from stresstest.samples import LIMITED, Record, Sample, Steps, figures
from stresstest.scenarios.scenario import Scenario
from stresstest.watching import Point

WHOLE_FAILURES = 5
SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}

Json = dict[str, Any]


def outcome(scenario: Scenario, record: Record, correctness: Sequence[Check], points: Sequence[Point]) -> Json:
    """Sum up one scenario."""
    limited = checks.limited(record, is_expected=scenario.is_limited)
    targets = [checks.complete(record), limited, *scenario.targets(record)]
    return {
        **described(scenario),
        "began_at": as_time(record.began_at),
        "seconds": round(record.ended_at - record.began_at, 1),
        "verdict": all(check.is_met is not False for check in [*targets, *correctness]),
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
    steps = record.steps
    by_step = steps.gathered((sample.at, sample) for sample in record.samples)
    return {
        "step_s": round(steps.step_s, 3),
        "ops": {op: _op_series(steps, record.of(op)) for op in record.ops()},
        "vus": _people(steps, record.samples),
        "errors": [sum(sample.is_error for sample in step) for step in by_step],
        "limited": [sum(sample.status == LIMITED for sample in step) for step in by_step],
        "delivery": _shares(steps.gathered(record.deliveries)) if record.deliveries else None,
        "server": _server_series(steps, points),
    }


def _people(steps: Steps, samples: Iterable[Sample]) -> list[int]:
    """Count who had a request under way in each step."""
    busy: list[set[int]] = [set() for _ in range(steps.count)]
    for sample in samples:
        for place in range(steps.place(sample.at), steps.place(sample.at + sample.ms) + 1):
            busy[place].add(sample.vu)
    return [len(people) for people in busy]


def _op_series(steps: Steps, samples: Sequence[Sample]) -> Json:
    answered = steps.gathered((sample.at + sample.ms, sample.ms) for sample in samples if sample.is_good)
    return {"per_second": [round(len(step) / steps.step_s, 1) for step in answered], **_shares(answered)}


def _shares(steps: Sequence[Sequence[float]]) -> Json:
    ascending = [sorted(step) for step in steps]
    return {
        name: [round(percentile(step, share), 1) if step else None for step in ascending]
        for name, share in SHARES.items()
    }


def _server_series(steps: Steps, points: Sequence[Point]) -> Json:
    return {
        "at_s": [round(max(point.at - steps.began_ms / 1000, 0.0), 1) for point in points],
        "cpu": _named([point.cpu for point in points], digits=2),
        "memory": _named([point.memory for point in points], digits=0),
        "gauges": _named([point.gauges for point in points], digits=0),
    }


def _named(looks: Sequence[Any], *, digits: int) -> Json:
    names = dict.fromkeys(name for look in looks for name in look)
    return {name: [round(look[name], digits) if name in look else None for look in looks] for name in names}


def _rounded(values: Json) -> Json:
    return {name: round(value, 2) if isinstance(value, float) else value for name, value in values.items()}
