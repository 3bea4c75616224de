"""Who may open a websocket, and what they hear first."""

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from rest_framework.test import APIClient
from websockets.exceptions import InvalidStatus

from tmschat.core import valkey
from tmschat.testing.factories import send
from tmschat.users.models import User
from tmschat.users.sessions import SessionStore


def refusal(live, **how: Any) -> int:
    with pytest.raises(InvalidStatus) as refused:
        live.connect(**how)
    return refused.value.response.status_code


def test_a_bearer_token_opens_it_and_hello_names_every_conversation(live, alice, bob, room):
    send(bob, room, "Hello")

    hello = live.connect(alice).hello

    assert hello["user_id"] == str(alice.id)
    assert hello["heartbeat_s"] == 25
    assert set(hello["heads"]) == {str(room.id)}
    head = hello["heads"][str(room.id)]
    assert (head["last_seq"], head["me"]["unread_count"]) == (1, 1)


def test_nobody_is_refused(live):
    assert refusal(live) == 403


def test_a_token_that_is_unknown_is_refused(live):
    assert refusal(live, headers={"Authorization": "Bearer tms_nobody"}) == 403


def test_another_path_is_refused(live, alice):
    assert refusal(live, user=alice, path="/ws/v2") == 403


def session_cookie(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def test_the_session_cookie_opens_it_for_a_page_of_this_site(live, alice):
    headers = {"Cookie": session_cookie(alice), "Origin": f"http://{live.host}"}

    assert live.connect(headers=headers).hello["user_id"] == str(alice.id)


def test_the_session_cookie_opens_it_for_a_trusted_origin(live, alice, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://chat.example.org", "https://*.example.net"]
    cookie = session_cookie(alice)

    for origin in ["https://chat.example.org", "https://one.example.net"]:
        assert live.connect(headers={"Cookie": cookie, "Origin": origin}).hello["user_id"] == str(alice.id)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://127.0.0.1.evil.example", "https://evilexample.net", "null", None]
)
def test_the_session_cookie_is_refused_to_other_pages(live, alice, settings, origin):
    settings.CSRF_TRUSTED_ORIGINS = ["https://*.example.net"]
    headers = {"Cookie": session_cookie(alice)} | ({"Origin": origin} if origin else {})

    assert refusal(live, headers=headers) == 403


def test_a_ticket_opens_it_once(live, alice, as_alice):
    answer = as_alice.post("/api/v1/realtime/ticket")
    assert answer.status_code == 201
    path = f"/ws/v1?ticket={answer.json()['data']['ticket']}"

    assert live.connect(path=path).hello["user_id"] == str(alice.id)
    assert refusal(live, path=path) == 403


def test_a_ticket_is_worth_no_more_than_the_sign_in_it_was_made_with(live, alice, as_alice):
    ticket = as_alice.post("/api/v1/realtime/ticket").json()["data"]["ticket"]
    as_alice.post("/api/v1/auth/logout")

    assert refusal(live, path=f"/ws/v1?ticket={ticket}") == 403


def test_a_suspended_person_is_refused(live, alice):
    alice.suspended_at = timezone.now()
    alice.save(update_fields=["suspended_at"])

    assert refusal(live, user=alice) == 403


def test_only_who_is_signed_in_gets_a_ticket(db):
    assert APIClient().post("/api/v1/realtime/ticket").status_code == 401


def test_tickets_are_kept_as_digests(db, as_alice):
    ticket = as_alice.post("/api/v1/realtime/ticket").json()["data"]["ticket"]

    kept = valkey.client().keys("tms:ticket:*")
    assert kept
    assert not any(ticket.encode() in key for key in kept)
