"""A server of our own to measure: `manage.py serve` with all embedded, in a directory that is removed afterwards."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tmschat.env import BASE_DIR

START_S = 120.0
STOP_S = 20.0
NO_LIMIT = "1000000000"
# What an operator's shell may hold and what must not reach the private server: it has services and data of its own.
FOREIGN = ("DATABASE_URL", "DATABASE_REPLICA_URL", "REDIS_URL", "S3_BUCKET", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


class BenchFault(Exception):
    """The measurement cannot go on; the text is one line for who runs it."""


class Server:
    """The private server. Rate limits are raised; metrics, logs and full durability are on, as an operator has them."""

    def __init__(
        self, *, cores: Sequence[int] = (), options: Sequence[str] = (), env: Mapping[str, str] | None = None
    ) -> None:
        """Keep it on these processor cores, pass these options to `serve`, and make these settings besides."""
        self.directory = Path(tempfile.mkdtemp(prefix="tmschat-bench-"))
        self.directory.chmod(0o711)  # an unprivileged PostgreSQL passes through it
        self.port = free_port()
        self.env = {
            **{name: value for name, value in os.environ.items() if name not in FOREIGN},
            "DATA_DIR": str(self.directory / "data"),
            "RATE_LIMIT_WRITE": NO_LIMIT,
            "RATE_LIMIT_READ": NO_LIMIT,
            "METRICS_TOKEN": secrets.token_hex(8),
            "LOG_FORMAT": "json",
            "LOG_LEVEL": "INFO",
            **(env or {}),
        }
        self._options = [*options, "--no-demo", "--port", str(self.port)]
        self._cores = cores

    def __enter__(self) -> Self:
        """Start, and return once it answers. Raises BenchFault."""
        try:
            self._start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def _start(self) -> None:
        self._log = (self.directory / "serve.log").open("wb")
        self._process = subprocess.Popen(
            [*dying_with_us(), *pinned(self._cores), sys.executable, "manage.py", "serve", *self._options],
            cwd=BASE_DIR,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._await_start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and remove all that it wrote."""
        self._stop()
        shutil.rmtree(self.directory, ignore_errors=True)

    def restart(self, **env: str) -> None:
        """Stop, and start again on the same data with these settings changed. Raises BenchFault."""
        self._stop()
        self.env |= env
        self._start()

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

    @property
    def pid(self) -> int:
        """The process at the top of the server's tree."""
        return self._process.pid

    def run(self, *words: str) -> None:
        """Run a Python program with the server's environment. Raises BenchFault."""
        done = subprocess.run(
            [sys.executable, *words], cwd=BASE_DIR, env=self.env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise BenchFault(f"{' '.join(words[:2])} failed: {done.stderr.strip()[-2000:]}")

    def filled(self, *, circles: int) -> dict[str, Any]:
        """Fill the server with what the rows work on and give what they need of it. Raises BenchFault.

        `circles`: how many hundreds of people there are to hold sockets.
        """
        seeded, filled = self.directory / "stress.json", self.directory / "bench.json"
        self.run("manage.py", "seed_stress", "--out", str(seeded))
        self.run("manage.py", "bench", "--fill", str(seeded), str(filled), "--circles", str(circles))
        world: dict[str, Any] = json.loads(filled.read_bytes())
        return world

    def _await_start(self) -> None:
        ends_at = time.monotonic() + START_S
        while b"TMS Chat is at" not in self._said():
            if self._process.poll() is not None or time.monotonic() > ends_at:
                raise BenchFault(f"the server did not start: {self._said().decode(errors='replace')[-2000:]}")
            time.sleep(0.1)

    def _said(self) -> bytes:
        return (self.directory / "serve.log").read_bytes()


def dying_with_us() -> list[str]:
    """Give the words that make the command after them stop when this process ends, however it ends (Linux)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def pinned(cores: Sequence[int]) -> list[str]:
    """Give the words that keep the command after them on these processor cores."""
    return ["taskset", "--cpu-list", ",".join(map(str, cores))] if cores else []


def free_port() -> int:
    """Give a port of this machine on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
