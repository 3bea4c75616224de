"""A whole run: a private server, its world, and rounds of every work by turns over all sizes."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median

import orjson
import uvloop

from stresstest.bench.cpu import used
from stresstest.bench.load import Tally
from stresstest.bench.measuring import Pace, percentile
from stresstest.bench.server import Server
from stresstest.growth.asking import Asker, Connecting, Requesting
from stresstest.growth.results import Curve, Point
from stresstest.growth.sizes import Sizes
from stresstest.growth.works import Work, works
from stresstest.growth.world import Place, World


@dataclass(frozen=True, slots=True)
class Round:
    """What one round at one size says."""

    p50_ms: float
    p95_ms: float
    cpu_ms: float


def grow(sizes: Sizes, pace: Pace, *, say: Callable[[str], None]) -> list[Curve]:
    """Measure everything at all sizes. Raises BenchFault."""
    with Server() as server:
        began_at = time.perf_counter()
        world = filled(server, sizes)
        say(f"{sum(sizes.messages):,} messages and more made in {time.perf_counter() - began_at:.0f} s")
        curves = []
        for work in works():
            say(f"{work.title}, by {work.axis} …")
            curves.append(uvloop.run(_measured(work, getattr(world, work.axis), server, pace)))
        return curves


def filled(server: Server, sizes: Sizes) -> World:
    """Make the world of these sizes in the server. Raises BenchFault."""
    wanted, written = server.directory / "sizes.json", server.directory / "growth.json"
    wanted.write_bytes(orjson.dumps(asdict(sizes)))
    server.run("-m", "stresstest.growth", str(wanted), str(written))
    return World.read(orjson.loads(written.read_bytes()))


async def _measured(work: Work, places: Sequence[Place], server: Server, pace: Pace) -> Curve:
    askers = [_asker(work, place, server.port) for place in places]
    rounds: list[list[Round]] = [[] for _ in places]
    errors: Counter[str] = Counter()
    for asker in askers:
        await asker.begin()
        errors += (await asker.round(pace.warm_up_s)).errors
    for _ in range(pace.rounds):
        for asker, said in zip(askers, rounds, strict=True):
            before = used(server.pid)
            tally = await asker.round(pace.seconds)
            said.append(_summed_up(tally, used(server.pid).since(before).server))
            errors += tally.errors
    points = tuple(map(_point, places, askers, rounds))
    for asker in askers:
        asker.end()
    limits = {"floor": work.floor, "goal": work.goal}
    return Curve(
        work.name, work.title, work.axis, points, **limits, unit=work.unit, judge=work.judge, errors=dict(errors)
    )


def _asker(work: Work, place: Place, port: int) -> Asker:
    if work.requests is None:
        return Connecting(port, place)
    return Requesting(port, work.requests(place), work.status)


def _summed_up(tally: Tally, cpu_s: float) -> Round:
    times = sorted(tally.latencies)
    return Round(
        p50_ms=percentile(times, 0.50) * 1000,
        p95_ms=percentile(times, 0.95) * 1000,
        cpu_ms=cpu_s / max(len(times), 1) * 1000,
    )


def _point(place: Place, asker: Asker, rounds: Sequence[Round]) -> Point:
    def middle(name: str) -> float:
        return float(median(getattr(each, name) for each in rounds))

    return Point(place.size, middle("p50_ms"), middle("p95_ms"), middle("cpu_ms"), asker.bytes)
