"""Sockets as people have them: through the front door, everything on one machine."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import orjson

from stresstest.bench.limits import Limits
from stresstest.bench.results import Result
from stresstest.bench.sockets.figures import row, times
from stresstest.bench.sockets.place import Place, run
from stresstest.bench.sockets.processes import BARE, SocketProcess, tree_seconds
from stresstest.bench.sockets.speaking import Speaker, speakers
from stresstest.bench.sockets.talk import Talk
from stresstest.bench.sockets.trial import HEARING, tried_bare
from stresstest.bench.sockets.waiting import until
from stresstest.bench.sockets.wire import Address, Ear, many

CONNECTS_PER_S = 20.0  # 200 within 10 s
LISTENERS = "listeners"
HEARD_PER_S = 10.0  # messages that they hear
ROUNDS = 3  # of listening: the middle one counts
TALKING = 10  # members who send, in turn
EMOJI = "🎈"  # that no other row puts on the message
LAST_S = 10.0  # what is coalesced comes within this time, however busy the machine


def connect(place: Place) -> list[Result]:
    """Measure from the first byte of a handshake to `hello`."""
    people = [person.token for person in place.world.people] * 2
    ears = run(_connected(place, people[: place.extent.connects], CONNECTS_PER_S))
    return [
        row("connect", "connect to hello, 200 within 10 s", len(ears), errors={},
            asked=(Limits(p95_ms=100), Limits(p95_ms=30)), per_second=CONNECTS_PER_S,
            **times(sorted(ear.took_s for ear in ears)))
    ]  # fmt: skip


async def _connected(place: Place, tokens: list[str], per_second: float) -> list[Ear]:
    ears = await many(Address(port=place.server.port), tokens, lambda *_: None, per_second=per_second)
    for ear in ears:
        ear.close()
    return ears


@dataclass(slots=True)
class Said:
    """What a round of talk in a room of a hundred brought."""

    talk: Talk
    ears: int
    cpu_s: float
    seconds: float

    @property
    def delivery_ms(self) -> float:
        """The processor time of one delivery."""
        return self.cpu_s / max(self.talk.deliveries, 1) * 1000


def delivery(place: Place) -> list[Result]:
    """Measure from a send's acknowledgement to its frame at a member."""
    said = run(_talk(place, per_second=20, seconds=place.extent.seconds))
    return [
        row("delivery", "delivery, 20 messages/s into 100 members", said.ears, errors=said.talk.errors,
            asked=(Limits(p95_ms=100), Limits(p95_ms=25)), per_second=said.talk.deliveries / said.seconds,
            **times(said.talk.delays()))
    ]  # fmt: skip


def listeners(place: Place, *, cores: Sequence[int]) -> list[Result]:
    """Measure what one delivery costs everything but the driver: door, REST, sockets, PostgreSQL, Valkey.

    Beside it, by turns on the same cores, what it costs a bare broadcast server: at so slow a pace every wake-up finds
    its caches cold, and what that costs is the machine's, and differs from hour to hour.
    """
    rounds, bare_ms = [], []
    extent = replace(place.extent, connections=HEARING)
    with SocketProcess(BARE, place.server, cores=cores) as process:
        for _ in range(ROUNDS):
            rounds.append(run(_talk(place, per_second=HEARD_PER_S, seconds=extent.seconds)))
            bare_ms.append(run(tried_bare(process, extent, per_second=HEARD_PER_S)).frame_ms)
    errors = sum((said.talk.errors for said in rounds), Counter[str]())
    return [
        row(LISTENERS, "one delivery to one of 100 listeners, 10 messages/s", rounds[0].ears, errors=errors,
            asked=(Limits(cpu_ms=0.060, p95_ms=25), Limits(cpu_ms=0.025, p95_ms=6)),
            cpu_ms=median(said.delivery_ms for said in rounds),
            ratio=median(each / said.delivery_ms for each, said in zip(bare_ms, rounds, strict=True)),
            per_second=median(said.talk.deliveries / said.seconds for said in rounds),
            **times(sorted(delay for said in rounds for delay in said.talk.delays())),
            note=f"bare: {median(bare_ms):.3f} ms of CPU, without REST, PostgreSQL, Valkey and front door")
    ]  # fmt: skip


async def _talk(place: Place, *, per_second: float, seconds: float) -> Said:
    talk, people = Talk(), place.world.people
    ears = await many(Address(port=place.server.port), [each.token for each in people], talk.hear, per_second=200)
    async with speakers(place.server.port, people[:TALKING]) as talking:
        warming = Talk()
        await warming.speak(place.world.send_room, talking, ears=0, per_second=TALKING, seconds=1)
        before, began_at = tree_seconds(place.server.pid), time.perf_counter()
        await talk.speak(place.world.send_room, talking, ears=len(ears), per_second=per_second, seconds=seconds)
        await talk.heard_out()
        said = Said(talk, len(ears), tree_seconds(place.server.pid) - before, time.perf_counter() - began_at)
    for ear in ears:
        ear.close()
    return said


@dataclass(slots=True)
class Counting:
    """How many frames about reactions each listener gets."""

    frames: Counter[Ear] = field(default_factory=Counter)
    last: dict[Ear, bytes] = field(default_factory=dict)

    def hear(self, ear: Ear, text: bytes, _at: float) -> None:
        """Take a frame."""
        if text.startswith(b'{"type":"reaction.updated"'):
            self.frames[ear] += 1
            self.last[ear] = text

    def inexact(self, ears: Sequence[Ear]) -> int:
        """How many have a last frame that does not count everybody."""
        exact = {"emoji": EMOJI, "count": len(ears)}
        return sum(exact not in orjson.loads(self.last.get(ear, _NONE))["reactions"] for ear in ears)


_NONE = b'{"reactions":[]}'


def burst(place: Place) -> list[Result]:
    """Let a hundred people react to one message within a second; count the frames that it costs a listener."""
    return [run(_burst(place))]


async def _burst(place: Place) -> Result:
    counting, people = Counting(), place.world.people
    message = place.world.liked[0]
    ears = await many(Address(port=place.server.port), [each.token for each in people], counting.hear, per_second=200)
    async with speakers(place.server.port, people) as reacting:
        began_at = time.perf_counter()
        statuses = await asyncio.gather(*(_react(each, message, began_at, n) for n, each in enumerate(reacting)))
        seconds = time.perf_counter() - began_at
    await until(lambda: not counting.inexact(ears), within_s=LAST_S)
    for ear in ears:
        ear.close()
    errors = Counter(str(status) for status in statuses if status != 201)
    errors["the last frame is not exact"] += counting.inexact(ears)
    return row(
        "burst", "100 people react within a second: frames a client", len(ears), errors=+errors,
        asked=(Limits(value=20), Limits(value=11)), per_second=len(people) / seconds,
        value=max(counting.frames.values(), default=0), unit="frames",
    )  # fmt: skip


async def _react(speaker: Speaker, message: str, began_at: float, number: int) -> int:
    await asyncio.sleep(began_at + number * 0.009 - time.perf_counter())
    return await speaker.post(f"/messages/{message}/reactions", {"emoji": EMOJI})
