"""The load: keep-alive connections in one event loop, each asking again as soon as it is answered.

The driver shares two cores with all that it measures, so it must cost little: requests are encoded beforehand, answers
are looked at as far as their status and length, every `CHECK_EVERY`th one whole. It costs 30 to 40 µs a request; k6 on
the same machine takes 250, httpx 900.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

CHECK_EVERY = 64
ANSWER_S = 30.0  # an answer that takes longer fails the round

CHUNKED = -1
_HEADER_END, _LAST_CHUNK = b"\r\n\r\n", b"\r\n0\r\n\r\n"

Check = Callable[[bytes], bool]


@dataclass(slots=True)
class Tally:
    """What one round brought: how long each answer took, in seconds, and what went wrong how often."""

    latencies: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """What one client does: its requests, encoded, for ever; the statuses it expects; what a good body is."""

    requests: Iterator[bytes]
    statuses: frozenset[bytes]
    is_good: Check


class Client(asyncio.Protocol):
    """One connection that repeats its script while the round is open."""

    def __init__(self, script: Script) -> None:
        self.idle = asyncio.Event()
        self._script = script
        self._tally = Tally(is_open=False)
        self._answers = 0
        self._parts: list[bytes] = []
        self._bytes = 0  # of the answer, so far
        self._due = 0  # of the whole answer; 0: not known yet
        self._asked_at = 0.0
        self.idle.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what to write to."""
        self._transport: asyncio.WriteTransport = transport  # type: ignore[assignment]  # TCP's is one

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (asyncio's signature)
        """Count a connection that ends while an answer is due."""
        if not self.idle.is_set():
            self._tally.errors["connection closed"] += 1
            self.idle.set()

    def begin(self, tally: Tally) -> None:
        """Ask, and go on asking until the tally is closed."""
        self._tally = tally
        self.idle.clear()
        self._ask()

    def close(self) -> None:
        """Hang up."""
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        """Take a piece of an answer."""
        self._parts.append(data)
        self._bytes += len(data)
        if not self._due:
            header, end, _ = (self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)).partition(_HEADER_END)
            if not end:
                return
            self._due = _length(header)
        if self._bytes == self._due or (self._due == CHUNKED and b"".join(self._parts[-3:]).endswith(_LAST_CHUNK)):
            self._answered(b"".join(self._parts))

    def _ask(self) -> None:
        if self._transport.is_closing():
            self._tally.errors["connection closed"] += 1
            self.idle.set()
            return
        self._parts.clear()
        self._bytes = self._due = 0
        request = next(self._script.requests)
        self._asked_at = time.perf_counter()
        self._transport.write(request)

    def _answered(self, answer: bytes) -> None:
        self._tally.latencies.append(time.perf_counter() - self._asked_at)
        status = answer[9:12]
        if status not in self._script.statuses:
            self._tally.errors[status.decode(errors="replace")] += 1
        elif self._answers % CHECK_EVERY == 0 and not self._is_good(answer):
            self._tally.errors["unexpected body"] += 1
        self._answers += 1
        if self._tally.is_open:
            self._ask()
        else:
            self.idle.set()

    def _is_good(self, answer: bytes) -> bool:
        header, _, body = answer.partition(_HEADER_END)
        if b"Transfer-Encoding: chunked" in header:
            return bool(body)
        try:
            return self._script.is_good(body)
        except (ValueError, LookupError, TypeError):
            return False


class Load:
    """Clients that stay connected over several rounds."""

    def __init__(self, port: int, scripts: Sequence[Script]) -> None:
        self._port = port
        self._scripts = scripts
        self._clients: list[Client] = []

    async def connect(self) -> None:
        """Open all connections."""
        loop = asyncio.get_running_loop()
        for script in self._scripts:
            _, client = await loop.create_connection(lambda script=script: Client(script), "127.0.0.1", self._port)  # type: ignore[misc]
            self._clients.append(client)

    async def round(self, seconds: float) -> tuple[Tally, float]:
        """Ask for `seconds`, then wait for what is due. Gives the tally and how long that took, in seconds."""
        tally = Tally()
        began_at = time.perf_counter()
        for client in self._clients:
            client.begin(tally)
        await asyncio.sleep(seconds)
        tally.is_open = False
        try:
            async with asyncio.timeout(ANSWER_S):
                for client in self._clients:
                    await client.idle.wait()
        except TimeoutError:
            tally.errors["no answer"] += sum(not client.idle.is_set() for client in self._clients)
        return tally, time.perf_counter() - began_at

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients:
            client.close()


def _length(header: bytes) -> int:
    """Give the bytes of the whole answer, or CHUNKED where its header does not tell."""
    at = header.find(b"Content-Length: ")
    if at < 0:
        return CHUNKED if b"Transfer-Encoding: chunked" in header else len(header) + len(_HEADER_END)
    return len(header) + len(_HEADER_END) + int(header[at + 16 :].partition(b"\r")[0])
