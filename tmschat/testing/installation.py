"""A whole installation in its own processes, started the way an operator starts it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil

from tmschat.env import BASE_DIR
from tmschat.ops.embedded import postgres, valkey
from tmschat.ops.embedded.paths import run_dir
from tmschat.ops.programs import RUN_MARK
from tmschat.testing.concurrency import wait_until

START_S = 90
GIVEN_TO_TESTS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DATA_DIR", "PYTEST_XDIST_WORKER")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def is_gone(process: psutil.Process) -> bool:
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _name(process: psutil.Process) -> str:
    """Give the supervisor's name for a process, or nothing for one that is gone, or just going."""
    try:
        return "" if is_gone(process) else process.environ().get("TMSCHAT_PROCESS", "?")
    except psutil.Error:
        return ""


class Installation:
    """`manage.py serve` on a free port."""

    def __init__(self, data_dir: Path, *options: str, output: str = "", **environment: str) -> None:
        """Start it, and read what it says into a file, `output` or one beside its directory."""
        self.data_dir = data_dir
        self.port = free_port()
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        self.output = Path(output) if output else data_dir.parent / f"output-{self.port}"
        inherited = {name: value for name, value in os.environ.items() if name not in GIVEN_TO_TESTS}
        self.environment = inherited | environment | {"DATA_DIR": str(data_dir)}
        with self.output.open("wb") as told:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port), *options],
                cwd=BASE_DIR,
                env=self.environment,
                stdout=told,
                stderr=told,
                start_new_session=True,
            )

    def until_up(self) -> "Installation":
        wait_until(lambda: "TMS Chat is at" in self.said() or self.process.poll() is not None, within_s=START_S)
        assert self.process.poll() is None, self.said()
        return self

    def said(self) -> str:
        return self.output.read_text(errors="replace")

    def get(self, path: str, **options: Any) -> httpx.Response:
        return httpx.get(self.url(path), **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        headers = {"Content-Type": "application/json"}
        return httpx.post(self.url(path), headers=headers, **options)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def tree(self) -> dict[str, psutil.Process]:
        """Give the supervisor's own children by their names."""
        children = psutil.Process(self.process.pid).children()
        return {name: child for child in children if (name := _name(child))}

    def everything(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    # --- what a test looks at and does besides ------------------------------------------------------------------------

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these words and this installation's settings: `run("manage.py", "check_chat")`."""
        return subprocess.run(
            [sys.executable, *words], cwd=BASE_DIR, env=self.environment, capture_output=True, text=True, check=False
        )

    @property
    def services(self) -> dict[str, str]:
        """Give the settings with which another `serve` uses this one's embedded PostgreSQL and Valkey."""
        return {
            "DATABASE_URL": postgres.url(self.data_dir),
            "REDIS_URL": valkey.url(self.data_dir),
            "SECRET_KEY": (self.data_dir / "secret_key").read_text().strip(),
        }

    def socket(self, name: str) -> Path:
        """Where a process listens behind the door."""
        return run_dir(self.data_dir) / str(self.port) / f"{name}.sock"

    def is_replaced(self, name: str, ended: psutil.Process) -> bool:
        """Tell whether the supervisor has started another in its place."""
        return self.tree().get(name, ended) != ended

    @contextmanager
    def frozen(self, name: str) -> Iterator[None]:
        """Stop a process and all below it (SIGSTOP), as a machine does that hangs; afterwards they go on."""
        top = self.tree()[name]
        top.suspend()  # first: it starts no more children
        stopped = [*top.children(recursive=True), top]
        try:
            for process in stopped:
                process.suspend()
            yield
        finally:
            _resume(stopped)

    @contextmanager
    def down(self, name: str) -> Iterator[None]:
        """Kill a process (SIGKILL) and keep the supervisor from starting another for a while."""
        supervisor = psutil.Process(self.process.pid)
        killed = self.tree()[name]
        supervisor.suspend()
        try:
            killed.kill()
            yield
        finally:
            _resume([supervisor])

    def strays(self) -> list[psutil.Process]:
        """Give the processes that were started by this installation and that it does not know any more."""
        own_dir = str(run_dir(self.data_dir))
        known = {process.pid for process in self.everything()} if self.process.poll() is None else set()
        return [each for each in psutil.process_iter() if each.pid not in known and _run_mark(each).startswith(own_dir)]


def _resume(processes: Iterable[psutil.Process]) -> None:
    for process in processes:
        if not is_gone(process):
            process.resume()


def _run_mark(process: psutil.Process) -> str:
    try:
        return str(process.environ().get(RUN_MARK, ""))
    except psutil.Error:
        return ""
