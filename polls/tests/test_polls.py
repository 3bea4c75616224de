"""Polls over REST: made once, shown in a page, told to whom they may be told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from chat.models import Conversation, Message
from chat.services.flush import flush_pending
from polls.models import Poll, PollOption, Vote
from polls.services import vote
from polls.tests.making import Json, make_poll, options_of, tallies
from tmschat.testing.factories import client_of, make_user
from tmschat.users.models import User

POLLS = "/api/v1/polls"


def asking(room: Conversation, **fields: Any) -> Json:
    return {"conversation_id": str(room.id), "question": "Where?", "options": ["Lake", "Hills"], **fields}


def messages(client: APIClient, room: Conversation) -> list[Json]:
    listed: list[Json] = client.get(f"/api/v1/messages/conversations/{room.id}/messages").json()["data"]
    return listed


def test_a_poll_is_made_and_stands_in_the_page_of_messages(room: Conversation, as_alice: APIClient, as_bob: APIClient):
    made = as_alice.post(POLLS, asking(room, question="  Where to? ", client_id="p1"), format="json")
    assert made.status_code == 201, made.content
    poll = made.json()["data"]
    assert [option["text"] for option in poll["options"]] == ["Lake", "Hills"]
    assert [option["position"] for option in poll["options"]] == [0, 1]
    shown = {"question": "Where to?", "total_voters": 0, "is_closed": False, "is_final": False, "my_option_ids": []}
    assert poll.items() >= shown.items()
    (message,) = messages(as_bob, room)
    assert (message["id"], message["type"], message["seq"]) == (poll["message_id"], "POLL", 1)
    assert message["poll"] == poll == as_bob.get(f"{POLLS}/{poll['id']}").json()["data"]


def test_the_same_client_id_gives_the_first_poll(room: Conversation, as_alice: APIClient):
    first = as_alice.post(POLLS, asking(room, client_id="p1"), format="json")
    again = as_alice.post(POLLS, asking(room, client_id="p1", question="Other?"), format="json")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Poll.objects.count() == Message.objects.count() == 1


def test_a_repeat_that_comes_after_the_deadline_gives_the_first_poll(room: Conversation, as_alice: APIClient):
    wanted = asking(room, client_id="p1", closes_at=(timezone.now() + timedelta(hours=1)).isoformat())
    first = as_alice.post(POLLS, wanted, format="json").json()["data"]
    past = timezone.now()
    Poll.objects.update(closes_at=past)
    again = as_alice.post(POLLS, {**wanted, "closes_at": past.isoformat()}, format="json")
    assert (again.status_code, again.json()["data"]["id"]) == (200, first["id"])


def test_a_client_id_that_a_message_has_used_is_taken(room: Conversation, as_alice: APIClient):
    url = f"/api/v1/messages/conversations/{room.id}/messages"
    as_alice.post(url, {"text": "Hello", "client_id": "x"}, format="json")
    answer = as_alice.post(POLLS, asking(room, client_id="x"), format="json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "client_id_taken")


@pytest.mark.parametrize(
    ("attr", "fields"),
    [
        ("question", {"question": "  "}),
        ("question", {"question": "x" * 1001}),
        ("question", {"question": 7}),
        ("options", {"options": ["one"]}),
        ("options", {"options": [str(number) for number in range(101)]}),
        ("options", {"options": ["é", "e\u0301"]}),
        ("options.1", {"options": ["a", ""]}),
        ("options.0", {"options": ["x" * 201, "b"]}),
        ("max_votes", {"max_votes": 2}),
        ("max_votes", {"multiple": True, "max_votes": 0}),
        ("results", {"results": "NEVER"}),
        ("closes_at", {"closes_at": "2020-01-01T00:00:00Z"}),
        ("closes_at", {"closes_at": "soon"}),
        ("anonymous", {"anonymous": "yes"}),
        ("client_id", {"client_id": "é"}),
        ("votes", {"votes": 100}),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_makes_nothing(
    attr: str, fields: Json, room: Conversation, as_alice: APIClient
):
    answer = as_alice.post(POLLS, asking(room, **fields), format="json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["attr"] == attr
    assert not Message.objects.exists()


@pytest.mark.parametrize("method", ["get", "vote", "retract", "close", "voters", "options"])
def test_who_is_not_a_member_finds_no_poll(method: str, poll: Json):
    stranger = client_of(make_user())
    answer = {
        "get": lambda: stranger.get(f"{POLLS}/{poll['id']}"),
        "vote": lambda: stranger.post(f"{POLLS}/{poll['id']}/vote", {"option_ids": []}, format="json"),
        "retract": lambda: stranger.delete(f"{POLLS}/{poll['id']}/vote"),
        "close": lambda: stranger.post(f"{POLLS}/{poll['id']}/close"),
        "voters": lambda: stranger.get(f"{POLLS}/{poll['id']}/voters"),
        "options": lambda: stranger.post(f"{POLLS}/{poll['id']}/options", {"text": "x"}, format="json"),
    }[method]()
    assert answer.status_code == 404


def test_who_is_not_a_member_asks_nothing(room: Conversation):
    assert client_of(make_user()).post(POLLS, asking(room), format="json").status_code == 404


def test_hidden_results_are_seen_by_their_creator_alone_until_the_close(
    alice: User, bob: User, room: Conversation, as_alice: APIClient, as_bob: APIClient
):
    poll = make_poll(alice, room, results="ON_CLOSE")
    vote(user=bob, poll_id=poll["id"], option_ids=options_of(poll)[:1])
    flush_pending()
    seen = {
        name: client.get(f"{POLLS}/{poll['id']}").json()["data"] for name, client in [("a", as_alice), ("b", as_bob)]
    }
    assert (tallies(seen["a"]), seen["a"]["total_voters"]) == ([1, 0, 0], 1)
    assert (tallies(seen["b"]), seen["b"]["total_voters"]) == ([None] * 3, None)
    assert seen["b"]["my_option_ids"] == [str(options_of(poll)[0])]
    assert as_bob.get(f"{POLLS}/{poll['id']}/voters").status_code == 403
    as_alice.post(f"{POLLS}/{poll['id']}/close")
    assert tallies(as_bob.get(f"{POLLS}/{poll['id']}").json()["data"]) == [1, 0, 0]


def test_voters_are_listed_newest_first_page_by_page_and_by_option(
    alice: User, bob: User, room: Conversation, as_alice: APIClient
):
    poll = make_poll(alice, room, multiple=True)
    lake, hills, _ = options_of(poll)
    vote(user=alice, poll_id=poll["id"], option_ids=[lake])
    vote(user=bob, poll_id=poll["id"], option_ids=[lake, hills])
    first = as_alice.get(f"{POLLS}/{poll['id']}/voters", {"limit": 1}).json()
    assert [each["user"]["username"] for each in first["data"]] == ["bob"]
    assert first["data"][0].keys() == {"user", "option_ids", "voted_at"}
    cursor = first["pagination"]["next_cursor"]
    rest = as_alice.get(f"{POLLS}/{poll['id']}/voters", {"cursor": cursor}).json()
    assert [each["user"]["username"] for each in rest["data"]] == ["alice"]
    by_option = as_alice.get(f"{POLLS}/{poll['id']}/voters", {"option_id": str(hills)}).json()["data"]
    assert [each["user"]["username"] for each in by_option] == ["bob"]
    assert as_alice.get(f"{POLLS}/{poll['id']}/voters", {"option_id": "x"}).json()["data"] == []
    assert as_alice.get(f"{POLLS}/{poll['id']}/voters", {"cursor": "x"}).status_code == 400


def test_nobody_lists_the_voters_of_an_anonymous_poll(alice: User, room: Conversation, as_alice: APIClient):
    poll = make_poll(alice, room, anonymous=True)
    assert as_alice.get(f"{POLLS}/{poll['id']}/voters").status_code == 403


def test_options_are_added_where_the_poll_allows_it_and_each_text_once(
    alice: User, room: Conversation, as_bob: APIClient, poll: Json
):
    fixed = as_bob.post(f"{POLLS}/{poll['id']}/options", {"text": "Moon"}, format="json")
    assert (fixed.status_code, fixed.json()["errors"][0]["code"]) == (409, "options_are_fixed")
    open_poll = make_poll(alice, room, allow_new_options=True)
    url = f"{POLLS}/{open_poll['id']}/options"
    added = as_bob.post(url, {"text": " Moon "}, format="json")
    again = as_bob.post(url, {"text": "Moon"}, format="json")
    assert (added.status_code, again.status_code) == (201, 200)
    assert [option["text"] for option in again.json()["data"]["options"]] == ["Lake", "Hills", "Sea", "Moon"]
    number = Message.objects.get(pk=open_poll["message_id"]).change_seq
    room.refresh_from_db()
    assert number == room.change_seq


def test_a_deleted_message_takes_its_poll_with_it(alice: User, poll: Json, as_alice: APIClient):
    vote(user=alice, poll_id=poll["id"], option_ids=options_of(poll)[:1])
    as_alice.delete(f"/api/v1/messages/{poll['message_id']}")
    assert as_alice.get(f"{POLLS}/{poll['id']}").status_code == 404
    assert [model.objects.count() for model in (Poll, PollOption, Vote)] == [0, 0, 0]
    assert flush_pending() == 0


@pytest.mark.parametrize("rows", [1, 100])
def test_a_page_of_polls_costs_the_same_for_any_length(
    rows: int, alice: User, room: Conversation, as_alice: APIClient, django_assert_max_num_queries: Any
):
    for _ in range(rows):
        poll = make_poll(alice, room)
        vote(user=alice, poll_id=poll["id"], option_ids=options_of(poll)[:1])
    as_alice.get(f"{POLLS}/{uuid4()}")  # the token is known from here on
    with django_assert_max_num_queries(5):  # token, messages, own reactions, polls
        answer = as_alice.get(f"/api/v1/messages/conversations/{room.id}/messages", {"limit": 100})
    assert [tallies(each["poll"]) for each in answer.json()["data"]] == [[1, 0, 0]] * rows


def test_a_poll_whose_time_is_up_is_closed_before_anybody_has_closed_it(
    alice: User, room: Conversation, as_bob: APIClient
):
    poll = make_poll(alice, room, closes_at=timezone.now() + timedelta(hours=1))
    Poll.objects.filter(pk=poll["id"]).update(closes_at=timezone.now())
    seen = as_bob.get(f"{POLLS}/{poll['id']}").json()["data"]
    assert (seen["is_closed"], seen["is_final"]) == (True, False)
    body = {"option_ids": [str(options_of(poll)[0])]}
    answer = as_bob.post(f"{POLLS}/{poll['id']}/vote", body, format="json")
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "poll_closed")
