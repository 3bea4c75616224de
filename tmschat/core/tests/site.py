"""Two real REST processes over a PostgreSQL and a Valkey of their own, which a test may freeze and kill."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx

from tmschat.env import BASE_DIR
from tmschat.ops import processes
from tmschat.ops.embedded import postgres, valkey
from tmschat.ops.embedded.paths import make_private, run_dir
from tmschat.ops.programs import Program, launch
from tmschat.testing.concurrency import wait_until

PASSWORD = "correct horse battery"
PEOPLE = ("alice", "bob", "carol", "dora", "eve")
MAKE_PEOPLE = f"""
from tmschat.users.models import User
for name in {PEOPLE!r}:
    User.objects.create_user(name, {PASSWORD!r})
"""


class Site:
    """The processes by name: postgres, valkey, rest-1, rest-2."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._run_dir = make_private(run_dir(directory))
        self._programs: dict[str, Program] = {}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._env = {
            "DATABASE_URL": postgres.url(directory),
            "REDIS_URL": valkey.url(directory),
            "SECRET_KEY": "only for tests",
            "DATA_DIR": str(directory),
            "METRICS_TOKEN": "for tests",
            "LOG_FORMAT": "json",
            "PROMETHEUS_MULTIPROC_DIR": str(make_private(directory / "metrics")),
        }
        self.start(postgres.program(directory))
        self.start(valkey.program(directory))
        self._manage("migrate", "--verbosity=0")
        self._manage("shell", "--no-imports", "--verbosity=0", "-c", MAKE_PEOPLE)
        for number in (1, 2):
            self.start(processes.rest(number, self._run_dir, self._env))

    def _manage(self, *words: str) -> None:
        command = [sys.executable, str(BASE_DIR / "manage.py"), *words]
        subprocess.run(command, env=os.environ | self._env, check=True, stdout=subprocess.DEVNULL)

    def start(self, program: Program) -> None:
        self._programs[program.name] = program
        wait_until(lambda: self._is_up(program), within_s=60)

    def _is_up(self, program: Program) -> bool:
        """Launch it as often as it takes: PostgreSQL waits for the last children of a killed predecessor."""
        process = self._running.get(program.name)
        if process is None or process.poll() is not None:
            self._running[program.name] = launch(program, self._run_dir)
        return program.is_ready()

    def kill(self, name: str) -> None:
        """End a process without a word."""
        process = self._running.pop(name)
        process.kill()
        process.wait()

    def restart(self, name: str) -> None:
        self.start(self._programs[name])

    def freeze(self, name: str) -> None:
        self._running[name].send_signal(signal.SIGSTOP)
        for child in self._children(name):
            os.kill(child, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        for child in (*self._children(name), self._running[name].pid):
            os.kill(child, signal.SIGCONT)

    def _children(self, name: str) -> list[int]:
        found = Path(f"/proc/{self._running[name].pid}/task/{self._running[name].pid}/children").read_text()
        return [int(pid) for pid in found.split()]

    def client(self, number: int = 1, token: str = "") -> httpx.Client:
        """Give a client of one REST process."""
        transport = httpx.HTTPTransport(uds=str(self._run_dir / f"rest-{number}.sock"))
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(transport=transport, base_url="http://localhost", headers=headers, timeout=10)

    def login(self, username: str) -> str:
        """Give a fresh token."""
        with self.client() as client:
            answer = client.post("/api/v1/auth/login", json={"username": username, "password": PASSWORD})
        data: dict[str, Any] = answer.json()
        return str(data["data"]["token"])

    def metric(self, name: str, number: int = 1) -> float:
        """Give a metric's value as one process tells it, summed over its labels."""
        with self.client(number, "for tests") as client:
            lines = client.get("/metrics").text.splitlines()
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.partition("{")[0].partition(" ")[0] == name)

    def close(self) -> None:
        for name in list(self._running):
            self._running[name].send_signal(signal.SIGCONT)
            self.kill(name)
