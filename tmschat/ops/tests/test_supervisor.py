"""The supervisor, with small programs of real processes."""

import asyncio
import os
import sys
from pathlib import Path

import psutil
import pytest

from tmschat.ops.claims import claim, stop_strays
from tmschat.ops.programs import Program, StartFault, launch
from tmschat.ops.supervisor import Supervisor
from tmschat.testing.concurrency import wait_until

# Writes "+name", waits for TERM, writes "-name".
OBEDIENT = """
import pathlib, signal, sys
name, diary = sys.argv[1], pathlib.Path(sys.argv[2])
def write(line):
    with diary.open("a") as file:
        file.write(line + " ")
def stop(*_):
    write("-" + name)
    sys.exit()
signal.signal(signal.SIGTERM, stop)
write("+" + name)
while True:
    signal.pause()
"""
STUBBORN = """
import pathlib, signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen(["sleep", "600"])
pathlib.Path(sys.argv[2]).write_text(f"+{sys.argv[1]} {child.pid}")
signal.pause()
"""


class Bench:
    """A supervisor's surroundings: a directory, a diary of the programs, what was said."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.diary = directory / "diary"
        self.said: list[str] = []

    def program(self, name, script=OBEDIENT, *, is_ready=None, **options):
        return Program(
            name=name,
            argv=[sys.executable, "-c", script, name, str(self.diary)],
            is_ready=is_ready or (lambda: f"+{name}" in self.events()),
            **options,
        )

    def supervisor(self):
        return Supervisor(self.directory, say=self.said.append, after_end=lambda: None)

    def events(self):
        return self.diary.read_text().split() if self.diary.exists() else []

    def running(self):
        """Give the living processes of this bench by the mark of their directory."""
        return [process for process in psutil.process_iter() if _is_marked(process, self.directory)]


def _is_marked(process: psutil.Process, directory: Path) -> bool:
    try:
        return process.environ().get("TMSCHAT_RUN_DIR") == str(directory)
    except psutil.Error:
        return False


async def until(condition):
    await asyncio.to_thread(wait_until, condition)


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


async def test_programs_start_in_order_and_stop_in_reverse(bench):
    async with bench.supervisor() as supervisor:
        await supervisor.start(bench.program("first"))
        await supervisor.start(bench.program("second"))
    assert bench.events() == ["+first", "+second", "-second", "-first"]
    assert not bench.running()


async def test_a_program_that_dies_is_started_again(bench):
    async with bench.supervisor() as supervisor:
        await supervisor.start(bench.program("mortal"))
        for deaths in (1, 2):
            bench.running()[0].kill()
            await until(lambda deaths=deaths: bench.events().count("+mortal") == deaths + 1)
    assert [line.split(";")[0] for line in bench.said] == ["mortal was killed by SIGKILL"] * 2
    assert not bench.running()


async def test_a_program_that_dies_is_started_again_where_nothing_can_be_said(bench):
    async with Supervisor(bench.directory, say=into_the_full, after_end=into_the_full) as supervisor:
        await supervisor.start(bench.program("mortal"))
        for deaths in (1, 2):
            bench.running()[0].kill()
            await until(lambda deaths=deaths: bench.events().count("+mortal") == deaths + 1)
    assert not bench.running()


def into_the_full(line="what ended"):
    Path("/dev/full").write_text(line)


async def test_a_program_that_ends_while_starting_stops_the_others_and_is_named(bench):
    async def begin():
        async with bench.supervisor() as supervisor:
            await supervisor.start(bench.program("fine"))
            await supervisor.start(bench.program("hopeless", "raise SystemExit(3)"))

    with pytest.raises(StartFault, match="hopeless ended with exit code 3"):
        await begin()
    assert bench.events() == ["+fine", "-fine"]
    assert not bench.running()


async def test_a_program_that_ignores_the_signal_is_killed_with_its_children(bench):
    async with bench.supervisor() as supervisor:
        await supervisor.start(bench.program("mule", STUBBORN, stop_s=0.2))
        await until(lambda: len(bench.running()) == 2)
    await until(lambda: not bench.running())  # a killed grandchild is init's to take away
    assert bench.said == ["mule did not stop within 0 s: killed"]


async def test_a_stop_during_the_start_stops_what_has_started(bench):
    async def begin():
        async with bench.supervisor() as supervisor:
            await supervisor.start(bench.program("slow", is_ready=lambda: False))

    start = asyncio.create_task(begin())
    await until(lambda: bench.events() == ["+slow"])
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    assert bench.events() == ["+slow", "-slow"]


async def test_what_an_earlier_supervisor_left_is_stopped_and_nothing_else(bench, tmp_path_factory):
    other = Bench(tmp_path_factory.mktemp("other"))
    left, foreign = (launch(place.program("left"), place.directory) for place in (bench, other))
    await until(lambda: bench.events() and other.events())
    assert stop_strays(bench.directory) == 1
    left.wait()
    assert foreign.poll() is None
    foreign.kill()
    foreign.wait()


async def test_a_stray_that_ends_while_strays_are_stopped_is_no_fault(bench, monkeypatch):
    left = launch(bench.program("left"), bench.directory)
    await until(bench.events)
    name = psutil.Process.name

    def gone_when_asked(process):
        if process.pid == left.pid:
            left.kill()
            left.wait()
        return name(process)

    monkeypatch.setattr(psutil.Process, "name", gone_when_asked)
    assert stop_strays(bench.directory) == 1


def test_a_second_claim_is_refused_and_names_the_first_ones_process(tmp_path):
    lock = tmp_path / "lock"
    refused = pytest.raises(StartFault, match=rf"the data is being served already \(process {os.getpid()}\)")
    with claim(lock, what="the data"), refused, claim(lock, what="the data"):
        pass
    with claim(lock, what="the data"):
        pass


def test_claims_are_shared_among_those_that_share_them(tmp_path):
    lock = tmp_path / "lock"
    with claim(lock, what="ours", shared=True), claim(lock, what="ours", shared=True):
        with pytest.raises(StartFault), claim(lock, what="mine"):
            pass
        with claim(lock, what="ours", shared=True):
            pass
