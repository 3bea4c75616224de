"""How many sockets one process holds, all healthy, while somebody speaks every second in each circle of a hundred."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

from stresstest.bench.limits import Limits
from stresstest.bench.results import Result
from stresstest.bench.server import BenchFault
from stresstest.bench.sockets.figures import row, times
from stresstest.bench.sockets.place import Place, run
from stresstest.bench.sockets.processes import OURS, SocketProcess
from stresstest.bench.sockets.speaking import Speaker
from stresstest.bench.sockets.talk import Talk
from stresstest.bench.sockets.wire import Ear, allow_files, many
from stresstest.bench.world import Circle

FLOOR, GOAL = 2000, 10_000
CONNECTS_PER_S = 250.0
AT_ONCE = 200  # more would wait, and give up
SECONDS = 10.0
LATEST_S = 1.0  # a process whose p95 is beyond this does not keep up
FILES = 2000  # beside the sockets


@dataclass(slots=True)
class Held:
    """What became of so many connections."""

    connections: int
    talk: Talk
    memory: int  # bytes of the process with all of them open
    cpu: float  # of one core, while they talked

    @property
    def is_healthy(self) -> bool:
        """Whether everything came to everybody, in order and in time."""
        delays = self.talk.delays()
        return not self.talk.errors and delays[int(len(delays) * 0.95)] < LATEST_S


def measure(place: Place) -> list[Result]:
    """Hold the floor's number; where that is healthy, the goal's."""
    counts = [count for count in (FLOOR, GOAL) if allow_files(count + FILES)]
    if not counts:
        raise BenchFault(f"{FLOOR} connections need {FLOOR + FILES} open files: raise the limit (ulimit -n)")
    held: list[Held] = []
    fault = ""
    for count in counts:
        try:
            with SocketProcess(OURS, place.server) as process:
                held.append(run(_held(process, place, count)))
        except BenchFault as error:
            if not held:
                raise
            fault = f"; {count}: {error}"  # what was healthy before was so
            break
        if not held[-1].is_healthy:
            break
    return [_row(held, fault)]


def _row(held: list[Held], fault: str) -> Result:
    best = max((each for each in held if each.is_healthy), key=lambda each: each.connections, default=held[0])
    return row(
        "connections", "connections on one process, all healthy", best.connections, errors=best.talk.errors,
        asked=(Limits(at_least=FLOOR), Limits(at_least=GOAL)), per_second=best.talk.deliveries / SECONDS,
        value=best.connections if best.is_healthy else 0, unit="healthy", **times(best.talk.delays()),
        note="; ".join(
            f"{each.connections}: {each.memory / 2**20:.0f} MiB, {each.cpu:.0%} of a core, {dict(each.talk.errors)}"
            for each in held
        ) + fault,
    )  # fmt: skip


async def _held(process: SocketProcess, place: Place, count: int) -> Held:
    talk = Talk()
    circles = place.world.crowd[: count // 100]
    tokens = [person.token for circle in circles for person in circle.people]
    ears = await many(process.address, tokens, talk.hear, per_second=CONNECTS_PER_S, at_once=AT_ONCE)
    async with AsyncExitStack() as stack:
        speaking = [await stack.enter_async_context(Speaker(place.server.port, each.people[0])) for each in circles]
        before = process.cpu_s
        await asyncio.gather(*map(_speak, circles, speaking, [talk] * len(circles), range(len(circles))))
        cpu = (process.cpu_s - before) / SECONDS
        await talk.heard_out()
    held = Held(len(ears), talk, process.memory, cpu)
    _close(ears, talk)
    return held


async def _speak(circle: Circle, speaker: Speaker, talk: Talk, place: int) -> None:
    await asyncio.sleep(place % 100 / 100)  # not all in the same moment
    await talk.speak(circle.room, [speaker], ears=len(circle.people), per_second=1.0, seconds=SECONDS)


def _close(ears: list[Ear], talk: Talk) -> None:
    closed = sum(ear.closed_with is not None for ear in ears)
    if closed:
        talk.errors["closed"] += closed
    for ear in ears:
        ear.close()
