"""The reference client in Python: it connects, resumes, fills gaps and comes back, as docs/realtime-client.md says.

It holds no HTTP client: whoever makes it passes in how `changes` is asked for.
"""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus

from realtime.replica import Replica

FIRST_DELAY_S = 0.5
LONGEST_DELAY_S = 30.0
REFUSED_DELAY_S = 4.0  # the same where the server, or whoever stands before it, has said at once that it is not there
OPEN_S = 10.0
STEADY_S = 5.0  # so long a link has to hold before the waits begin anew
MAX_FRAME_BYTES = 16 * 1024 * 1024
SIGNED_OUT = (4401, 4403)

Json = dict[str, Any]


class SignedOut(Exception):
    """The server does not take the credential (any more): sign in anew and make a new client."""


class NotThere(Exception):
    """For `fetch` to raise where the server answers 404."""


@dataclass(frozen=True, slots=True)
class Site:
    """How a client reaches its server. Each call gives what is to be used now, so credentials may be renewed.

    `headers`: those of the handshake. `fetch(conversation_id, since)`: the answer of `changes`; raises NotThere for a
    404 and OSError where it should be asked again.
    """

    url: str
    headers: Callable[[], Awaitable[Mapping[str, str]]]
    fetch: Callable[[str, int], Awaitable[Json]]


class Client:
    """Keeps a `Replica` true for as long as `run` runs."""

    def __init__(self, site: Site, replica: Replica, on_frame: Callable[[Json], None] = lambda _frame: None) -> None:
        """`on_frame` is called with each frame after the replica has taken it."""
        self.replica = replica
        self._site = site
        self._on_frame = on_frame
        self._failures = 0  # in a row
        self._bye_s: float | None = None  # the wait that the server has named
        self._is_behind = asyncio.Event()

    async def run(self) -> None:
        """Connect, and connect again, until cancelled. Raises SignedOut."""
        while True:
            self._bye_s = None
            self._is_greeted = False
            longest_s = LONGEST_DELAY_S
            try:
                await self._one_connection()
            except TimeoutError:
                pass  # it is there, perhaps, with too much to do: asking often would be more of it
            except (OSError, InvalidHandshake, ConnectionClosed) as error:
                if _is_final(error):
                    raise SignedOut from error
                longest_s = LONGEST_DELAY_S if self._is_greeted else REFUSED_DELAY_S
            await asyncio.sleep(self._next_delay(longest_s))

    async def _one_connection(self) -> None:
        headers = dict(await self._site.headers())
        opening = connect(
            self._site.url,
            additional_headers=headers,
            open_timeout=OPEN_S,
            ping_interval=None,
            max_size=MAX_FRAME_BYTES,
            proxy=None,
        )
        socket = await opening
        try:
            async with socket:
                await self._talk(socket)
        finally:
            socket.transport.abort()  # gone also where we are cancelled while it says good-bye

    async def _talk(self, socket: ClientConnection) -> None:
        await self._greet(socket)
        self._steady = asyncio.get_running_loop().call_later(STEADY_S, self._settle)
        try:
            await _until_one_ends(self._listen(socket), self._resume(), self._keep_alive(socket))
        finally:
            self._steady.cancel()

    async def _greet(self, socket: ClientConnection) -> None:
        """Read `hello`: from here on, every difference is known."""
        hello = json.loads(await asyncio.wait_for(socket.recv(), OPEN_S))
        self._is_greeted = True
        self._heartbeat_s = float(hello["heartbeat_s"])
        self._heard_at = time.monotonic()
        self.replica.hello(hello)
        self._on_frame(hello)
        self._is_behind.set()

    def _settle(self) -> None:
        """The link holds: what failed before counts no more."""
        self._failures = 0

    async def _listen(self, socket: ClientConnection) -> None:
        while True:
            self._take(json.loads(await socket.recv()))

    def _take(self, frame: Json) -> None:
        self._heard_at = time.monotonic()
        if frame["type"] == "bye":
            self._bye_s = frame["reconnect_after_ms"] / 1000
        self.replica.take(frame)
        self._on_frame(frame)
        if self.replica.behind:
            self._is_behind.set()

    async def _resume(self) -> None:
        """Ask `changes` for every conversation that is behind, until none is."""
        while True:
            await self._is_behind.wait()
            self._is_behind.clear()
            while self.replica.behind:
                await self._ask(self.replica.behind.pop())

    async def _ask(self, conversation_id: str) -> None:
        copy = self.replica.copies.get(conversation_id)
        if copy is None:
            return
        since = copy.number
        try:
            page = await self._site.fetch(conversation_id, since)
        except NotThere:
            self.replica.gone(conversation_id, copy)
        except OSError:
            self.replica.behind.add(conversation_id)
            await asyncio.sleep(FIRST_DELAY_S * random.random())  # noqa: S311 (spreads load, guards nothing)
        else:
            self.replica.changes(conversation_id, since, page)

    async def _keep_alive(self, socket: ClientConnection) -> None:
        """Ask for an answer every `heartbeat_s`; a server silent for two of them is gone."""
        while time.monotonic() - self._heard_at < 2 * self._heartbeat_s:
            await asyncio.sleep(self._heartbeat_s)
            await socket.send(json.dumps({"type": "ping"}))
        await socket.close()

    def _next_delay(self, longest_s: float) -> float:
        """What the server has named; else full jitter: anything up to a bound that doubles with each failure."""
        if self._bye_s is not None:
            return self._bye_s
        bound = min(longest_s, FIRST_DELAY_S * 2**self._failures)
        self._failures += 1
        return random.uniform(0, bound)  # noqa: S311 (spreads load, guards nothing)


def _is_final(error: Exception) -> bool:
    if isinstance(error, InvalidStatus):
        return error.response.status_code in (401, 403)
    return isinstance(error, ConnectionClosed) and error.rcvd is not None and error.rcvd.code in SIGNED_OUT


async def _until_one_ends(*work: Coroutine[Any, Any, None]) -> None:
    """Run coroutines side by side until the first ends; raises what it raised."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result
