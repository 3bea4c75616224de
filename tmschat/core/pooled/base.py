"""The pool's connections are counted, and one whose server has gone away while it lay idle is not handed out.

Django can have the pool ask the server before each use, which is a round trip a request. To look whether the server has
closed the socket costs 1 µs and finds what matters: no request fails on a connection from before PostgreSQL's restart.
"""

import select
import threading
from functools import cache
from typing import Any

import orjson
import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from psycopg.abc import Buffer
from psycopg.adapt import AdaptersMap, Loader
from psycopg.pq import ConnStatus, Format
from psycopg.types.json import set_json_dumps

from tmschat.core.metrics import DATABASE_POOL_IN_USE, DATABASE_POOL_WAITING
from tmschat.core.postgres import counted_wait


class JsonbLoader(Loader):
    """Reads PostgreSQL's binary jsonb, which is a version byte and the text, for `tmschat.core.db.rows`."""

    format = Format.BINARY

    def load(self, data: Buffer) -> Any:
        """Give the value."""
        return orjson.loads(memoryview(data)[1:])


class DatabaseWrapper(PostgresWrapper):
    """One thread's way to the database."""

    keeps = False  # whether a thread keeps its connection between requests; set by processes with few threads

    def get_connection_params(self) -> dict[str, Any]:
        """Add how JSON is read and written."""
        params: dict[str, Any] = super().get_connection_params()
        return params | {"context": _with_json(params["context"])}

    def _configure_connection(self, connection: Any) -> bool:
        """Have prepared statements planned once: to plan each page anew was half of PostgreSQL's work on it."""
        super()._configure_connection(connection)  # type: ignore[misc]  # the stubs leave it out
        connection.execute("SET plan_cache_mode = force_generic_plan")
        return True

    def connect(self) -> None:
        """Connect; where the thread keeps the connection, it is given up only when it fails."""
        super().connect()
        if self.keeps:
            self.close_at = None
            if self.alias not in vars(_thread):
                vars(_thread)[self.alias] = _UntilThreadEnds(self)

    def close_if_unusable_or_obsolete(self) -> None:
        """Between requests: give the connection back, or look whether the one kept is alive."""
        super().close_if_unusable_or_obsolete()
        if self.connection is not None and not self.in_atomic_block and is_dead(self.connection):
            self.close()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Take a living connection from the pool."""
        with DATABASE_POOL_WAITING.track_inprogress(), counted_wait():
            connection = super().get_new_connection(conn_params)
            while self.pool is not None and is_dead(connection):
                connection.close()
                self.pool.putconn(connection)  # which replaces it
                connection = super().get_new_connection(conn_params)
        DATABASE_POOL_IN_USE.inc()
        return connection

    def _close(self) -> None:
        was_open = self.connection is not None
        super()._close()  # type: ignore[misc]  # the stubs leave it out
        if was_open:
            DATABASE_POOL_IN_USE.dec()


class _UntilThreadEnds:
    """Gives the connection back with the thread: Django's wrapper is in cycles, which are collected much later."""

    def __init__(self, wrapper: DatabaseWrapper) -> None:
        self._wrapper = wrapper

    def __del__(self) -> None:
        self._wrapper.close()


_thread = threading.local()


@cache
def _with_json(adapters: AdaptersMap) -> AdaptersMap:
    extended = AdaptersMap(adapters)
    extended.register_loader("jsonb", JsonbLoader)
    set_json_dumps(orjson.dumps, extended)
    return extended


def is_dead(connection: psycopg.Connection[Any]) -> bool:
    """Tell whether the server has closed an idle connection, without asking it.

    A server that says anything unasked counts as gone: its farewell may arrive a moment before the end of the stream,
    and where it was but a notice, a new connection is cheap.
    """
    if connection.closed or connection.pgconn.status != ConnStatus.OK:
        return True
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN)
    return bool(poll.poll(0))
