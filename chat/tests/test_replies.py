"""Replies: what is quoted follows the quoted message, and whoever follows the feed agrees."""

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.tests.helpers import Announced, data_of, ids, message_url, messages_url, refused, statements, upload, walk
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, make_group, send
from tmschat.users.models import User


def changed_since(client: APIClient, room: Conversation, since: int) -> list[int]:
    """Give the `seq` of the messages that changed after a number, in the order of their changing."""
    entries = data_of(client.get(messages_url(room, "changes"), {"since": since}))
    return [entry["message"]["seq"] for entry in entries if entry["kind"] == "message"]


def test_a_reply_quotes_and_is_counted(as_alice: APIClient, as_bob: APIClient, alice: User, room: Conversation):
    asked = data_of(as_alice.post(messages_url(room), {"text": "What\n is  for lunch?"}), 201)
    answer = data_of(as_bob.post(messages_url(room), {"text": "Soup", "reply_to": asked["id"]}), 201)
    quote = {"id": asked["id"], "seq": 1, "sender_id": str(alice.id), "excerpt": "What is for lunch?"}
    assert answer["reply_to"] == quote
    counted = data_of(as_alice.get(message_url(asked)))
    assert counted["reply_count"] == 1
    assert counted["change_seq"] == answer["change_seq"] + 1
    assert data_of(as_alice.get(message_url(asked, "replies"))) == [answer]


def test_a_message_of_another_conversation_is_not_answered(as_alice: APIClient, alice: User, room: Conversation):
    elsewhere = send(alice, make_group(alice))
    body = {"text": "x", "reply_to": str(elsewhere["id"])}
    refused(as_alice.post(messages_url(room), body), 400, attr="reply_to")


def test_the_quote_follows_edits_and_deletion_with_a_number_of_its_own(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    asked = send(alice, room, "Wat?")
    answers = [send(bob, room, f"Answer {number}", reply_to=asked["id"]) for number in range(3)]
    before = data_of(as_alice.get(message_url(asked)))["change_seq"]
    as_alice.patch(message_url(asked), {"text": "What?"})
    assert changed_since(as_bob, room, before) == [1, 2, 3, 4]
    replies = data_of(as_bob.get(message_url(asked, "replies")))
    assert [each["reply_to"]["excerpt"] for each in replies] == ["What?"] * 3
    assert [each["text"] for each in replies] == ["Answer 0", "Answer 1", "Answer 2"]
    before = replies[-1]["change_seq"]
    as_alice.delete(message_url(asked))
    assert changed_since(as_bob, room, before) == [1, 2, 3, 4]
    assert data_of(as_bob.get(message_url(answers[0])))["reply_to"]["excerpt"] == ""
    assert data_of(as_bob.get(message_url(asked)))["reply_count"] == 3


def test_an_edit_beyond_what_is_quoted_leaves_the_replies_alone(as_alice: APIClient, alice: User, room: Conversation):
    asked = send(alice, room, "word " * 100)
    send(alice, room, "x", reply_to=asked["id"])
    before = data_of(as_alice.get(message_url(asked)))["change_seq"]
    as_alice.patch(message_url(asked), {"text": "word " * 100 + "end"})
    assert changed_since(as_alice, room, before) == [1]
    answer = data_of(as_alice.get(message_url(asked, "replies")))[0]
    assert len(answer["reply_to"]["excerpt"]) <= 140
    assert answer["reply_to"]["excerpt"].endswith("…")


def test_a_deleted_reply_counts_no_more_but_stays_in_its_place(
    as_alice: APIClient, as_bob: APIClient, alice: User, room: Conversation
):
    asked = send(alice, room)
    first, second = (send(alice, room, text, reply_to=asked["id"]) for text in ("1", "2"))
    before = data_of(as_bob.get(message_url(asked)))["change_seq"]
    as_alice.delete(message_url(first))
    as_alice.delete(message_url(first))
    assert data_of(as_bob.get(message_url(asked)))["reply_count"] == 1
    assert changed_since(as_bob, room, before) == [2, 1]
    assert ids(data_of(as_bob.get(message_url(asked, "replies")))) == [str(first["id"]), str(second["id"])]


def test_a_deleted_message_can_still_be_answered(as_alice: APIClient, alice: User, room: Conversation):
    asked = send(alice, room)
    as_alice.delete(message_url(asked))
    data_of(as_alice.post(messages_url(room), {"text": "too late", "reply_to": str(asked["id"])}), 201)
    assert data_of(as_alice.get(message_url(asked)))["reply_count"] == 1


def test_pages_neither_skip_nor_repeat_while_replies_come_in(as_alice: APIClient, alice: User, room: Conversation):
    asked = send(alice, room)
    for number in range(3):
        send(alice, room, str(number), reply_to=asked["id"])
    seen: list[str] = []
    for page in walk(as_alice, message_url(asked, "replies"), limit=1):
        seen += [each["text"] for each in page]
        if len(seen) < 3:
            send(alice, room, f"late {len(seen)}", reply_to=asked["id"])
    assert seen == ["0", "1", "2", "late 1", "late 2"]


@pytest.mark.parametrize("rows", [1, 100])
def test_replies_cost_the_same_for_any_number(rows: int, as_bob: APIClient, alice: User, room: Conversation):
    asked = send(alice, room)
    for number in range(rows):
        send(alice, room, reply_to=asked["id"], attachment_ids=[upload(alice).id] if number % 2 else ())
    expected = 3 if rows > 1 else 2  # the message, its replies, attachments
    assert len(statements(as_bob, message_url(asked, "replies"), {"limit": 100})) == expected


@pytest.mark.django_db(transaction=True)
def test_replies_at_once_are_all_counted(alice: User, bob: User, room: Conversation):
    asked = send(alice, room)
    clients = [client_of(alice if number % 2 else bob) for number in range(12)]

    def answer(number: int) -> int:
        if number == 0:
            return int(clients[0].put(message_url(asked, "pin")).status_code)
        body = {"text": str(number), "reply_to": str(asked["id"])}
        sent = data_of(clients[number].post(messages_url(room), body), 201)
        return int(clients[number].delete(message_url(sent)).status_code) if number % 3 == 0 else 201

    race(12, answer)
    assert data_of(client_of(bob).get(message_url(asked)))["reply_count"] == 8


@pytest.mark.django_db(transaction=True)
def test_every_number_of_a_reply_and_its_consequences_is_announced(
    alice: User, room: Conversation, announced: Announced
):
    asked = send(alice, room)
    answer = send(alice, room, "x", reply_to=asked["id"])
    client_of(alice).patch(message_url(asked), {"text": "other"})
    client_of(alice).delete(message_url(answer))
    events = announced.of(room.id)
    assert [event.type for event in events[-6:]] == [
        "message.created", "message.updated", "message.updated", "message.updated", "message.deleted",
        "message.updated",
    ]  # fmt: skip
    numbers = [event.change_seq for event in events if event.type.startswith("message")]
    assert numbers == list(range(numbers[0] or 0, (numbers[0] or 0) + 7))
    assert all(event.since == (event.change_seq or 0) - 1 for event in events if event.type.startswith("message"))
