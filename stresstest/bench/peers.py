"""The rows beside other chat servers, measured as those were.

Server and database are on one core and the driver on another, with one process of each kind, on a private server of
their own: what other rows leave behind costs nothing here.
"""

import os
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from statistics import median

import psycopg
import uvloop

from stresstest.bench.cpu import used
from stresstest.bench.limits import Limits
from stresstest.bench.load import Load
from stresstest.bench.measuring import FULL, Round, summed_up
from stresstest.bench.results import Result
from stresstest.bench.server import Server
from stresstest.bench.sockets import front, place
from stresstest.bench.sockets.figures import row
from stresstest.bench.sockets.talk import UP_TO, number_after
from stresstest.bench.sockets.waiting import until
from stresstest.bench.sockets.wire import Address, Ear, many
from stresstest.bench.works import Work, newest_sent, works
from stresstest.bench.world import World

ROUNDS = 3
LATER = 15_000  # sends, after which a page is measured again
HEARD_S = 10.0
SERVERS_CORE, DRIVERS_CORE = 0, 1


@dataclass(frozen=True, slots=True)
class Peer:
    """One row: whose load it is, and what belongs to it besides."""

    work: Work
    is_heard: bool = False  # whether all members listen
    after: int = 0  # so many sends into the room


def peers() -> list[Peer]:
    """Give the rows of requests, in the budgets' order."""
    known = {work.name: work for work in works()}

    def like(of: str, name: str, title: str, floor: tuple[float, float], goal: tuple[float, float]) -> Work:
        limits = [Limits(cpu_ms=cpu, per_second=rate) for cpu, rate in (floor, goal)]
        return replace(known[of], name=name, title=title, floor=limits[0], goal=limits[1])

    page = like("texts", "peer-page", "page of 50", (4.0, 250), (2.0, 500))
    later = replace(page, name="peer-page-later", title="the same after 15,000 sends", script=newest_sent)
    return [
        Peer(like("send-1", "peer-heard", "send into a room, all 100 hear", (6.0, 150), (3.0, 300)), is_heard=True),
        Peer(like("send-1", "peer-send", "send into a room, nobody listening", (2.2, 400), (1.1, 800))),
        Peer(like("send-10", "peer-send-10", "send into 10 rooms", (2.0, 450), (0.70, 1400))),
        Peer(page),
        Peer(later, after=LATER),
        Peer(like("react", "peer-react", "react", (2.2, 400), (1.1, 800))),
        Peer(like("read", "peer-read", "read mark", (1.8, 500), (0.8, 1100))),
    ]


NAMES = (*(peer.work.name for peer in peers()), front.LISTENERS)


def measure(asked: Collection[str], *, say: Callable[[str], None]) -> list[Result]:
    """Measure the rows named. Raises BenchFault."""
    results: list[Result] = []
    with Server(cores=_core(SERVERS_CORE), options=("--workers", "1")) as server, _driving_on(_core(DRIVERS_CORE)):
        world = World.read(server.filled(circles=0))
        if front.LISTENERS in asked:  # first: what tens of thousands of sends leave to be done is not its own
            say(f"{front.LISTENERS} …")
            results += front.listeners(place.Place(server, world, place.FULL), cores=_core(SERVERS_CORE))
        for peer in peers():
            if peer.work.name in asked:
                say(f"{peer.work.name} …")
                results.append(uvloop.run(_measured(peer, server, world)))
    return results


def _core(number: int) -> tuple[int, ...]:
    """Give the core to keep to; none where they are too few or cannot be chosen."""
    return (number,) if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > DRIVERS_CORE else ()


@contextmanager
def _driving_on(cores: Collection[int]) -> Iterator[None]:
    """Keep this thread on these cores for a block."""
    if not cores:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


async def _measured(peer: Peer, server: Server, world: World) -> Result:
    if peer.after:
        await _send(peer.after, server, world)
    async with _listening(peer, server, world) as errors:
        load = await _connected(peer.work, server, world)
        errors.update((await load.round(FULL.warm_up_s))[0].errors)
        rounds = []
        for _ in range(ROUNDS):
            before = used(server.pid)
            tally, seconds = await load.round(FULL.seconds)
            rounds.append(summed_up(tally, seconds, used(server.pid).since(before)))
            errors.update(tally.errors)
        load.close()
    return _row(peer.work, rounds, errors)


async def _connected(work: Work, server: Server, world: World) -> Load:
    load = Load(server.port, [work.script(world, person) for person in world.people[: work.clients]])
    await load.connect()
    return load


async def _send(count: int, server: Server, world: World) -> None:
    """Put so many messages into the room."""
    load = await _connected(next(work for work in works() if work.name == "send-1"), server, world)
    while count > 0:
        tally, _ = await load.round(FULL.seconds)
        count -= max(len(tally.latencies), 1)  # ends, whatever the server does
    load.close()


@asynccontextmanager
async def _listening(peer: Peer, server: Server, world: World) -> AsyncIterator[Counter[str]]:
    """Let all members listen, where it belongs to the row; give where errors are counted, who missed what included."""
    errors: Counter[str] = Counter()
    heads: dict[Ear, int] = {}

    def hear(ear: Ear, text: bytes, _at: float) -> None:
        if UP_TO in text:
            heads[ear] = number_after(text, UP_TO)

    people = world.people if peer.is_heard else []
    ears = await many(Address(port=server.port), [person.token for person in people], hear, per_second=200)
    try:
        yield errors
        head = _head(world)
        await until(lambda: all(heads.get(ear) == head for ear in ears), within_s=HEARD_S)
        errors["not all was heard"] += sum(heads.get(ear) != head for ear in ears)
    finally:
        for ear in ears:
            ear.close()


def _head(world: World) -> int:
    """Give the number of the last change in the room."""
    with psycopg.connect(world.database) as connection:
        found = connection.execute("SELECT change_seq FROM chat_conversation WHERE id = %s", [world.send_room])
        (head,) = found.fetchone() or (0,)
    return int(head)


def _row(work: Work, rounds: Collection[Round], errors: Counter[str]) -> Result:
    figures = ("per_second", "p50_ms", "p95_ms", "p99_ms", "cpu_ms", "driver_ms", "strangers")
    middle = {name: float(median(getattr(each, name) for each in rounds)) for name in figures}
    return row(work.name, work.title, work.clients, asked=(work.floor, work.goal), errors=+errors, **middle)
