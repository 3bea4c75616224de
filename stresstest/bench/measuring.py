"""Measuring one row of requests: rounds of load and of its raw limit by turns, and the medians of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import uvloop

from stresstest.bench import raw
from stresstest.bench.cpu import Cpu, used
from stresstest.bench.limits import Limits
from stresstest.bench.load import Load, Tally
from stresstest.bench.results import Result, Verdict
from stresstest.bench.server import Server
from stresstest.bench.works import Work
from stresstest.bench.world import World


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to measure: rounds, and the seconds of each, of its raw limit and of warming up."""

    rounds: int
    seconds: float
    raw_seconds: int
    warm_up_s: float


FULL = Pace(rounds=5, seconds=3.0, raw_seconds=2, warm_up_s=1.5)
QUICK = Pace(rounds=1, seconds=2.0, raw_seconds=1, warm_up_s=0.7)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round says; latencies in milliseconds, CPU in milliseconds a request."""

    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_ms: float
    driver_ms: float
    strangers: float


def measure(work: Work, server: Server, world: World, pace: Pace) -> Result:
    """Measure one row."""
    return uvloop.run(_measured(work, server, world, pace))


async def _measured(work: Work, server: Server, world: World, pace: Pace) -> Result:
    load = Load(server.port, [work.script(world, person) for person in world.people[: work.clients]])
    await load.connect()
    warming, _ = await load.round(pace.warm_up_s)
    errors, rounds, raws = warming.errors, [], []
    for _ in range(pace.rounds):
        _reset(work, world)
        before = used(server.pid)
        tally, seconds = await load.round(pace.seconds)
        rounds.append(summed_up(tally, seconds, used(server.pid).since(before)))
        errors += tally.errors
        _reset(work, world)
        raws.append(_raw(work, world, pace))
    load.close()
    return _result(work, rounds, raws, errors)


def _reset(work: Work, world: World) -> None:
    if work.reset:
        raw.execute(world.database, work.reset)


def _raw(work: Work, world: World, pace: Pace) -> float:
    requests = len(work.samples(world))
    return raw.per_second(
        world.database, world.raw[work.name], clients=work.clients, seconds=pace.raw_seconds, requests=requests
    )


def summed_up(tally: Tally, seconds: float, cpu: Cpu) -> Round:
    """Give what a round of so many seconds says."""
    times = sorted(tally.latencies)
    count = len(times)
    return Round(
        per_second=count / seconds,
        p50_ms=percentile(times, 0.50) * 1000,
        p95_ms=percentile(times, 0.95) * 1000,
        p99_ms=percentile(times, 0.99) * 1000,
        cpu_ms=cpu.server / max(count, 1) * 1000,
        driver_ms=cpu.driver / max(count, 1) * 1000,
        strangers=cpu.strangers,
    )


def percentile(ascending: Sequence[float], share: float) -> float:
    """Give the value that `share` of the values do not exceed; 0 where there are none."""
    return ascending[min(int(len(ascending) * share), len(ascending) - 1)] if ascending else 0.0


def _result(work: Work, rounds: Sequence[Round], raws: Sequence[float], errors: Counter[str]) -> Result:
    def middle(name: str) -> float:
        return float(median(getattr(each, name) for each in rounds))

    rate, raw_rate = middle("per_second"), median(raws)
    measured = Limits(per_second=rate, p95_ms=middle("p95_ms"), cpu_ms=middle("cpu_ms"), ratio=rate / raw_rate)
    return Result(
        work=work.name,
        title=work.title,
        clients=work.clients,
        per_second=rate,
        p50_ms=middle("p50_ms"),
        p95_ms=middle("p95_ms"),
        p99_ms=middle("p99_ms"),
        cpu_ms=middle("cpu_ms"),
        raw_per_second=raw_rate,
        ratio=rate / raw_rate,
        floor=Verdict(str(work.floor), work.floor.met_by(measured) and not errors),
        goal=Verdict(str(work.goal), work.goal.met_by(measured) and not errors),
        errors=dict(errors),
        driver_ms=middle("driver_ms"),
        strangers=middle("strangers"),
    )
