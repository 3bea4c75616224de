"""How long after something was killed and has come back everybody who listens has heard of everything."""

import asyncio
import json
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import psutil
import psycopg

from realtime.client import Client, NotThere, Site
from realtime.replica import Replica
from stresstest.bench.limits import Limits
from stresstest.bench.results import Result
from stresstest.bench.server import BenchFault
from stresstest.bench.sockets.figures import row
from stresstest.bench.sockets.place import Place, run
from stresstest.bench.sockets.speaking import Speaker
from stresstest.bench.sockets.wire import Address, connected
from stresstest.bench.world import Person

KILLED = {"kill-process": "sockets-1", "kill-valkey": "valkey", "kill-postgres": "postgres"}
NAMES = tuple(KILLED)
LISTENERS = 50
WRITERS = 4
PAUSE_S = 0.05  # between two messages of a writer
UP_S = 60.0
CONVERGED_S = 30.0

Json = dict[str, Any]


def measure(place: Place) -> list[Result]:
    """Kill a process for websockets, Valkey and PostgreSQL while people write and fifty listen."""
    return run(_measured(place))


async def _measured(place: Place) -> list[Result]:
    results = []
    async with _listening(place) as replicas:
        for name, process in KILLED.items():
            back_s, converged_s = await _killed(place, process, replicas)
            results.append(
                row(
                    name, f"converged after kill -9 of {process}", LISTENERS, errors={},
                    asked=(Limits(value=5), Limits(value=1)), value=converged_s, unit="s",
                    note=f"all was back after {back_s:.1f} s",
                )
            )  # fmt: skip
    return results


async def _killed(place: Place, name: str, replicas: list[Replica]) -> tuple[float, float]:
    """Give the seconds until all was back, and from then until everybody had everything."""
    async with _writing(place) as writers:
        await asyncio.sleep(1)
        victim = await asyncio.to_thread(_process, place, name)
        killed_at = time.perf_counter()
        victim.kill()
        await _until(lambda: _is_back(place, name, victim), within_s=UP_S)
        back_at = time.perf_counter()
    for writer in writers:
        await writer
    await _until(lambda: _have_all(place, replicas), within_s=CONVERGED_S)
    return back_at - killed_at, time.perf_counter() - back_at


async def _until(is_so: Callable[[], Awaitable[bool]], *, within_s: float) -> None:
    ends_at = time.perf_counter() + within_s
    while not await is_so():
        if time.perf_counter() > ends_at:
            raise BenchFault(f"not recovered within {within_s:.0f} s")
        await asyncio.sleep(0.02)


# --- writers ----------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def _writing(place: Place) -> AsyncIterator[list[asyncio.Task[None]]]:
    """Let some write during a block, each until its last message is acknowledged."""
    may_write = asyncio.Event()
    may_write.set()
    writers = [asyncio.create_task(_write(place, each, may_write)) for each in place.world.crowd[0].people[:WRITERS]]
    try:
        yield writers
    finally:
        may_write.clear()


async def _write(place: Place, person: Person, may_write: asyncio.Event) -> None:
    path = f"/messages/conversations/{place.world.crowd[0].room}/messages"
    body: dict[str, str] | None = None  # what is not acknowledged yet
    while may_write.is_set() or body is not None:
        body = body or {"text": "A word", "client_id": uuid4().hex}
        if await _is_sent(place, person, path, body):
            body = None
        await asyncio.sleep(PAUSE_S)


async def _is_sent(place: Place, person: Person, path: str, body: dict[str, str]) -> bool:
    try:
        async with Speaker(place.server.port, person) as speaker:
            return await speaker.post(path, body) in (200, 201)
    except (OSError, EOFError, TimeoutError):
        return False


# --- listeners --------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def _listening(place: Place) -> AsyncIterator[list[Replica]]:
    """Let reference clients listen during a block; gives what they hold."""
    people = place.world.crowd[0].people[:LISTENERS]
    replicas = [Replica(person.id) for person in people]
    runs = [
        asyncio.create_task(Client(_site(place, person), replica).run())
        for person, replica in zip(people, replicas, strict=True)
    ]
    try:
        await _until(lambda: _have_all(place, replicas), within_s=UP_S)
        yield replicas
    finally:
        for run in runs:
            run.cancel()
        await asyncio.gather(*runs, return_exceptions=True)


def _site(place: Place, person: Person) -> Site:
    headers = {"Authorization": f"Bearer {person.token}"}

    async def sign_in() -> dict[str, str]:
        return headers

    async def fetch(conversation_id: str, since: int) -> Json:
        return await asyncio.to_thread(_changes, place, headers, conversation_id, since)

    return Site(f"ws://127.0.0.1:{place.server.port}/ws/v1", sign_in, fetch)


def _changes(place: Place, headers: dict[str, str], conversation_id: str, since: int) -> Json:
    path = f"/api/v1/messages/conversations/{conversation_id}/changes?since={since}&limit=100"
    try:
        return _asked(place, path, headers)
    except urllib.error.HTTPError as error:
        with error:
            raise (NotThere if error.code == 404 else OSError)(f"changes answered {error.code}") from error


def _asked(place: Place, path: str, headers: dict[str, str]) -> Json:
    request = urllib.request.Request(f"http://127.0.0.1:{place.server.port}{path}", headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 (our own server)
        read: Json = json.load(answer)
        return read


# --- the installation -------------------------------------------------------------------------------------------------


def _process(place: Place, name: str) -> psutil.Process:
    """Find one of the installation's processes by the supervisor's name for it."""
    for child in psutil.Process(place.server.pid).children():
        with suppress(psutil.Error):
            if child.environ().get("TMSCHAT_PROCESS") == name:
                return child
    raise BenchFault(f"the installation has no process {name} now")


async def _is_back(place: Place, name: str, killed: psutil.Process) -> bool:
    """Tell whether there is another in its place, and REST with all below it and websockets answer."""
    try:
        if await asyncio.to_thread(_process, place, name) == killed:
            return False
        await asyncio.to_thread(_asked, place, "/readyz", {})
        token = place.world.crowd[0].people[0].token
        (await connected(Address(port=place.server.port), token, lambda *_: None)).close()
    except (BenchFault, OSError, ValueError):
        return False
    return True


async def _have_all(place: Place, replicas: Sequence[Replica]) -> bool:
    room = place.world.crowd[0].room
    head = await asyncio.to_thread(_head, place, room)
    return all(room in each.copies and each.copies[room].number == head for each in replicas)


def _head(place: Place, room: str) -> int | None:
    with psycopg.connect(place.world.database, autocommit=True) as connection:
        found = connection.execute("SELECT change_seq FROM chat_conversation WHERE id = %s", [room]).fetchone()
    return found[0] if found is not None else None
