"""From what was measured to a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from stresstest.bench.limits import Limits
from stresstest.bench.measuring import percentile
from stresstest.bench.results import Result, Verdict


def row(
    name: str, title: str, clients: int, *, asked: tuple[Limits, Limits], errors: Mapping[str, int], **figures: Any
) -> Result:
    """Give a row with its verdicts; `asked` is the floor and the goal, and an error meets neither."""
    compared = ("per_second", "p95_ms", "cpu_ms", "ratio", "value")
    measured = Limits(**{each: figures.get(each) for each in compared}, at_least=figures.get("value"))
    floor, goal = (Verdict(str(each), each.met_by(measured) and not errors) for each in asked)
    return Result(name, title, clients, floor, goal, errors=dict(errors), **figures)


def times(ascending: Sequence[float]) -> dict[str, float]:
    """Give the percentiles of times in seconds, as a row has them."""
    shares = {"p50_ms": 0.50, "p95_ms": 0.95, "p99_ms": 0.99}
    return {name: percentile(ascending, share) * 1000 for name, share in shares.items()}


NOTHING = (Limits(), Limits())  # where the budgets ask for nothing
