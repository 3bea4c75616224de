"""Where Valkey is, and what its client does in an outage."""

import threading

import pytest
import redis
from django.conf import settings
from redis.sentinel import SentinelConnectionPool

from tmschat.core import valkey
from tmschat.testing.concurrency import wait_until


def test_a_sentinel_url_names_the_sentinels_the_service_and_the_database():
    pool = valkey.pool_for("sentinel://:p%40ss@one:1234;two/chat/3")
    assert isinstance(pool, SentinelConnectionPool)
    assert pool.service_name == "chat"
    assert (pool.connection_kwargs["db"], pool.connection_kwargs["password"]) == (3, "p@ss")
    asked = [each.connection_pool.connection_kwargs for each in pool.sentinel_manager.sentinels]
    assert [(each["host"], each["port"]) for each in asked] == [("one", 1234), ("two", 26379)]


def test_in_an_outage_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(valkey.outage, "is_away", True)
    monkeypatch.setattr(redis.Redis, "execute_command", lambda *_: pytest.fail("it was asked"))
    with pytest.raises(valkey.Unreachable) as refused:
        valkey.client().get("x")
    assert (refused.value.status, refused.value.retry_after_s) == (503, 1)


def test_a_script_that_valkey_forgot_is_given_to_it_again():
    script = valkey.Script.of("return {KEYS[1], ARGV[1]}")
    valkey.client().script_flush()
    assert valkey.run(script, ["key"], ["word"]) == [b"key", b"word"]
    assert valkey.run(script, ["key"], [7]) == [b"key", b"7"]


def test_a_connection_closed_behind_our_back_costs_no_failure():
    script = valkey.Script.of("return 1")
    valkey.run(script, [], [])
    valkey.client().client_kill_filter(_type="normal", skipme=False)
    assert valkey.run(script, [], []) == 1
    assert valkey.client().ping()
    assert not valkey.outage.is_away


def test_threads_that_come_and_go_do_not_use_up_the_connections():
    script = valkey.Script.of("return 1")
    answers: list[object] = []
    for _ in range(connections_of_a_pool() + 20):
        thread = threading.Thread(target=lambda: answers.append(valkey.run(script, [], [])))
        thread.start()
        thread.join()
    assert answers == [1] * (connections_of_a_pool() + 20)
    assert valkey.client().info("clients")["connected_clients"] < connections_of_a_pool()  # theirs are closed


def test_a_connection_that_is_kept_counts_for_no_pool():
    pool = valkey.pool_for(settings.REDIS_URLS[0])
    for _ in range(connections_of_a_pool() + 20):
        valkey.own_connection(pool).connect()
    with redis.Redis(connection_pool=pool) as client:
        assert client.ping()


def connections_of_a_pool() -> int:
    return valkey.connection_pool().max_connections


def test_what_is_owed_is_set_before_the_outage_ends(monkeypatch):
    def refuses(*_words, **_options):
        raise valkey.Unreachable

    client = valkey.client()
    monkeypatch.setattr(client, "set", refuses)
    valkey.set_surely("tests:owed", b"paid", ttl_s=60)
    wait_until(lambda: not valkey.outage.is_away)
    assert client.get("tests:owed") == b"paid"
    assert 0 < client.ttl("tests:owed") <= 60
