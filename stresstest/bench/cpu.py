"""Processor time, from /proc: of a process with all below it, of ourselves, and of the whole machine."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 1 / os.sysconf("SC_CLK_TCK")
_PPID, _UTIME, _CSTIME = 1, 11, 14  # places in /proc/<pid>/stat after the name


@dataclass(frozen=True, slots=True)
class Cpu:
    """Processor seconds used so far."""

    server: float
    driver: float
    machine: float
    at: float

    def since(self, earlier: "Cpu") -> "Cpu":
        """Give what was used from `earlier` to now; `at` becomes the seconds between."""
        return Cpu(
            self.server - earlier.server,
            self.driver - earlier.driver,
            self.machine - earlier.machine,
            self.at - earlier.at,
        )

    @property
    def strangers(self) -> float:
        """The share of the machine that neither the server nor the driver used, 0 to 1."""
        return max(self.machine - self.server - self.driver, 0.0) / (self.at * (os.cpu_count() or 1))


def used(server: int) -> Cpu:
    """Read the counters; `server` is the process at the top of the server's tree."""
    return Cpu(tree_seconds(server), time.process_time(), machine_seconds(), time.perf_counter())


def tree_seconds(top: int) -> float:
    """Give the processor time of `top` and all below it, those that have ended and were waited for included."""
    now = Processes()
    return now.seconds(now.tree(top))


def tree(top: int) -> list[int]:
    """Give `top` and all processes below it."""
    return Processes().tree(top)


class Processes:
    """All processes as they are now, read once."""

    def __init__(self) -> None:
        """Read."""
        self._stats = {pid: fields for pid, fields in map(_stat, _pids()) if fields}

    def tree(self, top: int) -> list[int]:
        """Give `top` and all processes below it; nothing where there is no `top`."""
        return _tree(top, self._stats)

    def seconds(self, pids: Iterable[int]) -> float:
        """Give their processor time, and that of their children which have ended and were waited for."""
        return sum(sum(map(int, self._stats[pid][_UTIME : _CSTIME + 1])) for pid in pids) * _TICK_S


def _tree(top: int, stats: dict[int, list[str]]) -> list[int]:
    children: dict[int, list[int]] = {}
    for pid, fields in stats.items():
        children.setdefault(int(fields[_PPID]), []).append(pid)
    found = [top] if top in stats else []
    for pid in found:
        found.extend(children.get(pid, ()))
    return found


def _pids() -> list[int]:
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]  # noqa: PTH208 (hundreds of names, no paths)


def _stat(pid: int) -> tuple[int, list[str]]:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return pid, []  # it has just ended
    return pid, text.rpartition(")")[2].split()


def machine_seconds() -> float:
    """Give the processor time that the whole machine has used."""
    first = Path("/proc/stat").read_text().partition("\n")[0].split()[1:]
    user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, first[:8])
    return (user + nice + system + irq + softirq + steal) * _TICK_S
