"""Who asks at one size: a connection that is kept, or one websocket after the other."""

import time
from collections.abc import Iterator
from typing import Protocol

import orjson
from websockets.asyncio.client import connect

from stresstest.bench.load import Load, Script, Tally
from stresstest.bench.sockets.wire import Address, Ear, connected
from stresstest.growth.world import Place


class Asker(Protocol):
    """One who asks for a while, and knows how many bytes an answer has."""

    bytes: int

    async def begin(self) -> None:
        """Be ready."""

    async def round(self, seconds: float) -> Tally:
        """Ask again and again for so long."""

    def end(self) -> None:
        """Go."""


class Requesting:
    """One connection."""

    def __init__(self, port: int, requests: Iterator[bytes], status: bytes) -> None:
        self.bytes = 0
        self._load = Load(port, [Script(requests, frozenset([status]), self._is_good)])

    async def begin(self) -> None:
        """Connect."""
        await self._load.connect()

    async def round(self, seconds: float) -> Tally:
        """Ask."""
        tally, _ = await self._load.round(seconds)
        return tally

    def end(self) -> None:
        """Hang up."""
        self._load.close()

    def _is_good(self, body: bytes) -> bool:
        self.bytes = len(body)
        return "data" in orjson.loads(body)


class Connecting:
    """A websocket, until its `hello`, then the next one."""

    def __init__(self, port: int, place: Place) -> None:
        self.bytes = 0
        self._port = port
        self._token = place.token

    async def begin(self) -> None:
        """Look how long a `hello` is."""
        headers = {"Authorization": f"Bearer {self._token}"}
        async with connect(
            f"ws://127.0.0.1:{self._port}/ws/v1", additional_headers=headers, proxy=None, max_size=None
        ) as opened:
            self.bytes = len(await opened.recv(decode=False))

    async def round(self, seconds: float) -> Tally:
        """Connect. Raises BenchFault."""
        tally = Tally()
        ends_at = time.perf_counter() + seconds
        while time.perf_counter() < ends_at:
            ear = await connected(Address(port=self._port), self._token, _hear_nothing)
            tally.latencies.append(ear.took_s)
            ear.close()
        return tally

    def end(self) -> None:
        """Nothing is open."""


def _hear_nothing(_ear: Ear, _text: bytes, _at: float) -> None:
    """What comes after `hello` is not what is measured."""
