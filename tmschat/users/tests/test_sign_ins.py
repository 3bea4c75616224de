"""Where one is signed in, and that what is ended is ended everywhere at once."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from rest_framework.test import APIClient

from tmschat.testing.factories import client_of, make_token, make_user
from tmschat.users import authentication
from tmschat.users.identity import session_credential
from tmschat.users.memory import Memories
from tmschat.users.models import Session, Token
from tmschat.users.services.sign_ins import Client as Device
from tmschat.users.services.sign_ins import issue_token, remove_expired
from tmschat.users.tests.conftest import PASSWORD

ME = "/api/v1/users/me"
SESSIONS = "/api/v1/users/me/sessions"
PBKDF2 = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
pytestmark = pytest.mark.django_db(transaction=True)


class TwoProcesses:
    """Two processes as far as remembering goes: each has memories of its own, and Valkey stands between them."""

    def __init__(self, monkeypatch) -> None:
        self._monkeypatch = monkeypatch
        self._memories = (Memories(), Memories())

    def call(self, number, client, method, path, **options):
        self._monkeypatch.setattr(authentication, "memories", self._memories[number])
        return getattr(client, method)(path, **options)

    def both_remember(self, client):
        for number in (0, 1) * 3:
            assert self.call(number, client, "get", ME).status_code == 200

    def both_refuse(self, client):
        return [self.call(number, client, "get", ME).status_code for number in (0, 1)] == [401, 401]


@pytest.fixture
def processes(monkeypatch):
    return TwoProcesses(monkeypatch)


def in_browser(user):
    """A browser that is signed in, whose requests bear the CSRF token."""
    client = APIClient()
    client.force_login(user)
    client.get("/api/v1/auth/csrf")
    client.credentials(HTTP_X_CSRFTOKEN=client.cookies["csrftoken"].value)
    return client


def cuts(events):
    return [(event.body["code"], event.body["credential"], event.to) for event in events if event.type == "_cut"]


def test_a_remembered_token_costs_no_query(as_alice, django_assert_num_queries):
    with django_assert_num_queries(1):  # the token and its person: whose stamp to ask for is not known yet
        as_alice.get(ME)
    with django_assert_num_queries(1):  # the same, to be remembered with the stamp
        as_alice.get(ME)
    with django_assert_num_queries(0):
        assert as_alice.get(ME).json()["data"]["username"] == "alice"


def test_logging_out_ends_this_token_alone_in_every_process(alice, processes, events):
    ended, other = client_of(alice), client_of(alice)
    processes.both_remember(ended)
    processes.both_remember(other)
    token_id = Token.objects.filter(user=alice).earliest("created_at").pk
    assert processes.call(0, ended, "post", "/api/v1/auth/logout").status_code == 204
    assert processes.both_refuse(ended)
    processes.both_remember(other)
    assert cuts(events) == [(4401, f"token:{token_id}", (alice.pk,))]


def test_logging_out_everywhere_ends_tokens_and_sessions_of_this_person_alone(alice, bob, processes, events):
    token, browser, other = client_of(alice), in_browser(alice), client_of(bob)
    for client in (token, browser, other):
        processes.both_remember(client)
    assert processes.call(0, token, "post", "/api/v1/auth/logout-all").status_code == 204
    assert processes.both_refuse(token)
    assert processes.both_refuse(browser)
    processes.both_remember(other)
    assert cuts(events) == [(4401, None, (alice.pk,))]


def test_logging_out_of_a_session_ends_it_and_cuts_its_sockets(alice, processes, events):
    browser = in_browser(alice)
    credential = session_credential(browser.session.session_key)
    processes.both_remember(browser)
    assert processes.call(1, browser, "post", "/api/v1/auth/logout").status_code == 204
    assert processes.both_refuse(browser)
    assert not Session.objects.exists()
    assert (4401, credential, (alice.pk,)) in cuts(events)


def test_leaving_the_admin_ends_the_session_for_the_api_too(processes, events):
    root = get_user_model().objects.create_superuser("root", PASSWORD)
    browser = in_browser(root)
    processes.both_remember(browser)
    assert browser.post("/admin/logout/").status_code == 200
    assert processes.both_refuse(browser)
    assert len(cuts(events)) == 1


def test_a_new_password_ends_everything_signed_in_with_the_old_one(alice, processes, events):
    token, browser = client_of(alice), in_browser(alice)
    for client in (token, browser):
        processes.both_remember(client)
    alice.set_password(PASSWORD)  # as `manage.py changepassword` does
    alice.save()
    assert processes.both_refuse(token)
    assert processes.both_refuse(browser)
    assert (4401, None, (alice.pk,)) in cuts(events)


def test_a_better_hash_of_the_same_password_ends_nothing(carol, processes, settings):
    token = client_of(carol)
    processes.both_remember(token)
    settings.PASSWORD_HASHERS = [PBKDF2, *settings.PASSWORD_HASHERS]
    assert get_user_model().objects.get(pk=carol.pk).check_password(PASSWORD)
    assert get_user_model().objects.get(pk=carol.pk).password.startswith("pbkdf2")
    processes.both_remember(token)


def test_a_token_is_not_issued_for_a_password_that_has_changed_meanwhile(carol):
    proven = get_user_model().objects.get(pk=carol.pk)
    carol.set_password("another one")
    carol.save()
    with pytest.raises(Exception, match="Username or password is wrong"):
        issue_token(user=proven, client=Device())


def test_an_expired_token_and_an_expired_session_are_refused_though_remembered(alice, processes, monkeypatch):
    token, browser = client_of(alice), in_browser(alice)
    for client in (token, browser):
        processes.both_remember(client)
    later = timezone.now() + timedelta(days=40)
    monkeypatch.setattr("time.time", later.timestamp)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert processes.both_refuse(token)
    assert processes.both_refuse(browser)


def test_a_session_changes_nothing_without_the_csrf_token(alice):
    browser = in_browser(alice)
    browser.credentials()
    strict = APIClient(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    refused = strict.patch(ME, {"status_text": "x"}, format="json")
    assert refused.status_code == 403
    assert refused.json()["errors"][0]["code"] == "permission_denied"
    token = strict.get("/api/v1/auth/csrf").cookies["csrftoken"].value
    assert strict.patch(ME, {"status_text": "x"}, format="json", HTTP_X_CSRFTOKEN=token).status_code == 200


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer tms_unknown", "Bearer \xff\xfe", "bearer x y"])
def test_a_token_that_is_none_is_a_401_in_the_contracts_format(db, header):
    refused = APIClient(HTTP_AUTHORIZATION=header).get(ME)
    assert refused.status_code == 401
    assert refused.json()["type"] == "client_error"
    assert refused.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("cookie", ["unknown", "a\x00b", "x" * 5000])
def test_a_session_cookie_that_is_none_is_a_401(db, cookie):
    client = APIClient()
    client.cookies["sessionid"] = cookie
    assert client.get(ME).status_code == 401


def test_where_one_is_signed_in_is_listed_newest_first_with_this_one_marked(alice, bob):
    client_of(bob)
    token = make_token(alice)
    browser = in_browser(alice)
    client = APIClient(HTTP_AUTHORIZATION=f"Bearer {token}")
    listed = client.get(SESSIONS).json()
    assert [(row["kind"], row["is_current"]) for row in listed["data"]] == [("session", False), ("token", True)]
    assert listed["pagination"] == {"next_cursor": None, "has_more": False}
    assert set(listed["data"][0]) == {
        *("id", "kind", "created_at", "last_used_at", "user_agent", "address", "is_current"),
    }
    assert [row["is_current"] for row in browser.get(SESSIONS).json()["data"]] == [True, False]
    assert token not in client.get(SESSIONS).content.decode()
    assert browser.session.session_key not in client.get(SESSIONS).content.decode()


@pytest.mark.parametrize("rows", [1, 100])
def test_the_list_of_sign_ins_costs_the_same_for_any_length(alice, rows, django_assert_num_queries):
    client = client_of(alice)
    for _ in range(rows - 1):
        make_token(alice)
    client.get(ME)
    with django_assert_num_queries(2):  # who asks; tokens and sessions
        assert len(client.get(SESSIONS, {"limit": 100}).json()["data"]) == rows


def test_sign_ins_are_paged_without_gap_or_repeat(alice, as_alice):
    for _ in range(6):
        make_token(alice)
        in_browser(alice)
    seen, cursor = [], None
    while True:
        page = as_alice.get(SESSIONS, {"limit": 4} | ({"cursor": cursor} if cursor else {})).json()
        seen += [row["id"] for row in page["data"]]
        cursor = page["pagination"]["next_cursor"]
        if not page["pagination"]["has_more"]:
            break
    assert len(seen) == len(set(seen)) == 13


def test_ending_a_sign_in_from_the_list_ends_it_everywhere_and_again_is_a_404(alice, processes):
    token, browser = client_of(alice), in_browser(alice)
    processes.both_remember(token)
    processes.both_remember(browser)
    ids = {row["kind"]: row["id"] for row in token.get(SESSIONS).json()["data"]}
    assert processes.call(0, token, "delete", f"{SESSIONS}/{ids['session']}").status_code == 204
    assert processes.both_refuse(browser)
    assert processes.call(0, token, "delete", f"{SESSIONS}/{ids['session']}").status_code == 404
    assert processes.call(0, token, "delete", f"{SESSIONS}/{ids['token']}").status_code == 204
    assert processes.both_refuse(token)


def test_anothers_sign_in_is_a_404_and_goes_on(alice, bob, as_alice):
    theirs = client_of(bob)
    sign_in = theirs.get(SESSIONS).json()["data"][0]["id"]
    assert as_alice.delete(f"{SESSIONS}/{sign_in}").status_code == 404
    assert as_alice.delete(f"{SESSIONS}/nonsense").status_code == 404
    assert theirs.get(ME).status_code == 200


def test_use_is_noted_at_most_once_a_minute(alice, as_alice, monkeypatch):
    token = Token.objects.get(user=alice)
    as_alice.get(ME)
    assert Token.objects.get().last_used_at == token.last_used_at
    Token.objects.update(last_used_at=timezone.now() - timedelta(minutes=5))
    as_alice.get(ME)
    assert Token.objects.get().last_used_at > token.last_used_at


def test_what_has_expired_is_removed_and_the_rest_stays(alice):
    make_token(alice)
    in_browser(alice)
    in_browser(make_user("dave"))
    Session.objects.filter(user=alice).update(expire_date=timezone.now() - timedelta(days=1))
    Token.objects.update(expires_at=timezone.now() - timedelta(days=1))
    cache.set("used:1", "code", timeout=600)
    cache.set("used:2", "code", timeout=600)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE users_cache SET expires = now() - interval '1 second' WHERE cache_key LIKE '%used:1'")
    assert remove_expired() == 2
    assert Session.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM users_cache WHERE cache_key LIKE '%used:1'")
        assert cursor.fetchone() == (0,)
    assert cache.get("used:2") == "code"


def test_what_is_remembered_of_codes_and_attempts_is_not_dropped_for_the_number_of_it(db):
    for number in range(310):
        cache.set(f"used:{number}", "code", timeout=600)
    assert len(cache.get_many(f"used:{number}" for number in range(310))) == 310


def test_a_person_without_being_signed_in_has_no_sign_ins(nobody, db):
    for call in (nobody.get(SESSIONS), nobody.post("/api/v1/auth/logout"), nobody.post("/api/v1/auth/logout-all")):
        assert call.status_code == 401


def test_stress_login_is_nowhere_unless_the_operator_set_its_token(alice, settings):
    words = {"token": "letmein", "username": "alice"}
    browser = Client()
    for configured, body, status in [
        ("", words, 404),
        ("", {}, 404),
        ("another", words, 404),
        ("letmein", words | {"username": "who"}, 404),
        ("letmein", {"token": "letmein"}, 400),
        ("letmein", words, 204),
    ]:
        settings.STRESS_LOGIN_TOKEN = configured
        answer = browser.post("/stress-login", body, content_type="application/json")
        assert answer.status_code == status, (configured, body)
    assert browser.get(ME).json()["data"]["username"] == "alice"
    assert Session.objects.get().user == alice
    settings.STRESS_LOGIN_TOKEN = ""
    assert browser.get("/stress-login").status_code == 404
