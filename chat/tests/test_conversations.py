"""Conversations: making, listing, changing, deleting, and one's own flags."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.tests.helpers import (
    conversation_url,
    data_of,
    ids,
    message_url,
    messages_url,
    refused,
    statements,
    upload,
    walk,
)
from polls.drafts import PollDraft
from polls.services import create_poll
from tmschat.core.ids import new_id
from tmschat.testing.factories import client_of, make_admin, make_group, make_user, send
from tmschat.users.models import User

URL = "/api/v1/conversations"


def test_a_new_group_is_there_for_all_its_members(as_alice: APIClient, as_bob: APIClient, alice: User, bob: User):
    made = data_of(as_alice.post(URL, {"type": "GROUP", "title": " Lunch ", "member_ids": [str(bob.id)]}), 201)
    assert made["title"] == "Lunch"
    assert made["created_by"] == str(alice.id)
    assert (made["member_count"], made["last_seq"], made["last_message"]) == (2, 0, None)
    assert made["me"] == {
        "role": "OWNER", "is_muted": False, "is_pinned": False, "is_archived": False,
        "last_read_seq": 0, "last_delivered_seq": 0, "unread_count": 0, "mention_count": 0,
    }  # fmt: skip
    seen = data_of(as_bob.get(conversation_url(made["id"])))
    assert seen["me"]["role"] == "MEMBER"
    assert {**seen, "me": None} == {**made, "me": None}
    assert set(seen) == {
        "id", "type", "title", "topic", "avatar_url", "created_by", "created_at", "member_count", "last_seq",
        "change_seq", "last_message", "last_activity_at", "me", "peer",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "attr"),
    [
        ({"type": "GROUP"}, "title"),
        ({"type": "GROUP", "title": "  "}, "title"),
        ({"type": "GROUP", "title": "x" * 201}, "title"),
        ({"type": "GROUP", "title": 5}, "title"),
        ({"type": "GROUP", "title": "x", "member_ids": "abc"}, "member_ids"),
        ({"type": "GROUP", "title": "x", "member_ids": [5]}, "member_ids.0"),
        ({"type": "GROUP", "title": "x", "member_ids": [True]}, "member_ids.0"),
        ({"type": "GROUP", "title": "x", "member_ids": [str(new_id())]}, "member_ids"),
        ({"type": "GROUP", "title": "x", "titel": "y"}, "titel"),
        ({"type": "GROUP", "title": "x", "created_by": None}, "created_by"),
        ({"type": "CHANNEL", "title": "x"}, "type"),
        ({"title": "x"}, "type"),
        ({"type": "DIRECT"}, "member_ids"),
        ({"type": "DIRECT", "member_ids": [str(new_id())]}, "member_ids"),
        ([], None),
    ],
)
def test_a_malformed_conversation_is_refused_by_the_name_of_the_field(as_alice: APIClient, body: Any, attr: str | None):
    refused(as_alice.post(URL, body), 400, attr=attr)
    assert not Conversation.objects.exists()


def test_a_suspended_person_cannot_be_brought_into_a_group(as_alice: APIClient, bob: User, alice: User):
    User.objects.filter(id=bob.id).update(suspended_at=bob.joined_at)
    refused(as_alice.post(URL, {"type": "GROUP", "title": "x", "member_ids": [str(bob.id)]}), 400, attr="member_ids")


def test_a_direct_conversation_is_found_again_from_either_side(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User
):
    made = data_of(as_alice.post(URL, {"type": "DIRECT", "member_ids": [str(bob.id)]}), 201)
    again = data_of(as_bob.post(URL, {"type": "DIRECT", "member_ids": [str(alice.id)]}), 200)
    assert made["id"] == again["id"]
    assert made["me"]["role"] == again["me"]["role"] == "MEMBER"
    assert (made["peer"]["id"], again["peer"]["id"]) == (str(bob.id), str(alice.id))
    assert [each["peer"] for each in as_alice.get(URL).json()["data"]] == [made["peer"]]
    User.objects.filter(id=bob.id).update(suspended_at=bob.joined_at)
    kept = data_of(as_alice.post(URL, {"type": "DIRECT", "member_ids": [str(bob.id)]}), 200)
    assert kept["id"] == made["id"]


def test_a_direct_conversation_takes_exactly_one_other(as_alice: APIClient, alice: User, bob: User, carol: User):
    for others in ([], [alice.id], [bob.id, carol.id]):
        body = {"type": "DIRECT", "member_ids": [str(each) for each in others]}
        refused(as_alice.post(URL, body), 400, attr="member_ids")


def test_what_a_direct_conversation_does_not_have_is_a_conflict(
    as_alice: APIClient, alice: User, bob: User, carol: User
):
    made = data_of(as_alice.post(URL, {"type": "DIRECT", "member_ids": [str(bob.id)]}), 201)
    url = conversation_url(made["id"])
    for response in (
        as_alice.patch(url, {"title": "Us"}),
        as_alice.delete(url),
        as_alice.post(f"{url}/leave"),
        as_alice.post(f"{url}/members", {"user_ids": [str(carol.id)]}),
        as_alice.patch(f"{url}/members/{bob.id}", {"role": "OWNER"}),
        as_alice.delete(f"{url}/members/{bob.id}"),
    ):
        refused(response, 409, code="direct_is_fixed")
    assert data_of(as_alice.get(url)) == made
    assert data_of(as_alice.patch(f"{url}/me", {"is_archived": True}))["is_archived"] is True


def test_a_stranger_finds_nothing(as_carol: APIClient, room: Conversation, bob: User):
    url = conversation_url(room)
    body = {"user_ids": [str(bob.id)]}
    for response in (
        as_carol.get(url),
        as_carol.patch(url, {"title": "Mine"}),
        as_carol.delete(url),
        as_carol.patch(f"{url}/me", {"is_muted": True}),
        as_carol.patch(f"{url}/me", {}),
        as_carol.post(f"{url}/leave"),
        as_carol.post(f"{url}/read", {"seq": 1}),
        as_carol.post(f"{url}/read", {"seq": 0}),
        as_carol.get(f"{url}/receipts"),
        as_carol.get(f"{url}/pins"),
        as_carol.get(f"{url}/files"),
        as_carol.get(f"{url}/members"),
        as_carol.post(f"{url}/members", body),
        as_carol.patch(f"{url}/members/{bob.id}", {"role": "OWNER"}),
        as_carol.delete(f"{url}/members/{bob.id}"),
        as_carol.get(messages_url(room)),
        as_carol.post(messages_url(room), {"text": "Hi"}),
        as_carol.get(messages_url(room, "changes")),
    ):
        refused(response, 404, code="not_found")
    assert data_of(as_carol.get(URL)) == []


def test_an_admin_changes_title_topic_and_avatar(as_bob: APIClient, alice: User, bob: User, room: Conversation):
    url = conversation_url(room)
    refused(as_bob.patch(url, {"title": "Mine"}), 403, code="permission_denied")
    make_admin(room, alice, bob)
    before = data_of(as_bob.get(url))
    changes = {"title": "Cafe\u0301", "topic": "Food", "avatar_url": "https://example.org/a.png"}
    after = data_of(as_bob.patch(url, changes))
    assert {name: after[name] for name in changes} == {**changes, "title": "Café"}
    assert after["change_seq"] == before["change_seq"] + 1
    assert data_of(as_bob.patch(url, changes)) == after
    assert data_of(as_bob.patch(url, {"avatar_url": None, "topic": ""}))["avatar_url"] is None


@pytest.mark.parametrize(
    "body",
    [
        {"title": ""}, {"title": None}, {"title": ["x"]}, {"topic": "x" * 1001}, {"topic": None},
        {"avatar_url": "javascript:alert(1)"}, {"avatar_url": "no"}, {"type": "DIRECT"}, {"member_count": 3}, [1],
    ],
)  # fmt: skip
def test_malformed_changes_are_refused_and_nothing_changes(as_alice: APIClient, room: Conversation, body: Any):
    before = data_of(as_alice.get(conversation_url(room)))
    refused(as_alice.patch(conversation_url(room), body), 400)
    assert data_of(as_alice.get(conversation_url(room))) == before


def test_only_an_owner_deletes_and_then_it_is_gone_for_all(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    make_admin(room, alice, bob)
    message = send(bob, room)
    refused(as_bob.delete(conversation_url(room)), 403)
    assert as_alice.delete(conversation_url(room)).status_code == 204
    for client in (as_alice, as_bob):
        assert data_of(client.get(URL)) == []
        refused(client.get(conversation_url(room)), 404)
        refused(client.delete(conversation_url(room)), 404)
        refused(client.post(messages_url(room), {"text": "still?"}), 404)
        for path in ("", "/edits", "/replies", "/receipts", "/reactions"):
            refused(client.get(message_url(message) + path), 404)
        refused(client.patch(message_url(message), {"text": "still?"}), 404)
        refused(client.put(message_url(message, "pin")), 404)
        refused(client.post(message_url(message, "reactions"), {"emoji": "👍"}), 404)
        answered = data_of(client.post("/api/v1/messages/mark-delivered", {"message_ids": [str(message["id"])]}))
        assert answered == {"ignored": [str(message["id"])]}


def test_own_flags_are_ones_own(as_alice: APIClient, as_bob: APIClient, room: Conversation):
    url = conversation_url(room, "me")
    me = data_of(as_bob.patch(url, {"is_muted": True, "is_pinned": True}))
    assert (me["is_muted"], me["is_pinned"], me["is_archived"]) == (True, True, False)
    assert data_of(as_bob.patch(url, {"is_pinned": False}))["is_pinned"] is False
    assert data_of(as_bob.patch(url, {}))["is_muted"] is True
    assert data_of(as_bob.get(conversation_url(room)))["me"]["is_muted"] is True
    assert data_of(as_alice.get(conversation_url(room)))["me"]["is_muted"] is False
    for body in ({"is_muted": 1}, {"is_muted": "true"}, {"is_muted": None}, {"role": "OWNER"}, {"last_read_seq": 5}):
        refused(as_bob.patch(url, body), 400, attr=next(iter(body)))


def test_the_last_active_conversation_comes_first(as_alice: APIClient, alice: User):
    rooms = [make_group(alice, title=str(number)) for number in range(5)]
    send(alice, rooms[1])
    assert [each["title"] for each in data_of(as_alice.get(URL))] == ["1", "4", "3", "2", "0"]


def test_pages_neither_skip_nor_repeat_while_conversations_come_in(as_alice: APIClient, alice: User):
    rooms = [make_group(alice, title=str(number)) for number in range(7)]
    seen: list[str] = []
    for page in walk(as_alice, URL, limit=2):
        seen += ids(page)
        make_group(alice, title="a newer one")
    assert seen == [str(room.id) for room in reversed(rooms)]


@pytest.mark.parametrize("rows", [1, 100])
def test_a_list_costs_the_same_for_any_length(rows: int, as_alice: APIClient, alice: User, bob: User):
    for number in range(rows):
        room = make_group(alice, bob)
        if number % 4 == 0:
            send(bob, room, attachment_ids=[upload(bob).id])
        elif number % 4 == 1:
            create_poll(creator=bob, conversation_id=room.id, draft=PollDraft(question="When?", options=["1", "2"]))
        else:
            send(bob, room, "@alice")
    expected = 3 if rows > 1 else 2  # conversations with what is unread and their last messages, attachments, polls
    assert len(statements(as_alice, URL, {"limit": 100})) == expected
    assert len(data_of(as_alice.get(URL, {"limit": 100}))) == rows


def test_an_unsigned_caller_is_told_to_sign_in(room: Conversation):
    client = APIClient()
    for response in (client.get(URL), client.get(conversation_url(room)), client.get(messages_url(room))):
        refused(response, 401)
        assert response.headers["WWW-Authenticate"] == "Bearer"


def test_a_member_who_left_finds_it_no_more_and_comes_back_with_everything_read(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    send(alice, room, "@bob")
    assert data_of(as_bob.get(conversation_url(room)))["me"]["unread_count"] == 1
    assert as_bob.post(conversation_url(room, "leave")).status_code == 204
    refused(as_bob.get(conversation_url(room)), 404)
    refused(as_bob.post(conversation_url(room, "leave")), 404)
    send(alice, room)
    data_of(as_alice.post(conversation_url(room, "members"), {"user_ids": [str(bob.id)]}), 201)
    me = data_of(as_bob.get(conversation_url(room)))["me"]
    assert (me["role"], me["last_read_seq"], me["unread_count"], me["mention_count"]) == ("MEMBER", 2, 0, 0)
    assert len(data_of(as_bob.get(messages_url(room)))) == 2


def test_a_thousand_people_join_at_once_and_no_more(as_alice: APIClient):
    people = [str(make_user().id) for _ in range(3)]
    body = {"type": "GROUP", "title": "x", "member_ids": people * 334}
    refused(as_alice.post(URL, body), 400, attr="member_ids")
    assert data_of(as_alice.post(URL, {**body, "member_ids": people * 2}), 201)["member_count"] == 4
    assert data_of(client_of(User.objects.get(id=people[0])).get(URL))[0]["me"]["role"] == "MEMBER"
