"""What is said while a scenario runs: one line every few seconds."""

import time
from collections.abc import Callable

from stresstest.bench.measuring import percentile
from stresstest.checks import in_ms
from stresstest.samples import LIMITED, Record
from stresstest.scenarios.scenario import Scenario

EVERY_S = 5.0


class Progress:
    """Called often while the record grows; speaks seldom."""

    def __init__(self, scenario: Scenario, seconds: float, say: Callable[[str], None]) -> None:
        """Take how long it is to last, for the reader."""
        self._scenario, self._seconds, self._say = scenario, seconds, say
        self._began = self._said_at = time.monotonic()
        self._seen = 0

    def __call__(self, record: Record) -> None:
        """Say where it is, if it is time to."""
        now = time.monotonic()
        if now - self._said_at < EVERY_S:
            return
        recent = record.samples[self._seen :]
        rate = len(recent) / (now - self._said_at)
        p95 = percentile(sorted(sample.ms for sample in recent), 0.95)
        errors = sum(sample.is_error for sample in record.samples)
        limited = sum(sample.status == LIMITED for sample in record.samples)
        refused = f", {limited} limited" if limited else ""
        at = f"{now - self._began:.0f}/{self._seconds:.0f} s"
        self._say(f"   {self._scenario.name}  {at}  {rate:.0f}/s  p95 {in_ms(p95)}  {errors} errors{refused}")
        self._said_at, self._seen = now, len(record.samples)
