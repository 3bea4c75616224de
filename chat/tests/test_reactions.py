"""Reactions: which emoji, once each, counted behind the writes and right at once for oneself."""

from typing import Any
from urllib.parse import quote

import pytest
from emoji import EMOJI_DATA, STATUS
from rest_framework.test import APIClient

from chat.emoji import NotAnEmoji, qualified
from chat.models import Conversation, Message, Reaction
from chat.services.flush import flush_pending
from chat.services.reactions import add_reaction
from chat.tests.helpers import (
    HEART,
    THUMB,
    conversation_url,
    data_of,
    message_url,
    messages_url,
    react,
    reactions,
    refused,
    statements,
    unreact,
    walk,
)
from tmschat.testing.factories import make_group, make_user, send
from tmschat.users.models import User

Json = dict[str, Any]


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("👍", "👍"), ("👍🏽", "👍🏽"), ("❤", "❤️"), ("❤️", "❤️"), ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"), ("🏳‍🌈", "🏳️‍🌈"),
        ("🏳️‍🌈", "🏳️‍🌈"),
        ("🇩🇪", "🇩🇪"), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("1⃣", "1️⃣"), ("🧑🏻‍❤️‍💋‍🧑🏿", "🧑🏻‍❤️‍💋‍🧑🏿"), ("©", "©️"),
        (" 👍 ", "👍"),
        (":party_parrot:", ":party_parrot:"), (":+1:", ":+1:"), (":a-b_0:", ":a-b_0:"),
        (f":{'x' * 64}:", f":{'x' * 64}:"),
    ],
)  # fmt: skip
def test_an_emoji_is_stored_fully_qualified(as_bob: APIClient, message: Json, given: str, stored: str):
    assert data_of(react(as_bob, message, given), 201) == [{"emoji": stored, "count": 1, "reacted": True}]
    assert data_of(react(as_bob, message, stored), 200) == [{"emoji": stored, "count": 1, "reacted": True}]
    assert unreact(as_bob, message, given.strip()).status_code == 204
    assert reactions(as_bob, message) == []


@pytest.mark.parametrize(
    "emoji",
    [
        "🏽", "x", "", " ", "👍👍", "👍x", "1", "#", "🇩", "\u200d", "\ufe0f", "\ufe0f❤", "❤\ufe0f\ufe0f", "👍‍", "👨‍👩",
        ":", "::", ":Upper:", ":a b:", f":{'x' * 65}:", ":ä:", "x" * 5000, "👍\u0000", None, 5, [], {}, True,
    ],
)  # fmt: skip
def test_what_is_not_one_emoji_is_refused(as_bob: APIClient, message: Json, emoji: Any):
    refused(as_bob.post(message_url(message, "reactions"), {"emoji": emoji}), 400)
    assert not Reaction.objects.exists()


@pytest.mark.parametrize("path", ["x", "%F0%9F%8F%BD", "%00", "%FF", "%ED%A0%80", ":A:", "👍%20", "x" * 3000])
def test_what_is_not_one_emoji_is_refused_in_a_path_too(as_bob: APIClient, message: Json, path: str):
    refused(as_bob.delete(message_url(message, "reactions") + "/" + path), 400, attr="emoji")
    refused(as_bob.get(message_url(message, "reactions") + "?emoji=" + path), 400, attr="emoji")


def test_every_recommended_emoji_is_one_in_all_its_spellings():
    whole = {each for each, data in EMOJI_DATA.items() if data["status"] == STATUS["fully_qualified"]}
    parts = {each for each, data in EMOJI_DATA.items() if data["status"] == STATUS["component"]}
    assert len(whole) > 3000
    assert all(qualified(each) == each for each in whole)
    assert {qualified(each) for each in set(EMOJI_DATA) - parts} == whole
    for each in parts:
        with pytest.raises(NotAnEmoji):
            qualified(each)


def test_a_stranger_and_a_missing_message_are_not_found(as_carol: APIClient, message: Json):
    refused(react(as_carol, message), 404)
    refused(unreact(as_carol, message), 404)
    refused(as_carol.get(message_url(message, "reactions")), 404)


def test_ones_own_reaction_shows_at_once_and_others_after_the_flush(
    as_alice: APIClient, as_bob: APIClient, message: Json
):
    assert data_of(react(as_bob, message), 201) == [{"emoji": THUMB, "count": 1, "reacted": True}]
    assert reactions(as_bob, message) == [(THUMB, 1, True)]
    assert reactions(as_alice, message) == []
    assert flush_pending() == 1
    assert reactions(as_alice, message) == [(THUMB, 1, False)]
    assert reactions(as_bob, message) == [(THUMB, 1, True)]
    data_of(react(as_alice, message), 201)
    assert reactions(as_alice, message) == [(THUMB, 2, True)]
    assert unreact(as_bob, message).status_code == 204
    assert unreact(as_bob, message).status_code == 204
    assert reactions(as_bob, message) == []
    flush_pending()
    assert reactions(as_bob, message) == [(THUMB, 1, False)]
    assert flush_pending() == 0


def test_there_and_back_before_a_flush_counts_as_before_and_is_numbered_for_who_saw_it_in_between(
    as_bob: APIClient, message: Json
):
    react(as_bob, message)
    unreact(as_bob, message)
    assert flush_pending() == 1
    after = data_of(as_bob.get(message_url(message)))
    assert after["reactions"] == []
    assert after["change_seq"] > message["change_seq"]
    react(as_bob, message)
    flush_pending()
    unreact(as_bob, message)
    react(as_bob, message)
    assert flush_pending() == 1
    assert reactions(as_bob, message) == [(THUMB, 1, True)]
    assert flush_pending() == 0


def test_emoji_stand_in_the_order_of_their_first_use(as_alice: APIClient, as_bob: APIClient, message: Json):
    for client, emoji in ((as_bob, HEART), (as_alice, THUMB), (as_bob, THUMB), (as_bob, "🎉")):
        react(client, message, emoji)
        flush_pending()
    assert [emoji for emoji, _, _ in reactions(as_bob, message)] == [HEART, THUMB, "🎉"]


def test_a_flush_takes_one_number_a_message(as_alice: APIClient, as_bob: APIClient, alice: User, room: Conversation):
    messages = [send(alice, room, str(number)) for number in range(3)]
    before = data_of(as_bob.get(conversation_url(room)))["change_seq"]
    for each in messages:
        for client in (as_alice, as_bob):
            react(client, each)
    assert flush_pending() == 3
    entries = as_bob.get(messages_url(room, "changes"), {"since": before}).json()
    assert entries["pagination"] == {"next_since": before + 3, "has_more": False}
    assert [entry["message"]["reactions"][0]["count"] for entry in entries["data"]] == [2, 2, 2]


def test_the_list_of_reactors_is_newest_first_and_by_emoji(as_alice: APIClient, as_bob: APIClient, message: Json):
    react(as_bob, message)
    react(as_alice, message)
    react(as_bob, message, HEART)
    url = message_url(message, "reactions")
    listed = data_of(as_alice.get(url))
    assert [(each["user"]["username"], each["emoji"]) for each in listed] == [
        ("bob", HEART), ("alice", THUMB), ("bob", THUMB),
    ]  # fmt: skip
    assert set(listed[0]) == {"user", "emoji", "created_at"}
    assert len(data_of(as_alice.get(url, {"emoji": "❤"}))) == 1
    assert data_of(as_alice.get(url, {"emoji": ":nobody:"})) == []
    unreact(as_alice, message)
    assert len(data_of(as_bob.get(url))) == 2
    for query in ("limit=0", "cursor=x", "emoji=x", "emoji=%00"):
        refused(as_bob.get(f"{url}?{query}"), 400)


def test_reactors_come_in_pages_without_skips_while_more_react(as_alice: APIClient, alice: User):
    people = [make_user() for _ in range(7)]
    message = send(alice, make_group(alice, *people))
    stored = Message.objects.get(id=message["id"])
    for person in people[:5]:
        add_reaction(user=person, message_id=stored.id, emoji=THUMB)
    seen: list[str] = []
    for page in walk(as_alice, message_url(message, "reactions"), limit=2):
        seen += [each["user"]["id"] for each in page]
        if len(seen) < 5:
            add_reaction(user=people[5 + len(seen) // 4], message_id=stored.id, emoji=THUMB)
    assert seen == [str(person.id) for person in reversed(people[:5])]


@pytest.mark.parametrize("rows", [1, 100])
def test_reactors_cost_the_same_for_any_number(rows: int, as_alice: APIClient, alice: User):
    people = [make_user() for _ in range(rows)]
    message = send(alice, make_group(alice, *people))
    for person in people:
        add_reaction(user=person, message_id=message["id"], emoji=THUMB)
    assert (
        len(statements(as_alice, message_url(message, "reactions"), {"limit": 100})) == 2
    )  # the message, its reactors


def test_reacting_is_one_statement_and_three_for_a_new_emoji(as_alice: APIClient, as_bob: APIClient, message: Json):
    url, body = message_url(message, "reactions"), {"emoji": THUMB}
    # nobody has put it there yet, the lock on bringing something new, the row
    assert len(statements(as_alice, url, body, method="post")) == 3
    assert len(statements(as_bob, url, body, method="post")) == 1  # nothing new: no lock
    path = message_url(message, "reactions", quote(THUMB))
    assert len(statements(as_bob, path, method="delete")) == 1


def test_a_message_carries_fifty_different_emoji(as_alice: APIClient, as_bob: APIClient, message: Json):
    for number in range(50):
        assert react(as_bob, message, f":emoji{number}:").status_code == 201
        if number == 20:
            flush_pending()
    refused(react(as_bob, message, ":one_more:"), 409, code="too_many_emoji")
    assert react(as_bob, message, ":emoji3:").status_code == 200
    assert react(as_alice, message, ":emoji3:").status_code == 201
    assert react(as_alice, message, ":emoji49:").status_code == 201
    unreact(as_bob, message, ":emoji0:")
    assert react(as_bob, message, ":one_more:").status_code == 201
    refused(react(as_alice, message, ":emoji0:"), 409)
    flush_pending()
    assert len(reactions(as_bob, message)) == 50
