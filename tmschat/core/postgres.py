"""When PostgreSQL is gone or frozen: a deadline for what a request waits, and which errors mean that it is gone.

`statement_timeout` cannot serve: a server that is frozen keeps no time. The wait on the socket is ours to bound.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from psycopg_pool import PoolTimeout

_local = threading.local()
_GONE = (
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.ConnectionException,
    errors.TooManyConnections,
    PoolTimeout,
)


class DatabaseFrozen(psycopg.OperationalError):
    """PostgreSQL did not answer before the request's deadline."""


@contextmanager
def database_deadline(seconds: float) -> Iterator[None]:
    """Bound what this thread waits for PostgreSQL in this block, all in all, to `seconds`.

    Only waiting counts: hashing a password on a busy machine may take longer, and is not the database's fault.
    """
    _local.left = seconds
    try:
        yield
    finally:
        _local.left = None


@contextmanager
def counted_wait() -> Iterator[None]:
    """Count the time in this block as waiting for PostgreSQL."""
    started = time.monotonic()
    try:
        yield
    finally:
        _spend(started)


def _spend(started: float) -> None:
    if getattr(_local, "left", None) is not None:
        _local.left -= time.monotonic() - started


class DeadlineConnection(psycopg.Connection[Any]):
    """A connection that gives up when the thread has waited long enough; it is broken then: the answer may yet come."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Run a protocol generator to its end. Raises DatabaseFrozen when the block's time is used up."""
        left = getattr(_local, "left", None)
        if left is None:
            return super().wait(gen, interval=interval, timeout=timeout)
        left = max(left, 0.001)
        started = time.monotonic()
        try:
            return super().wait(gen, interval=interval, timeout=left if timeout is None else min(left, timeout))
        except errors._WaitTimeout as error:  # noqa: SLF001 (psycopg documents it on wait() and exports no other name)
            self.pgconn.finish()
            raise DatabaseFrozen("PostgreSQL did not answer in time") from error
        finally:
            _spend(started)


def is_gone(error: BaseException | None) -> bool:
    """Tell whether `error`, Django's or psycopg's, says that the server cannot be reached, not that it refused."""
    cause = error.__cause__ if error is not None and error.__cause__ is not None else error
    if isinstance(cause, _GONE):
        return True
    return isinstance(cause, errors.OperationalError) and cause.sqlstate is None
