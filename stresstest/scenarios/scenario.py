"""What a scenario is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stresstest.checks import Check
from stresstest.samples import Record
from stresstest.site import Site

Plan = dict[str, Any]
SHORTEST_S = 1.0  # k6 runs no constant load for less


@dataclass(frozen=True, slots=True)
class Scenario:
    """One run of k6. `letter` is its test's; a test may have several, which `name` tells apart."""

    letter: str
    name: str
    title: str
    script: str
    seconds: float  # at full duration
    prepare: Callable[[Site], Plan]  # brings the site into a known state; gives what the script needs to know
    targets: Callable[[Record], list[Check]]
    verify: Callable[[Site, Plan, Record], list[Check]]  # what must be true of the site's data afterwards
    is_limited: bool = False  # to be run where the rate limits are on
    lasting: Callable[[float], float] | None = None  # seconds at a scale, where that is no mere product

    def lasts_s(self, scale: float) -> float:
        """Give how long its load lasts."""
        return self.lasting(scale) if self.lasting else max(self.seconds * scale, SHORTEST_S)

    def plan(self, site: Site, scale: float) -> Plan:
        """Prepare the site and give the whole plan. Raises StressFault."""
        return {
            "base_url": site.base_url,
            "api": f"{site.base_url}/api/v1",
            "sockets": site.sockets,
            "people": site.people,
            "scale": scale,
            "ends_ms": self.lasts_s(scale) * 1000,
            **self.prepare(site),
        }
