"""Rate limits as clients meet them."""

import pytest
from prometheus_client import REGISTRY
from rest_framework.test import APIClient

from tmschat.core import rate_limits, valkey
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, make_token

ME = "/api/v1/users/me"


def standing(answer):
    return [int(answer.headers[f"RateLimit-{name}"]) for name in ("Limit", "Remaining", "Reset")]


def metric(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_reads_and_writes_are_counted_apart_and_every_answer_says_where_one_stands(as_alice, settings):
    settings.RATE_LIMIT_READ, settings.RATE_LIMIT_WRITE = 6, 3
    assert standing(as_alice.get(ME)) == [6, 5, 60]
    assert standing(as_alice.get(ME))[:2] == [6, 4]
    assert standing(as_alice.patch(ME, {}, format="json"))[:2] == [3, 2]
    assert standing(as_alice.patch(ME, {"nonsense": 1}, format="json"))[:2] == [3, 1]
    assert standing(as_alice.get("/api/v1/users/nonsense"))[:2] == [6, 3]
    assert 1 <= standing(as_alice.get(ME))[2] <= 60


@pytest.mark.django_db(transaction=True)
def test_past_the_limit_a_request_is_a_429_that_says_when_to_come_back(as_alice, bob, settings):
    settings.RATE_LIMIT_WRITE = 2
    refused_before = metric("rate_limited_requests_total", kind="write")
    answers = [as_alice.patch(ME, {"status_text": str(number)}, format="json") for number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    refused = answers[-1]
    assert standing(refused)[:2] == [2, 0]
    assert int(refused.headers["Retry-After"]) == standing(refused)[2]
    assert refused.json()["type"] == "client_error"
    assert refused.json()["errors"][0]["code"] == "throttled"
    assert as_alice.get(ME).json()["data"]["status_text"] == "1"
    assert client_of(bob).patch(ME, {}, format="json").status_code == 200
    assert metric("rate_limited_requests_total", kind="write") == refused_before + 2


def test_all_tokens_of_a_person_count_together(alice, settings):
    settings.RATE_LIMIT_READ = 3
    answers = [client_of(alice).get(ME).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]


@pytest.mark.django_db(transaction=True)
def test_the_limit_is_exact_under_a_race(alice, settings):
    settings.RATE_LIMIT_READ = 20
    token = make_token(alice)

    def ask(_):
        client = APIClient(HTTP_AUTHORIZATION=f"Bearer {token}")
        return [client.get(ME).status_code for _ in range(6)]

    answers = [status for several in race(6, ask) for status in several]
    assert sorted(answers) == [200] * 20 + [429] * 16


def test_who_is_not_signed_in_is_counted_by_address(db, nobody, settings):
    settings.RATE_LIMIT_READ = 3
    paths = (ME, "/api/v1/nowhere", "/api/v1/auth/csrf", ME, "/api/v1/nowhere", "/api/v1/auth/csrf")
    answers = [nobody.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [401, 404, 204, 429, 429, 429]
    assert [standing(answer)[1] for answer in answers] == [2, 1, 0, 0, 0, 0]
    assert all(int(answer.headers["Retry-After"]) >= 1 for answer in answers[3:])
    assert nobody.get(ME, REMOTE_ADDR="192.0.2.9").status_code == 401


def test_a_false_token_is_counted_by_address(db, settings):
    settings.RATE_LIMIT_READ = 2
    client = APIClient(HTTP_AUTHORIZATION="Bearer tms_false")
    assert [client.get(ME).status_code for _ in range(3)] == [401, 401, 429]


def test_what_is_not_the_api_has_no_limit(db, nobody, settings):
    settings.RATE_LIMIT_READ = 1
    answers = [nobody.get("/healthz") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert "RateLimit-Limit" not in answers[0].headers


def test_a_window_ends(as_alice, settings, monkeypatch):
    settings.RATE_LIMIT_READ = 1
    monkeypatch.setattr(rate_limits, "WINDOW_S", 1)
    assert [as_alice.get(ME).status_code for _ in range(2)] == [200, 429]
    (key,) = valkey.client().keys("tms:rate:read:*")
    assert valkey.client().ttl(key) in {0, 1}
    valkey.client().delete(key)  # as its expiry does
    assert as_alice.get(ME).status_code == 200


def test_without_valkey_the_process_counts_alone_and_a_metric_says_so(as_alice, settings, monkeypatch):
    settings.RATE_LIMIT_READ = 2
    monkeypatch.setattr(rate_limits, "_here", rate_limits.LocalCounter())
    monkeypatch.setattr(valkey.outage, "is_away", True)
    before = metric("rate_limit_fallback_total")
    assert [as_alice.get(ME).status_code for _ in range(3)] == [200, 200, 429]
    assert metric("rate_limit_fallback_total") == before + 3


def test_counting_alone_takes_bounded_memory():
    counter = rate_limits.LocalCounter()
    for number in range(counter.MAX_KEYS + 10):
        counter.count(str(number))
    assert len(counter._windows) <= counter.MAX_KEYS
    assert counter.count("again") == (1, 60)
    assert counter.count("again")[0] == 2
