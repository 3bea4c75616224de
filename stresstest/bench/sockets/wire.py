"""The listeners: websockets in one event loop that look at a frame's length and hand its text on, and nothing more.

The driver shares two cores with all that it measures. A frame costs it about 5 µs; the `websockets` library takes 40.
"""

import asyncio
import resource
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stresstest.bench.server import BenchFault

OPEN_S = 30.0  # a connection that takes longer to say `hello` fails the row
BACKLOG_S = 0.01
CLOSE, PING, TEXT = 0x88, 0x89, 0x81
_HEADER_END = b"\r\n\r\n"
_NO_MASK = bytes(4)

Hear = Callable[["Ear", bytes, float], None]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: a unix socket, or a port of this machine."""

    socket: Path | None = None
    port: int = 0


class Ear(asyncio.Protocol):
    """One websocket. The first text that comes is its greeting; `hear` gets all that follow, with their time."""

    __slots__ = ("_asked_at", "_hear", "_is_open", "_rest", "_token", "_transport", "closed_with", "greeted", "took_s")

    def __init__(self, token: str, hear: Hear) -> None:
        self.greeted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.took_s = 0.0  # from the wish to connect to the greeting
        self.closed_with: int | None = None
        self._asked_at = time.perf_counter()
        self._token = token
        self._hear = hear
        self._is_open = False
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Shake hands."""
        self._transport: asyncio.Transport = transport  # type: ignore[assignment]  # a stream's is one
        self._transport.write(
            b"GET /ws/v1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            b"Authorization: Bearer %b\r\n\r\n" % self._token.encode()
        )

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (asyncio's signature)
        """Note that it is gone."""
        if self.closed_with is None:
            self.closed_with = 1006
        if not self.greeted.done():
            self.greeted.set_exception(BenchFault("a websocket was closed before its greeting"))

    def data_received(self, data: bytes) -> None:
        """Take what has come apart into frames."""
        at = time.perf_counter()
        data = self._rest + data if self._rest else data
        if not self._is_open:
            header, end, data = data.partition(_HEADER_END)
            if not end:
                self._rest = header
                return
            self._is_open = self._is_accepted(header)
        self._rest = self._frames(data, at)

    def say(self, text: bytes) -> None:
        """Send a text of up to 64 KiB."""
        length = bytes([len(text) | 0x80]) if len(text) < 126 else b"\xfe" + len(text).to_bytes(2)
        self._transport.write(bytes([TEXT]) + length + _NO_MASK + text)

    def stop_reading(self) -> None:
        """Be slow: read nothing any more."""
        self._transport.pause_reading()

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()

    def _is_accepted(self, header: bytes) -> bool:
        if header.startswith(b"HTTP/1.1 101"):
            return True
        if not self.greeted.done():
            self.greeted.set_exception(BenchFault(f"a websocket was refused: {header[:60]!r}"))
        self._transport.close()
        return False

    def _frames(self, data: bytes, at: float) -> bytes:
        """Hand on whole frames; give what is left."""
        start, end = 0, len(data)
        while end - start >= 2:
            length, body = data[start + 1], start + 2
            if length > 125:
                size = 2 if length == 126 else 8
                length, body = int.from_bytes(data[body : body + size]), body + size
            if body + length > end:
                break
            self._take(data[start], data[body : body + length], at)
            start = body + length
        return data[start:]

    def _take(self, kind: int, payload: bytes, at: float) -> None:
        if kind == TEXT and self.greeted.done():
            self._hear(self, payload, at)
        elif kind == TEXT:
            self.took_s = at - self._asked_at
            self.greeted.set_result(None)
        elif kind == PING:
            self._transport.write(bytes([0x8A, len(payload) | 0x80]) + _NO_MASK + payload)
        elif kind == CLOSE:
            self.closed_with = int.from_bytes(payload[:2]) or 1005
            self._transport.close()


async def connected(address: Address, token: str, hear: Hear, *, room: int | None = None) -> Ear:
    """Open a websocket and wait for its greeting. Raises BenchFault.

    `room`: bytes that the kernel may keep of what is not read yet, over TCP.
    """
    ear = Ear(token, hear)
    try:
        async with asyncio.timeout(OPEN_S):
            await _connect(ear, address, room)
            await ear.greeted
    except TimeoutError:
        raise BenchFault(f"a websocket had no greeting within {OPEN_S:.0f} s") from None
    return ear


async def _connect(ear: Ear, address: Address, room: int | None) -> None:
    loop = asyncio.get_running_loop()
    if address.socket is None:
        opened = socket.socket()
        opened.setblocking(False)
        if room is not None:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        await loop.sock_connect(opened, ("127.0.0.1", address.port))
        await loop.create_connection(lambda: ear, sock=opened)
        return
    while True:
        try:
            await loop.create_unix_connection(lambda: ear, str(address.socket))
        except BlockingIOError:  # a unix socket with a full backlog turns clients away, where TCP lets them wait
            await asyncio.sleep(BACKLOG_S)
        else:
            return


async def many(
    address: Address, tokens: Sequence[str], hear: Hear, *, per_second: float, at_once: int = 10_000
) -> list[Ear]:
    """Open websockets at this rate, whatever becomes of those before, unless `at_once` of them are not greeted yet.

    Gives them all, greeted. Raises an ExceptionGroup of BenchFault.
    """
    loop = asyncio.get_running_loop()
    began_at = loop.time()
    places = asyncio.Semaphore(at_once)

    async def opened(token: str) -> Ear:
        try:
            return await connected(address, token, hear)
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        opening = []
        for number, token in enumerate(tokens):
            await asyncio.sleep(began_at + number / per_second - loop.time())
            await places.acquire()
            opening.append(group.create_task(opened(token)))
    return [each.result() for each in opening]


def allow_files(count: int) -> bool:
    """Let this process, and those that it starts, have so many files open; tells whether the machine allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count <= hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
    return hard >= count
