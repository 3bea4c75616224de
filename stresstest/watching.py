"""What the server spends while it is under load: its processes from /proc, its gauges from /metrics, once a second."""

import os
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

import psutil

from stresstest.bench.cpu import Processes, machine_seconds, tree
from stresstest.site import Site, StressFault

EVERY_S = 1.0
MEMORY_EVERY = 5  # looks: reading it takes 30 ms of processor time
GAUGES = ("database_pool_in_use", "database_pool_waiting", "sockets_open", "queue_depth")
DRIVER = "load generator"
OTHERS = "other programs"  # than server and load: a busy machine explains slow figures


@dataclass(frozen=True, slots=True)
class Point:
    """One look. CPU in cores (1.0: one of them all the time), memory in MiB, by process; gauges by their names."""

    at: float  # Unix time
    cpu: Mapping[str, float] = field(default_factory=dict)
    memory: Mapping[str, float] = field(default_factory=dict)
    gauges: Mapping[str, float] = field(default_factory=dict)


class Watch:
    """A thread that looks until it is told to stop. `top` gives the server's first process, 0 where it is elsewhere."""

    def __init__(self, site: Site, *, top: Callable[[], int], metrics_token: str) -> None:
        """`top` is asked each time: a private server may be started again in between."""
        self.points: list[Point] = []
        self._site, self._top, self._token = site, top, metrics_token
        self._is_over = threading.Event()
        self._spent: dict[str, float] = {}
        self._looked_at = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._is_over.set()
        self._thread.join()

    def between(self, began_at: float, ended_at: float) -> list[Point]:
        """Give what was seen from one Unix time to another."""
        return [point for point in self.points if began_at <= point.at <= ended_at]

    def _run(self) -> None:
        looks = 0
        while not self._is_over.wait(EVERY_S):
            top = self._top()
            kinds = _kinds(top)
            cpu = self._cpu(top, kinds)
            memory = {kind: _memory(pids) for kind, pids in kinds.items()} if looks % MEMORY_EVERY == 0 else {}
            self.points.append(Point(time.time(), cpu, memory, self._gauges()))
            looks += 1

    def _cpu(self, top: int, kinds: Mapping[str, Sequence[int]]) -> dict[str, float]:
        now, at = Processes(), time.monotonic()
        servers = set(now.tree(top))  # a private server is below us, too
        spent = {kind: now.seconds(each for pid in pids for each in now.tree(pid)) for kind, pids in kinds.items()}
        spent[DRIVER] = now.seconds(set(now.tree(os.getpid())) - servers)
        spent[OTHERS] = machine_seconds() - sum(spent.values())
        seconds, self._looked_at = at - self._looked_at, at
        cpu = {
            kind: max(used - self._spent[kind], 0.0) / seconds for kind, used in spent.items() if kind in self._spent
        }
        self._spent = spent
        return cpu

    def _gauges(self) -> dict[str, float]:
        try:
            answer = self._site.ask("GET", "/metrics", token=self._token)
        except StressFault:
            return {}
        return _read_gauges(answer.body.decode()) if answer.status == 200 else {}


def serving(port: int) -> int:
    """Give the first process of the server that listens on a port here, or 0 where that is not to be seen."""
    try:
        listening = (each for each in psutil.net_connections("tcp") if each.status == psutil.CONN_LISTEN)
        pid = next((each.pid for each in listening if each.laddr and each.laddr[1] == port and each.pid), 0)
        process = psutil.Process(pid) if pid else None
        if process is None:
            return 0
        return process.ppid() if process.environ().get("TMSCHAT_PROCESS") == "door" else process.pid
    except psutil.Error:
        return 0


def _kinds(top: int) -> dict[str, list[int]]:
    """Give the server's processes by kind: `rest` are all of rest-1, rest-2 …"""
    found: dict[str, list[int]] = {}
    try:
        for child in psutil.Process(top).children() if top else []:
            kind = child.environ().get("TMSCHAT_PROCESS", "other").partition("-")[0]
            found.setdefault(kind, []).append(child.pid)
    except psutil.Error:
        return {}  # it is just ending
    return found


def _memory(pids: Sequence[int]) -> float:
    """Add up what is theirs (PSS: what several share is divided among them), in MiB."""
    total = 0
    for pid in (each for top in pids for each in tree(top)):
        with suppress(psutil.Error):  # it has just ended
            total += psutil.Process(pid).memory_full_info().pss
    return total / 2**20


def _read_gauges(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in text.splitlines():
        name, _, value = line.rpartition(" ")
        if (name := name.partition("{")[0]) in GAUGES:
            found[name] = found.get(name, 0.0) + float(value)
    return found
