"""A whole installation in its own processes, started the way an operator starts it."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import psutil

from tmschat.env import BASE_DIR
from tmschat.testing.concurrency import wait_until

START_S = 90
GIVEN_TO_TESTS = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DATA_DIR", "PYTEST_XDIST_WORKER")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


class Installation:
    """`manage.py serve` on a free port."""

    def __init__(self, data_dir: Path, *options: str, **environment: str) -> None:
        """Start it, and read what it says into a file."""
        self.data_dir = data_dir
        self.port = free_port()
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        self.output = data_dir.parent / f"output-{self.port}"
        inherited = {name: value for name, value in os.environ.items() if name not in GIVEN_TO_TESTS}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port), *options],
                cwd=BASE_DIR,
                env=inherited | environment | {"DATA_DIR": str(data_dir)},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def until_up(self) -> "Installation":
        wait_until(lambda: "TMS Chat is at" in self.said() or self.process.poll() is not None, within_s=START_S)
        assert self.process.poll() is None, self.said()
        return self

    def said(self) -> str:
        return self.output.read_text(errors="replace")

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{path}")

    def tree(self) -> dict[str, psutil.Process]:
        """Give the supervisor's own children by their names."""
        children = psutil.Process(self.process.pid).children()
        return {child.environ().get("TMSCHAT_PROCESS", "?"): child for child in children if not is_gone(child)}

    def everything(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(timeout=15)
