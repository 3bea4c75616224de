"""Connections that a thread keeps between requests."""

import threading
from typing import Any

import pytest
from django.db import close_old_connections, connection, connections

from tmschat.core.db import row, rows
from tmschat.core.pooled.base import DatabaseWrapper
from tmschat.testing.concurrency import wait_until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keeping(monkeypatch):
    monkeypatch.setattr(DatabaseWrapper, "keeps", True)


def backend() -> int:
    found = row("SELECT pg_backend_pid() AS pid")
    assert found is not None
    return int(found["pid"])


def in_thread(run):
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


def test_a_thread_keeps_its_connection_between_requests():
    seen = []

    def two_requests():
        for _ in range(2):
            close_old_connections()
            seen.append((backend(), connection.connection))
            close_old_connections()

    in_thread(two_requests)
    assert seen[0] == seen[1]


def test_a_thread_that_ends_gives_its_connection_back():
    for _ in range(30):  # more than the pool holds
        in_thread(backend)
    wrapper: Any = connections["default"]
    assert wrapper.pool.get_stats()["pool_available"] >= 1


def test_a_kept_connection_that_the_server_has_closed_is_not_used_again():
    seen = []

    def two_requests():
        seen.append(backend())
        ended.set()
        assert go_on.wait(10)
        close_old_connections()
        seen.append(backend())

    ended, go_on = threading.Event(), threading.Event()
    thread = threading.Thread(target=two_requests)
    thread.start()
    assert ended.wait(10)
    rows("SELECT pg_terminate_backend(%(pid)s)", {"pid": seen[0]})
    alive = "SELECT count(*) AS n FROM pg_stat_activity WHERE pid = %(pid)s"
    wait_until(lambda: rows(alive, {"pid": seen[0]})[0]["n"] == 0)
    go_on.set()
    thread.join()
    assert len(set(seen)) == 2


def test_json_comes_as_values_and_times_in_utc():
    found = row("""SELECT '{"a": [1, "ä"]}'::jsonb AS value, NULL::jsonb AS none, now() AS moment""")
    assert found is not None
    assert (found["value"], found["none"]) == ({"a": [1, "ä"]}, None)
    assert found["moment"].utcoffset().total_seconds() == 0
