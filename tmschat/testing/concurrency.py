"""Real concurrency for tests: threads with one starting gun, and waiting for conditions instead of sleeping."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

T = TypeVar("T")


def race(runners: int, run: Callable[[int], T]) -> list[T]:
    """Call `run(0)` … `run(runners - 1)` at once, each in a thread with its own connection; results in that order."""
    gun = threading.Barrier(runners)

    def runner(number: int) -> T:
        gun.wait()
        try:
            return run(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(runners) as pool:
        return list(pool.map(runner, range(runners)))


def wait_until(condition: Callable[[], object], *, within_s: float = 20, every_s: float = 0.02) -> None:
    """Return once `condition()` is true. Raises AssertionError when it is not within the time."""
    ends_at = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > ends_at:
            raise AssertionError(f"not so within {within_s} s: {condition}")
        time.sleep(every_s)
