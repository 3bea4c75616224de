"""Real concurrency for tests: threads with one starting gun, and waiting for conditions instead of sleeping."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection, connections

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


def elsewhere(work: Callable[[], T]) -> T:
    """Do something on another connection, in transactions of its own, and return when it is done."""
    return race(1, lambda _: work())[0]


def waits_for_a_lock(statement: str = "") -> bool:
    """Tell whether somebody waits for a lock of the test database, with a statement in which this text is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees the same for ever
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            " AND position(%s IN query) > 0",
            [statement],
        )
        return bool(cursor.fetchone()[0])


def wait_until(condition: Callable[[], object], *, within_s: float = 20, every_s: float = 0.02) -> None:
    """Return once `condition()` is true. Raises AssertionError when it is not within the time."""
    ends_at = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > ends_at:
            raise AssertionError(f"not so within {within_s} s: {condition}")
        time.sleep(every_s)
