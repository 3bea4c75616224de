"""A whole run: the private server, its data, and one row after the other."""

from collections.abc import Callable, Collection, Iterator

from stresstest.bench import peers, signing
from stresstest.bench.measuring import FULL, QUICK, measure
from stresstest.bench.results import Result
from stresstest.bench.server import Server
from stresstest.bench.sockets import place
from stresstest.bench.sockets.rows import Group, groups
from stresstest.bench.works import Work, works
from stresstest.bench.world import World

Say = Callable[[str], None]


def names() -> list[str]:
    """Give the names of all rows, in the order in which they are measured."""
    sockets = [name for group in groups() for name in group.names]
    return [*(work.name for work in works()), signing.NAME, *sockets, *peers.NAMES]


def run(only: Collection[str] | None, *, is_quick: bool, say: Say) -> list[Result]:
    """Measure the rows named; None: all, or of a quick run all that can be quick. Raises BenchFault."""
    results = _on_all_cores(only, is_quick=is_quick, say=say)
    beside_peers = [] if is_quick and only is None else [name for name in peers.NAMES if only is None or name in only]
    return [*results, *peers.measure(beside_peers, say=say)] if beside_peers else results


def _on_all_cores(only: Collection[str] | None, *, is_quick: bool, say: Say) -> list[Result]:
    asked = [work for work in works() if only is None or work.name in only]
    asked_groups = [each for each in groups() if _is_asked(each, only, is_quick=is_quick)]
    extent = place.QUICK if is_quick else place.FULL
    if not asked and not asked_groups and signing.NAME not in (only or ()):
        return []
    with Server() as server:
        world = World.read(server.filled(circles=max([0, *(group.circles(extent) for group in asked_groups)])))
        results = list(_requests(asked, server, world, is_quick=is_quick, say=say))
        if only is None or signing.NAME in only:
            say(f"{signing.NAME} …")
            results.append(signing.measure())
        for group in asked_groups:
            say(f"{', '.join(group.names)} …")
            measured = group.measure(place.Place(server, world, extent))
            results += [each for each in measured if only is None or each.work in only]
        return results


def _requests(asked: Collection[Work], server: Server, world: World, *, is_quick: bool, say: Say) -> Iterator[Result]:
    for work in asked:
        say(f"{work.name} …")
        yield measure(work, server, world, QUICK if is_quick else FULL)


def _is_asked(group: Group, only: Collection[str] | None, *, is_quick: bool) -> bool:
    if only is None:
        return group.is_quick or not is_quick
    return not set(only).isdisjoint(group.names)
