"""The rows of sockets, in the budgets' order, and who measures them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stresstest.bench.results import Result
from stresstest.bench.sockets import capacity, front, one_process, recovery, servers
from stresstest.bench.sockets.place import Extent, Place


def _nobody(_extent: Extent) -> int:
    return 0


def _one_circle(_extent: Extent) -> int:
    return 1


def _goal(_extent: Extent) -> int:
    return capacity.GOAL // 100


def _all_connections(extent: Extent) -> int:
    return extent.connections // 100


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are measured together, and how many hundreds of people beside the first hundred they need."""

    names: Sequence[str]
    measure: Callable[[Place], list[Result]]
    circles: Callable[[Extent], int] = _nobody
    is_quick: bool = True  # whether a quick run has it


def groups() -> list[Group]:
    """Give all of them, in the order in which they are measured."""
    return [
        Group(("connect",), front.connect),
        Group(("delivery",), front.delivery),
        Group(("burst",), front.burst),
        Group(recovery.NAMES, recovery.measure, _one_circle),
        Group(one_process.NAMES, one_process.measure, _all_connections),
        Group(("connections",), capacity.measure, _goal, is_quick=False),
        Group(servers.NAMES, servers.measure, _all_connections, is_quick=False),
    ]
