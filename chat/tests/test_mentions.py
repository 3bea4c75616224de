"""Mentions: who is named, who is called, and how that follows edits and deletion."""

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.tests.helpers import conversation_url, data_of, message_url, messages_url
from tmschat.testing.factories import client_of, make_admin, make_group, make_user, send
from tmschat.users.models import User


def mentioned(client: APIClient, room: Conversation, text: str) -> list[str]:
    found: list[str] = data_of(client.post(messages_url(room), {"text": text}), 201)["mentions"]
    return found


def called(client: APIClient, room: Conversation) -> int:
    return int(data_of(client.get(conversation_url(room)))["me"]["mention_count"])


@pytest.mark.parametrize(
    "text",
    [
        "@bob", "@BOB!", "hi @Bob, hello", "(@bob)", "@bob.", "@bob's", "@bob\n@bob", "¿@bob?", ".@bob", "@bob-",
        "👋@bob", "@bob…", "*@bob*", "@alice @bob"
    ],
)  # fmt: skip
def test_a_member_is_named_in_any_case_as_a_whole_word(
    text: str, as_alice: APIClient, alice: User, bob: User, room: Conversation
):
    expected = [str(alice.id), str(bob.id)] if "alice" in text else [str(bob.id)]
    assert mentioned(as_alice, room, text) == expected


@pytest.mark.parametrize(
    "text",
    ["bob", "a@bob", "@bobby", "@bob_", "@bob1", "@bobé", "@@bob", "alice@bob.org", "@ bob", "@bo", "@bob-x", "＠bob"],
)
def test_what_only_looks_like_a_name_names_nobody(text: str, as_alice: APIClient, room: Conversation):
    assert mentioned(as_alice, room, text) == []


def test_names_with_dots_and_dashes_are_whole_names(as_alice: APIClient, alice: User, bob: User):
    other = make_user("bob.the-builder_")
    room = make_group(alice, bob, other)
    assert mentioned(as_alice, room, "@Bob.the-builder_.") == [str(other.id)]
    assert mentioned(as_alice, room, "@bob. The builder") == [str(bob.id)]


def test_a_stranger_is_not_named(as_alice: APIClient, carol: User, room: Conversation):
    assert mentioned(as_alice, room, "@carol") == []


def test_everybody_is_called_by_an_owner_or_admin_alone(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    everybody = [str(alice.id), str(bob.id)]
    assert mentioned(as_bob, room, "@all") == []
    assert mentioned(as_alice, room, "Hear, @ALL!") == everybody
    assert mentioned(as_alice, room, "@allover @all-in @hall") == []
    make_admin(room, alice, bob)
    assert mentioned(as_bob, room, "@all") == everybody
    assert called(as_alice, room) == 1
    assert called(as_bob, room) == 1  # naming oneself calls nobody


def test_mentions_are_counted_until_they_are_read(as_alice: APIClient, as_bob: APIClient, room: Conversation):
    for text in ("@bob", "@bob @BOB", "nothing"):
        mentioned(as_alice, room, text)
    assert called(as_bob, room) == 2
    me = data_of(as_bob.post(conversation_url(room, "read"), {"seq": 1}))
    assert (me["mention_count"], me["unread_count"]) == (1, 2)
    assert data_of(as_bob.post(conversation_url(room, "read"), {"seq": 3}))["mention_count"] == 0


def test_edits_and_deletion_change_who_is_called(as_alice: APIClient, as_bob: APIClient, bob: User, room: Conversation):
    sent = data_of(as_alice.post(messages_url(room), {"text": "hi"}), 201)
    edited = data_of(as_alice.patch(message_url(sent), {"text": "hi @bob"}))
    assert edited["mentions"] == [str(bob.id)]
    assert called(as_bob, room) == 1
    as_alice.patch(message_url(sent), {"text": "hi @bob again"})
    assert called(as_bob, room) == 1
    assert data_of(as_alice.patch(message_url(sent), {"text": "hi bob"}))["mentions"] == []
    assert called(as_bob, room) == 0
    as_alice.patch(message_url(sent), {"text": "@bob"})
    as_alice.delete(message_url(sent))
    assert called(as_bob, room) == 0


def test_a_mention_costs_the_same_in_a_small_room_and_in_a_large_one(alice: User):
    room = make_group(alice, *(make_user() for _ in range(99)))
    sent = send(alice, room, "@all")
    assert len(sent["mentions"]) == 100
    assert called(client_of(User.objects.get(id=sent["mentions"][50])), room) == 1
