"""What surrounds a request: errors in one format, its id, its log line, its metrics, the client's address."""

import io
import json
import logging
import logging.config
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpResponse
from django.test import AsyncClient, RequestFactory
from prometheus_client import REGISTRY

from tmschat.core import database_outage, error_views
from tmschat.core.logs import RequestLine, logging_config
from tmschat.core.middleware import ClientAddress
from tmschat.core.render import to_json
from tmschat.users.views import people

ME = "/api/v1/users/me"


@pytest.fixture
def lines():
    """The requests' log lines, as JSON would have them."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RequestLine(as_json=True))
    logger = logging.getLogger("tmschat.requests")
    logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


@pytest.fixture
def broken(monkeypatch):
    """Make reading one's profile fail in the way given."""

    def breaks(error):
        def fails(user):
            raise error

        monkeypatch.setattr(people, "own_profile", fails)

    return breaks


@pytest.mark.parametrize("path", ["/api/v1/nowhere", "/api/", "/nowhere", "/api/v1/users/", "/api/v1/users/me/"])
@pytest.mark.parametrize("debug", [False, True])
def test_an_unknown_route_is_a_404_in_the_contracts_format_signed_in_or_not(as_alice, nobody, path, debug, settings):
    settings.DEBUG = debug and path.startswith("/api")  # elsewhere Django's own page helps who develops
    for client in (as_alice, nobody):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.json() == {
            "type": "client_error",
            "errors": [{"code": "not_found", "detail": "Not found.", "attr": None}],
        }


def test_a_fault_of_ours_is_a_500_that_tells_nothing(alice, as_alice, broken):
    broken(RuntimeError("a secret"))
    as_alice.raise_request_exception = False
    answer = as_alice.get(ME)
    assert answer.status_code == 500
    assert answer.json()["type"] == "server_error"
    assert b"secret" not in answer.content
    assert "RateLimit-Limit" in answer.headers


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (error_views.bad_request, 400),
        (error_views.permission_denied, 403),
        (error_views.not_found, 404),
        (error_views.csrf_failure, 403),
        (error_views.server_error, 500),
    ],
)
def test_djangos_own_refusals_have_the_contracts_format(view, status):
    answer = view(RequestFactory().get("/"))
    assert answer.status_code == status
    assert set(json.loads(answer.content)["errors"][0]) == {"code", "detail", "attr"}


def test_a_host_that_is_not_ours_is_a_400_in_the_contracts_format(nobody, db):
    answer = nobody.get(ME, HTTP_HOST="evil.example")
    assert answer.status_code in {400, 401}
    assert answer.headers["Content-Type"].startswith("application/json")


def test_a_database_that_is_gone_is_a_503_and_then_asked_by_nobody_until_it_answers(as_alice, broken, monkeypatch):
    began = []
    monkeypatch.setattr(database_outage.outage, "failed", lambda: began.append(1))
    as_alice.raise_request_exception = False
    broken(OperationalError("the connection is closed"))
    assert as_alice.get(ME).status_code == 500  # Django's own error with no cause is not psycopg's word
    assert began == []
    monkeypatch.setattr(database_outage.outage, "is_away", True)
    answer = as_alice.get(ME)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert "RateLimit-Limit" in answer.headers
    assert as_alice.get("/healthz").status_code == 200


@pytest.mark.parametrize("given", ["abc-123_X.y", "a" * 64])
def test_a_requests_id_is_given_back(db, nobody, given, lines):
    assert nobody.get(ME, HTTP_X_REQUEST_ID=given).headers["X-Request-ID"] == given
    assert lines()[-1]["request_id"] == given


@pytest.mark.parametrize("given", ["", "a" * 65, "two words", "<script>", "é", "a\nb"])
def test_an_id_that_does_not_fit_is_replaced(db, nobody, given):
    made = nobody.get(ME, HTTP_X_REQUEST_ID=given).headers["X-Request-ID"]
    assert made != given
    assert len(made) == 16


def test_a_requests_line_says_what_happened_and_nothing_that_was_said(alice, as_alice, lines):
    as_alice.get("/api/v1/users?q=secret")
    as_alice.patch(ME, {"status_text": "secret"}, format="json")
    as_alice.get("/api/v1/users/secret")
    as_alice.get("/secret")
    found = lines()
    assert [(line["method"], line["route"], line["status"]) for line in found] == [
        ("GET", "api/v1/users", 200),
        ("PATCH", "api/v1/users/me", 200),
        ("GET", "api/v1/users/<str:user_id>", 404),
        ("GET", "(none)", 404),
    ]
    assert [line["user_id"] for line in found] == [str(alice.pk)] * 3 + [None]
    assert found[0]["sql"] == 3
    assert found[0]["sql_ms"] > 0
    assert found[0]["ms"] >= found[0]["sql_ms"]
    assert "secret" not in json.dumps(found)


def test_a_line_reads_well_on_a_terminal():
    record = logging.LogRecord("tmschat.requests", logging.INFO, "", 0, "request", None, None)
    record.line = {"method": "GET", "status": 200}
    assert RequestLine(as_json=False).format(record).endswith(" method=GET status=200")


def test_a_traceback_is_logged_as_json_without_what_postgresql_quotes_from_a_row(db):
    config = logging_config(log_format="json", level="INFO")
    formatter = logging.config.DictConfigurator(config).configure_formatter(config["formatters"]["lines"])
    words = "-".join("text")  # not in this file, which the traceback quotes
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE t (words text CHECK (words = ''))")
    with connection.cursor() as cursor, pytest.raises(IntegrityError) as caught:
        cursor.execute("INSERT INTO t VALUES (%s)", [words])
    exc_info = (caught.type, caught.value, caught.tb)
    record = logging.LogRecord("a", logging.ERROR, "", 0, "It %s", ("failed",), exc_info)
    line = json.loads(formatter.format(record))
    assert line["event"] == "It failed"
    assert "IntegrityError" in line["exception"]
    assert words in str(caught.value)
    assert words not in line["exception"]


def test_requests_are_counted_by_route_and_status(as_alice):
    def count(**labels):
        return REGISTRY.get_sample_value("http_requests_total", labels) or 0.0

    labels = {"route": "api/v1/users/me", "method": "GET", "status": "200"}
    before, odd_before = count(**labels), count(route="api/v1/users/me", method="(other)", status="405")
    as_alice.get(ME)
    as_alice.generic("BREW", ME)
    assert count(**labels) == before + 1
    assert count(route="api/v1/users/me", method="(other)", status="405") == odd_before + 1


@pytest.mark.django_db(transaction=True)
async def test_under_asgi_a_request_is_surrounded_alike(lines):
    answer = await AsyncClient().get(ME, headers={"X-Request-ID": "an-id"})
    assert answer.status_code == 401
    assert answer.headers["X-Request-ID"] == "an-id"
    assert answer.headers["RateLimit-Limit"] == "600"
    assert [(line["route"], line["status"], line["request_id"]) for line in lines()] == [
        ("api/v1/users/me", 401, "an-id"),
    ]


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),
        ("", "198.51.100.9, 203.0.113.5", "203.0.113.5"),
        ("unix:", "2001:db8::1", "2001:db8::1"),
        ("", "nonsense", "127.0.0.1"),
        ("", "", "127.0.0.1"),
        (None, "203.0.113.5", "203.0.113.5"),
    ],
)
def test_the_doors_word_on_the_address_counts_over_the_unix_socket_alone(remote, forwarded, address):
    seen = []
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR=remote)

    def answer(each):
        seen.append(each.META["REMOTE_ADDR"])
        return HttpResponse()

    ClientAddress(answer)(request)
    assert seen == [address]


def test_metrics_are_for_who_bears_their_token(nobody, db, settings):
    settings.METRICS_TOKEN = ""
    assert nobody.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "for tests"
    assert nobody.get("/metrics").status_code == 401
    assert nobody.get("/metrics", HTTP_AUTHORIZATION="Bearer false").status_code == 401
    answer = nobody.get("/metrics", HTTP_AUTHORIZATION="Bearer for tests")
    assert answer.status_code == 200
    for name in (
        *("http_requests_total", "http_request_seconds", "sockets_open", "events_published_total", "queue_depth"),
        *("events_delivered_total", "events_dropped_total", "slow_client_closes_total", "database_pool_in_use"),
        *("database_pool_waiting", "rate_limited_requests_total", "rate_limit_fallback_total", "valkey_errors_total"),
    ):
        assert f"# TYPE {name} " in answer.text


@pytest.mark.django_db(transaction=True)
def test_readiness_names_each_service_with_its_time(nobody):
    answer = nobody.get("/readyz")
    assert answer.status_code == 200
    assert {name: found["ok"] for name, found in answer.json()["data"].items()} == {
        "database": True,
        "redis": True,
        "store": True,
    }


@pytest.mark.django_db(transaction=True)
def test_readiness_names_the_culprit(nobody, settings):
    settings.REDIS_URLS = ["unix:///nowhere/valkey.sock"]
    answer = nobody.get("/readyz")
    assert answer.status_code == 503
    assert [error["attr"] for error in answer.json()["errors"]] == ["redis"]


@pytest.mark.parametrize(
    ("microsecond", "spelt"), [(123456, b"123"), (999999, b"999"), (123000, b"123"), (1, b"000"), (0, b"000")]
)
def test_times_are_written_with_milliseconds_in_utc(microsecond, spelt):
    at = datetime(2026, 2, 23, 10, 0, 0, microsecond, UTC)
    assert to_json({"at": at}) == b'{"at":"2026-02-23T10:00:00.' + spelt + b'Z"}'
