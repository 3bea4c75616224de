"""Whether PostgreSQL answers, so that in an outage a request is told at once to come back."""

from typing import Any

import psycopg
from django.db import connections

from tmschat.core.outage import Outage

PROBE_EVERY_S = 0.25


def _probe() -> None:
    """Connect anew, then give the old connections up: those of a server that went away would each fail once more."""
    database: Any = connections["default"]
    with psycopg.connect(**{**database.get_connection_params(), "connect_timeout": 2}, autocommit=True) as connection:
        connection.execute("SELECT 1")
    if database.pool is not None:
        database.pool.drain()


outage = Outage("PostgreSQL", _probe, after=1, every_s=PROBE_EVERY_S)
