"""What clients see while PostgreSQL or Valkey is frozen or gone, and after it is back: real processes, real signals."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tmschat.core.tests.site import Site
from tmschat.ops.rest_process import THREADS
from tmschat.testing.concurrency import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("core-faults")]  # one worker: the site is long in the making

ME = "/api/v1/users/me"
WITHIN_S = 2.0  # the contract's bound, not a measurement


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="tmschat-site-") as name:  # pytest's own are shut to PostgreSQL's account
        directory = Path(name)
        directory.chmod(0o711)
        running = Site(directory)
        yield running
        running.close()


def timed_get(client, path=ME):
    started = time.monotonic()
    return client.get(path), time.monotonic() - started


def is_well(client):
    return client.get(ME).status_code == 200


@pytest.mark.parametrize("revoke", ["logout", "logout-all"])
def test_a_token_revoked_in_one_process_is_refused_by_the_other_at_once(site, revoke):
    token = site.login("alice")
    with site.client(1, token) as here, site.client(2, token) as there:
        for client in (here, there) * 4:  # until both remember whose it is
            assert is_well(client)
        assert here.post(f"/api/v1/auth/{revoke}").status_code == 204
        assert there.get(ME).status_code == 401
        assert here.get(ME).status_code == 401


def test_each_process_tells_the_metrics_of_all(site):
    before = site.metric("http_requests_total", 1)
    with site.client(2, site.login("bob")) as client:
        for _ in range(5):
            client.get("/api/v1/users/me")
    wait_until(lambda: site.metric("http_requests_total", 1) >= before + 5)
    kept = site.metric("database_pool_in_use", 1)  # a request thread keeps its connection, and there are few threads
    assert 1 <= kept <= 2 * THREADS


def test_a_frozen_postgresql_is_a_503_in_time_and_forgotten_when_it_answers_again(site):
    with site.client(1, site.login("bob")) as client:
        wait_until(lambda: is_well(client))
        site.freeze("postgres")
        try:
            for _ in range(3):
                answer, seconds = timed_get(client, "/api/v1/users")
                assert answer.status_code == 503
                assert int(answer.headers["Retry-After"]) >= 1
                assert answer.json()["type"] == "server_error"
                assert seconds < WITHIN_S
            ready, seconds = timed_get(client, "/readyz")
            assert (ready.status_code, ready.json()["errors"][0]["attr"]) == (503, "database")
            assert seconds < WITHIN_S
            assert client.get("/healthz").status_code == 200
        finally:
            site.thaw("postgres")
        wait_until(lambda: client.get("/api/v1/users").status_code == 200, within_s=5)
        assert client.get("/readyz").status_code == 200


def test_a_postgresql_that_was_killed_is_used_again_when_it_is_back(site):
    with site.client(1, site.login("bob")) as client:
        wait_until(lambda: is_well(client))
        site.kill("postgres")
        for _ in range(3):
            answer, seconds = timed_get(client, "/api/v1/users")
            assert answer.status_code == 503
            assert seconds < WITHIN_S
        site.restart("postgres")
        wait_until(lambda: client.get("/api/v1/users").status_code == 200, within_s=5)
        assert [client.get("/api/v1/users").status_code for _ in range(20)] == [200] * 20


def test_requests_go_on_while_valkey_is_frozen_and_are_counted_by_the_process(site):
    with site.client(1, site.login("carol")) as client:
        wait_until(lambda: is_well(client))
        fallbacks = site.metric("rate_limit_fallback_total")
        site.freeze("valkey")
        try:
            waits = []
            for _ in range(10):
                answer, seconds = timed_get(client)
                assert answer.status_code == 200
                assert int(answer.headers["RateLimit-Limit"]) == 600
                waits.append(seconds)
            assert max(waits) < WITHIN_S
            assert sum(wait > 0.2 for wait in waits) <= 4, waits  # after a few timeouts nobody waits
            assert site.metric("rate_limit_fallback_total") > fallbacks
        finally:
            site.thaw("valkey")
        counted = site.metric("rate_limit_fallback_total")

        def is_shared_again():
            nonlocal counted
            before, counted = counted, site.metric("rate_limit_fallback_total")
            client.get(ME)
            return site.metric("rate_limit_fallback_total") == counted == before

        wait_until(is_shared_again, within_s=5)


def test_a_token_revoked_while_valkey_is_away_stays_revoked_when_it_is_back(site):
    token = site.login("dora")
    with site.client(1, token) as here, site.client(2, token) as there:
        for client in (here, there) * 4:
            assert is_well(client)
        site.kill("valkey")
        try:
            assert here.post("/api/v1/auth/logout").status_code == 204
            assert here.get(ME).status_code == 401
            assert there.get(ME).status_code == 401
        finally:
            site.restart("valkey")
        for _ in range(20):
            assert there.get(ME).status_code == 401
            assert here.get(ME).status_code == 401


def test_a_process_pays_the_stamps_it_owes_as_soon_as_a_frozen_valkey_answers(site):
    token = site.login("alice")
    with site.client(1, token) as here, site.client(2, token) as there:
        for client in (here, there) * 4:
            assert is_well(client)
        site.freeze("valkey")
        try:
            for _ in range(4):  # the outage has begun: nothing is sent any more
                assert is_well(here)
            assert here.post("/api/v1/auth/logout").status_code == 204
        finally:
            site.thaw("valkey")
        wait_until(lambda: there.get(ME).status_code == 401, within_s=5)


def test_a_valkey_that_lost_everything_brings_no_revoked_token_back(site):
    token = site.login("eve")
    with site.client(1, token) as here, site.client(2, token) as there:
        for client in (here, there) * 4:
            assert is_well(client)
        assert here.post("/api/v1/auth/logout").status_code == 204
        site.kill("valkey")  # before the second process has looked at the new stamp
        site.restart("valkey")
        assert there.get(ME).status_code == 401
