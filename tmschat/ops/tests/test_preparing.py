"""What nodes that start at once must not do to each other."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import psycopg
import pytest

from tmschat.ops.preparing import LOCK_NAME, alone
from tmschat.testing.concurrency import wait_until


@pytest.fixture
def database():
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("SET statement_timeout = '20s'")
        yield connection
        connection.execute("DROP TABLE IF EXISTS built_on")


def test_an_index_is_built_concurrently_while_another_node_waits(database):
    database.execute("CREATE TABLE built_on (number integer)")
    with ThreadPoolExecutor() as pool:
        with alone(Event()):
            waiting = pool.submit(enter)
            wait_until(lambda: nodes_that_asked(database) == 2)
            database.execute("CREATE INDEX CONCURRENTLY built_on_number ON built_on (number)")
            assert not waiting.done()
        assert waiting.result(timeout=20)


def enter():
    with alone(Event()):
        return True


def nodes_that_asked(database):
    asked = "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s AND query <> ''"
    return database.execute(asked, [LOCK_NAME]).fetchone()[0]
