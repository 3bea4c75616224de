"""One process holds many connections, a hundred of whom talk at 50 messages a second: the same for every server."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from stresstest.bench.measuring import percentile
from stresstest.bench.sockets.place import Extent, Place
from stresstest.bench.sockets.processes import SocketProcess
from stresstest.bench.sockets.speaking import speakers
from stresstest.bench.sockets.talk import Talk
from stresstest.bench.sockets.wire import Address, Ear, connected, many

CONNECTS_PER_S = 150.0
MESSAGES_PER_S = 50.0
HEARING = 100
TALKING = 10
WARMING = 20  # connections that come and go before anything is counted
SETTLE_S = 0.5


@dataclass(slots=True)
class Trial:
    """What it brought. `connects` and `delays`: seconds, ascending."""

    connections: int
    connects: list[float] = field(default_factory=list)
    idle_kib: float = 0.0  # resident memory a connection
    talk: Talk = field(default_factory=Talk)
    cpu_s: float = 0.0  # while they talked
    seconds: float = 0.0

    @property
    def frames_a_cpu_second(self) -> float:
        """How many frames it delivers for a second of the processor."""
        return self.talk.frames / max(self.cpu_s, 1e-6)

    @property
    def frame_ms(self) -> float:
        """The processor time of one frame."""
        return 1000 / max(self.frames_a_cpu_second, 1e-6)

    @property
    def connect_ms(self) -> float:
        """The 95th percentile."""
        return percentile(self.connects, 0.95) * 1000

    @property
    def delay_ms(self) -> float:
        """The 95th percentile."""
        return percentile(self.talk.delays(), 0.95) * 1000

    def __str__(self) -> str:
        delays = self.talk.delays()
        return (
            f"{self.frame_ms * 1000:.1f} µs of CPU a frame, {self.idle_kib:.0f} KiB a connection,"
            f" connect p95 {self.connect_ms:.1f} ms,"
            f" delivery p50 {percentile(delays, 0.5) * 1000:.1f} p95 {self.delay_ms:.1f} ms"
        )


Converse = Callable[[Talk], Awaitable[None]]


async def tried(process: SocketProcess, place: Place, address: Address | None = None) -> Trial:
    """Measure the application in a process, at its own address or at one that leads there."""
    circles = place.world.crowd
    tokens = [person.token for circle in circles for person in circle.people][: place.extent.connections]
    async with speakers(place.server.port, circles[0].people[:TALKING]) as talking:

        async def converse(talk: Talk) -> None:
            await talk.speak(
                circles[0].room, talking, ears=HEARING, per_second=MESSAGES_PER_S, seconds=place.extent.seconds
            )

        return await _tried(process, address or process.address, tokens, converse)


async def tried_bare(process: SocketProcess, extent: Extent, *, per_second: float = MESSAGES_PER_S) -> Trial:
    """Measure the bare server: what is said goes in over one of its own connections."""
    tokens = ["nobody asks"] * extent.connections

    async def converse(talk: Talk) -> None:
        speaker = await connected(process.address, "", lambda *_: None)
        began_at = time.perf_counter()
        for number in range(round(per_second * extent.seconds)):
            await asyncio.sleep(began_at + number / per_second - time.perf_counter())
            speaker.say(talk.frame(ears=HEARING))
        speaker.close()

    return await _tried(process, process.address, tokens, converse)


async def _tried(process: SocketProcess, address: Address, tokens: Sequence[str], converse: Converse) -> Trial:
    trial = Trial(len(tokens))
    async with _held(address, tokens[:WARMING], Talk()):
        await asyncio.sleep(SETTLE_S)
    await asyncio.sleep(SETTLE_S)
    empty = process.memory
    async with _held(address, tokens, trial.talk) as ears:
        trial.connects = sorted(ear.took_s for ear in ears)
        await asyncio.sleep(SETTLE_S)
        trial.idle_kib = (process.memory - empty) / len(ears) / 1024
        before, began_at = process.cpu_s, time.perf_counter()
        await converse(trial.talk)
        await trial.talk.heard_out()
        trial.cpu_s, trial.seconds = process.cpu_s - before, time.perf_counter() - began_at
        trial.talk.errors["closed"] += sum(ear.closed_with is not None for ear in ears)
        trial.talk.errors = +trial.talk.errors
    return trial


@asynccontextmanager
async def _held(address: Address, tokens: Sequence[str], talk: Talk) -> AsyncIterator[list[Ear]]:
    ears = await many(address, tokens, talk.hear, per_second=CONNECTS_PER_S)
    try:
        yield ears
    finally:
        for ear in ears:
            ear.close()
