"""A whole run: the private server, its data, and one row after the other."""

from collections.abc import Callable, Sequence

from stresstest.bench.measuring import Pace, measure
from stresstest.bench.results import Result
from stresstest.bench.server import Server
from stresstest.bench.works import works
from stresstest.bench.world import World


def names() -> list[str]:
    """Give the names of all rows, in the order in which they are measured."""
    return [work.name for work in works()]


def run(only: Sequence[str], pace: Pace, *, say: Callable[[str], None]) -> list[Result]:
    """Measure the rows named. Raises BenchFault."""
    with Server() as server:
        world = World.read(server.filled())
        results = []
        for work in works():
            if work.name in only:
                say(f"{work.name} …")
                results.append(measure(work, server, world, pace))
        return results
