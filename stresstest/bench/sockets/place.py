"""Where the rows of sockets are measured, with whom, and for how long."""

import gc
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import uvloop

from stresstest.bench.server import BenchFault, Server
from stresstest.bench.world import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of it: seconds of talk, how many connect at 20 a second, how many connections one process holds."""

    seconds: float
    connects: int
    connections: int


FULL = Extent(seconds=10.0, connects=200, connections=1000)
QUICK = Extent(seconds=2.0, connects=60, connections=400)


@dataclass(frozen=True, slots=True)
class Place:
    """The private server, who is in it, and the extent of the measurement."""

    server: Server
    world: World
    extent: Extent


def run(measurement: Coroutine[Any, Any, T]) -> T:
    """Run a measurement in an event loop of its own. Raises BenchFault.

    Without the collector: with ten thousand listeners one collection takes a second, in which no frame is timed.
    """
    gc.collect()
    gc.disable()
    try:
        return uvloop.run(measurement)
    except ExceptionGroup as faults:
        raise BenchFault(str(_first(faults))) from faults
    finally:
        gc.enable()


def _first(faults: ExceptionGroup[Exception]) -> Exception:
    found = faults.exceptions[0]
    return _first(found) if isinstance(found, ExceptionGroup) else found
