"""Where the rows of sockets are measured, with whom, and for how long."""

from dataclasses import dataclass

from stresstest.bench.server import Server
from stresstest.bench.world import World


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
