"""The application under each ASGI server, behind the front door and without it; what a slow reader does to each."""

import asyncio
import time
from contextlib import ExitStack
from dataclasses import replace

from stresstest.bench.measuring import percentile
from stresstest.bench.results import Result
from stresstest.bench.server import free_port
from stresstest.bench.sockets.figures import NOTHING, row, times
from stresstest.bench.sockets.place import Place, run
from stresstest.bench.sockets.processes import BARE, DAPHNE, GRANIAN, OURS, Door, Kind, SocketProcess
from stresstest.bench.sockets.speaking import speakers
from stresstest.bench.sockets.talk import Talk
from stresstest.bench.sockets.trial import TALKING, Trial, tried, tried_bare
from stresstest.bench.sockets.waiting import until
from stresstest.bench.sockets.wire import Address, connected, many

KINDS = (OURS, DAPHNE, GRANIAN)
NAMES = tuple(name for kind in KINDS for name in (kind.name, f"{kind.name}-door"))
SECONDS = 6.0  # of talk
LONG = "long " * 2000  # the longest text
LONG_MESSAGES = 700  # 7 MB: more than the door, the kernel, the server and the queue hold
LONG_PER_S = 70.0
LET_GO_S = 25.0  # how long a server may take to close who does not read


def measure(place: Place) -> list[Result]:
    """Measure each of them."""
    place = replace(place, extent=replace(place.extent, seconds=min(place.extent.seconds, SECONDS)))
    with SocketProcess(BARE, place.server) as process:
        bare = run(tried_bare(process, place.extent))
    return [result for kind in KINDS for result in _of_kind(kind, place, bare)]


def _of_kind(kind: Kind, place: Place, bare: Trial) -> list[Result]:
    results = []
    for with_door in (False, True):
        with ExitStack() as stack:
            process = stack.enter_context(SocketProcess(kind, place.server))
            address = process.address
            if with_door:
                address = stack.enter_context(Door(place.server, process.address, free_port())).address
            trial = run(tried(process, place, address))
            slow = run(_slow_reader(process, place, address))
        results.append(_row(kind.name + "-door" * with_door, trial, bare, slow))
    return results


def _row(name: str, trial: Trial, bare: Trial, slow: str) -> Result:
    return row(
        name, "one process under this server", trial.connections, asked=NOTHING, errors=trial.talk.errors,
        per_second=trial.frames_a_cpu_second, raw_per_second=bare.frames_a_cpu_second,
        ratio=trial.frames_a_cpu_second / bare.frames_a_cpu_second, cpu_ms=1000 / trial.frames_a_cpu_second,
        value=trial.idle_kib, unit="KiB", **times(trial.talk.delays()), note=f"{trial}; {slow}",
    )  # fmt: skip


async def _slow_reader(process: SocketProcess, place: Place, address: Address) -> str:
    """Let one of a hundred stop reading while long messages flow; tell what becomes of it, memory and the others."""
    circle = place.world.crowd[0]
    talk = Talk()
    ears = await many(address, [person.token for person in circle.people[1:]], talk.hear, per_second=100)
    slow = await connected(address, circle.people[0].token, lambda *_: None, room=2048)
    slow.stop_reading()
    memory, held, began_at = process.memory, process.accepted, time.perf_counter()
    letting_go = asyncio.create_task(until(lambda: process.accepted < held, within_s=LET_GO_S, every_s=0.5))
    async with speakers(place.server.port, circle.people[:TALKING]) as talking:
        seconds = LONG_MESSAGES / LONG_PER_S
        await talk.speak(circle.room, talking, ears=len(ears), per_second=LONG_PER_S, seconds=seconds, text=LONG)
    await talk.heard_out()
    grown = (process.memory - memory) / 2**20
    fate = f"let go of after {time.perf_counter() - began_at:.0f} s" if await letting_go else "kept for good"
    for ear in (*ears, slow):
        ear.close()
    p95 = percentile(talk.delays(), 0.95) * 1000
    return f"a reader that stops: {fate}, {grown:+.0f} MiB; the others' p95 {p95:.0f} ms {dict(talk.errors) or ''}"
