"""Keeping programs running: start them in order, start again what dies, stop all in reverse.

The start order is not data but the code of whoever uses this (`tmschat.ops.serving`): it awaits one `start` after the
other. Stopping needs no code: leaving the `async with` block stops the last started first. docs/decisions/0002 has why
this is not a library.
"""

import asyncio
import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from tmschat.ops.programs import Program, StartFault, launch

START_S = 120.0  # PostgreSQL may have a crash to recover from
PROBE_EVERY_S = 0.05
FIRST_DELAY_S = 0.1
LONGEST_DELAY_S = 10.0
STEADY_S = 30.0  # who ran this long begins again with the first delay

logger = logging.getLogger(__name__)


class Kept:
    """A program and the process that runs it now."""

    def __init__(self, program: Program, run_dir: Path) -> None:
        """Start it."""
        self.program = program
        self.run_dir = run_dir
        self.keeper: asyncio.Task[None] | None = None
        self.launch()

    def launch(self) -> None:
        """Start the process, or the next one."""
        self.process: subprocess.Popen[bytes] = launch(self.program, self.run_dir)
        self.ended = asyncio.Event()
        self.group_is_gone = False
        self.started_at = time.monotonic()

    def notice_end(self) -> None:
        """Look whether the process has ended."""
        if self.process.poll() is not None:
            self.ended.set()

    def kill_rest(self) -> None:
        """Kill what is left of the process's group: itself, or a child that outlived it. Once: ids are used again."""
        if not self.group_is_gone:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.group_is_gone = True


class Supervisor:
    """Runs programs for as long as its block lasts. One event loop owns it."""

    def __init__(self, run_dir: Path, *, say: Callable[[str], None], after_end: Callable[[], None]) -> None:
        """Tell of what happens with `say`; call `after_end` whenever a process has ended by itself.

        Both may fail, as where the terminal has gone or the disk is full: the programs are kept running all the same.
        """
        self._run_dir = run_dir
        self._say: Callable[[str], None] = partial(_tried, say)
        self._after_end: Callable[[], None] = partial(_tried, after_end)
        self._stages: list[list[Kept]] = []

    async def __aenter__(self) -> Self:
        """Begin to hear of ended processes."""
        asyncio.get_running_loop().add_signal_handler(signal.SIGCHLD, self._notice_ends)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all, last started first; kill what does not stop in its time, or all at once if interrupted here."""
        try:
            for stage in reversed(self._stages):
                await asyncio.gather(*(self._stop(kept) for kept in stage))
        finally:
            for kept in self._all():
                kept.kill_rest()

    async def start(self, *programs: Program) -> None:
        """Start programs side by side; return when all are ready. Raises StartFault if one ends before, or never is."""
        stage: list[Kept] = []
        self._stages.append(stage)
        stage.extend(Kept(program, self._run_dir) for program in programs)
        await asyncio.gather(*(self._readiness(kept) for kept in stage))
        for kept in stage:
            kept.keeper = asyncio.create_task(self._keep(kept))

    def _all(self) -> list[Kept]:
        return [kept for stage in self._stages for kept in stage]

    def _notice_ends(self) -> None:
        for kept in self._all():
            kept.notice_end()

    async def _readiness(self, kept: Kept) -> None:
        deadline = time.monotonic() + START_S
        while not await asyncio.to_thread(kept.program.is_ready):
            if kept.process.poll() is not None:
                raise StartFault(f"{kept.program.name} {_ending(kept.process)} while starting{_log_hint(kept.program)}")
            if time.monotonic() > deadline:
                raise StartFault(f"{kept.program.name} was not ready after {START_S:.0f} s{_log_hint(kept.program)}")
            await asyncio.sleep(PROBE_EVERY_S)

    async def _keep(self, kept: Kept) -> None:
        delay_s = FIRST_DELAY_S
        while True:
            await kept.ended.wait()
            kept.kill_rest()
            self._after_end()
            steady = time.monotonic() - kept.started_at > STEADY_S
            delay_s = FIRST_DELAY_S if steady else min(delay_s * 2, LONGEST_DELAY_S)
            self._say(f"{kept.program.name} {_ending(kept.process)}; starting it again in {delay_s:.1f} s")
            await asyncio.sleep(delay_s)
            try:
                kept.launch()
            except OSError as error:  # no memory, no process to be had: the next round tries again, later
                self._say(f"{kept.program.name} cannot be started: {error}")

    async def _stop(self, kept: Kept) -> None:
        if kept.keeper is not None:
            kept.keeper.cancel()
        kept.process.send_signal(kept.program.stop_signal)
        try:
            async with asyncio.timeout(kept.program.stop_s):
                await kept.ended.wait()
        except TimeoutError:
            self._say(f"{kept.program.name} did not stop within {kept.program.stop_s:.0f} s: killed")
        kept.kill_rest()
        kept.process.wait()


def _tried(tell: Callable[..., None], *words: str) -> None:
    try:
        tell(*words)
    except Exception:  # whatever it is: who only tells must not end the keeping
        logger.exception("what happens cannot be told")


def _ending(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"


def _log_hint(program: Program) -> str:
    return f"; its log is {program.log}" if program.log is not None else ""
