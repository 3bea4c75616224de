"""Marks: delivered and read only rise, what is unread follows from them, and who may see them."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation, Mark
from chat.tests.helpers import (
    Announced,
    conversation_url,
    data_of,
    message_url,
    messages_url,
    refused,
    statements,
    walk,
)
from tmschat.core.ids import new_id
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, fill, make_group, make_user, send
from tmschat.users.models import User

DELIVERED = "/api/v1/messages/mark-delivered"


def me(client: APIClient, room: Conversation) -> dict[str, Any]:
    own: dict[str, Any] = data_of(client.get(conversation_url(room)))["me"]
    return own


def test_reading_goes_to_the_end_at_most_and_never_back(as_bob: APIClient, alice: User, room: Conversation):
    fill(room, alice, 5)
    url = conversation_url(room, "read")
    read = data_of(as_bob.post(url, {"seq": 3}))
    assert (read["last_read_seq"], read["last_delivered_seq"], read["unread_count"]) == (3, 3, 2)
    assert data_of(as_bob.post(url, {"seq": 1})) == read
    assert data_of(as_bob.post(url, {"seq": 3})) == read
    beyond = data_of(as_bob.post(url, {"seq": 2**63 - 1}))
    assert (beyond["last_read_seq"], beyond["unread_count"]) == (5, 0)
    send(alice, room)
    assert me(as_bob, room)["unread_count"] == 1
    assert data_of(as_bob.get(conversation_url(room)))["me"] == me(as_bob, room)


def test_reading_a_part_of_what_is_delivered_leaves_it_delivered(as_bob: APIClient, alice: User, room: Conversation):
    sent = fill(room, alice, 5)
    as_bob.post(DELIVERED, {"message_ids": [str(sent[4]["id"])]})
    read = data_of(as_bob.post(conversation_url(room, "read"), {"seq": 3}))
    assert (read["last_read_seq"], read["last_delivered_seq"]) == (3, 5)


@pytest.mark.parametrize("seq", [-1, "1", 1.5, None, True, 2**63, [], {}])
def test_a_malformed_number_is_refused(as_bob: APIClient, alice: User, room: Conversation, seq: Any):
    send(alice, room)
    refused(as_bob.post(conversation_url(room, "read"), {"seq": seq}), 400, attr="seq")
    assert me(as_bob, room)["last_read_seq"] == 0


def test_ones_own_and_deleted_messages_are_never_unread(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    theirs = fill(room, alice, 4)
    own = fill(room, bob, 3)
    assert me(as_bob, room)["unread_count"] == 4
    assert me(as_alice, room)["unread_count"] == 3
    as_alice.delete(message_url(theirs[1]))
    as_bob.delete(message_url(own[1]))
    assert me(as_bob, room)["unread_count"] == 3
    assert me(as_alice, room)["unread_count"] == 2
    as_bob.post(conversation_url(room, "read"), {"seq": 2})
    assert me(as_bob, room)["unread_count"] == 2
    listed = data_of(as_bob.get("/api/v1/conversations"))
    assert listed[0]["me"]["unread_count"] == 2


def test_a_batch_is_delivered_and_what_one_may_not_see_is_ignored(
    as_bob: APIClient, alice: User, carol: User, room: Conversation
):
    other, foreign = make_group(alice, User.objects.get(username="bob")), make_group(carol)
    here, there, hidden = fill(room, alice, 5), fill(other, alice, 3), send(carol, foreign)
    unknown = new_id()
    wanted = [here[3]["id"], there[0]["id"], hidden["id"], here[1]["id"], unknown]
    answer = data_of(as_bob.post(DELIVERED, {"message_ids": [str(each) for each in wanted]}))
    assert answer == {"ignored": [str(hidden["id"]), str(unknown)]}
    assert (me(as_bob, room)["last_delivered_seq"], me(as_bob, other)["last_delivered_seq"]) == (4, 1)
    assert me(as_bob, room)["last_read_seq"] == 0
    assert data_of(as_bob.post(DELIVERED, {"message_ids": [str(here[0]["id"])]})) == {"ignored": []}
    assert me(as_bob, room)["last_delivered_seq"] == 4
    assert Mark.objects.get(conversation=foreign).delivered_seq == 0


@pytest.mark.parametrize(
    "message_ids", [None, [], "x", {}, ["x"], [5], [True], [None], [[]], [str(new_id())] * 501], ids=lambda _: ""
)
def test_a_malformed_batch_is_refused(as_bob: APIClient, message_ids: Any):
    refused(as_bob.post(DELIVERED, {"message_ids": message_ids}), 400)


@pytest.mark.parametrize("rooms", [1, 20])
def test_any_batch_is_one_statement_and_one_more_tells_of_it(rooms: int, as_bob: APIClient, alice: User, bob: User):
    places = [make_group(alice, bob) for _ in range(rooms)]
    wanted = [str(message["id"]) for place in places for message in fill(place, alice, 100 // rooms)]
    assert len(statements(as_bob, DELIVERED, {"message_ids": wanted}, method="post")) == 2
    assert len(statements(as_bob, DELIVERED, {"message_ids": wanted}, method="post")) == 1  # nothing rose


def test_reading_costs_two_statements(as_bob: APIClient, alice: User, room: Conversation):
    fill(room, alice, 3)
    assert len(statements(as_bob, conversation_url(room, "read"), {"seq": 2}, method="post")) == 2  # the mark, `me`


def test_receipts_of_a_conversation_are_all_members_marks(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    fill(room, alice, 3)
    as_bob.post(conversation_url(room, "read"), {"seq": 2})
    marks = {each["user_id"]: each for each in data_of(as_alice.get(conversation_url(room, "receipts")))}
    assert set(marks) == {str(alice.id), str(bob.id)}
    assert set(marks[str(bob.id)]) == {"user_id", "delivered_seq", "read_seq", "delivered_at", "read_at"}
    assert (marks[str(bob.id)]["read_seq"], marks[str(bob.id)]["delivered_seq"]) == (2, 2)
    assert marks[str(alice.id)]["read_at"] is None


def test_receipts_of_a_message_tell_who_has_it_and_who_has_read_it(
    as_alice: APIClient, as_bob: APIClient, alice: User, carol: User, bob: User
):
    room = make_group(alice, bob, carol)
    first, second = fill(room, alice, 2)
    as_bob.post(conversation_url(room, "read"), {"seq": 1})
    client_of(carol).post(DELIVERED, {"message_ids": [str(second["id"])]})
    as_alice.post(conversation_url(room, "read"), {"seq": 2})  # the sender's own is no receipt
    listed = {each["user"]["username"]: each for each in data_of(as_alice.get(message_url(first, "receipts")))}
    assert set(listed) == {"bob", "carol"}
    assert listed["bob"]["read_at"] is not None
    assert listed["carol"]["read_at"] is None
    assert set(listed["bob"]) == {"user", "delivered_at", "read_at"}
    later = data_of(as_alice.get(message_url(second, "receipts")))
    assert [each["user"]["username"] for each in later] == ["carol"]


def test_who_shares_no_marks_is_in_nobody_elses_receipts(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    User.objects.filter(id=bob.id).update(shares_read_marks=False)
    message = send(alice, room)
    assert data_of(as_bob.post(conversation_url(room, "read"), {"seq": 1}))["unread_count"] == 0
    for path in (conversation_url(room, "receipts"), message_url(message, "receipts")):
        assert str(bob.id) not in as_alice.get(path).content.decode()
        assert str(bob.id) in as_bob.get(path).content.decode()


def test_who_left_has_no_receipts(as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation):
    message = send(alice, room)
    as_bob.post(conversation_url(room, "read"), {"seq": 1})
    as_bob.post(conversation_url(room, "leave"))
    assert data_of(as_alice.get(message_url(message, "receipts"))) == []
    assert [each["user_id"] for each in data_of(as_alice.get(conversation_url(room, "receipts")))] == [str(alice.id)]


@pytest.mark.parametrize("rows", [1, 100])
def test_receipts_cost_the_same_for_any_number(rows: int, as_alice: APIClient, alice: User):
    people = [make_user() for _ in range(rows)]
    room = make_group(alice, *people)
    message = send(alice, room)
    Mark.objects.filter(conversation=room).exclude(user=alice).update(delivered_seq=1)
    url = message_url(message, "receipts")
    assert len(statements(as_alice, url, {"limit": 100})) == 2  # the message, the marks with their people
    assert len(statements(as_alice, conversation_url(room, "receipts"))) == 2  # membership, marks
    listed = [each["user"]["id"] for page in walk(as_alice, url, limit=7) for each in page]
    assert sorted(listed) == sorted(str(person.id) for person in people)


@pytest.mark.django_db(transaction=True)
def test_marks_of_many_devices_at_once_end_at_the_highest(alice: User, bob: User, room: Conversation):
    sent = fill(room, alice, 20)
    clients = [client_of(bob) for _ in range(8)]

    def mark(number: int) -> int:
        if number % 2:
            body = {"message_ids": [str(each["id"]) for each in sent[number::2]]}
            return int(clients[number].post(DELIVERED, body).status_code)
        return int(clients[number].post(conversation_url(room, "read"), {"seq": number * 2}).status_code)

    assert race(8, mark) == [200] * 8
    own = me(client_of(bob), room)
    assert (own["last_read_seq"], own["last_delivered_seq"], own["unread_count"]) == (12, 20, 8)


@pytest.mark.django_db(transaction=True)
def test_risen_marks_are_told_to_oneself_and_to_others_only_where_one_shares_them(
    alice: User, bob: User, room: Conversation, announced: Announced
):
    fill(room, alice, 2)
    announced.clear()
    client_of(bob).post(conversation_url(room, "read"), {"seq": 1})
    client_of(bob).post(conversation_url(room, "read"), {"seq": 1})
    assert [event.type for event in announced] == ["me.updated", "receipt.updated"]
    assert announced[0].to == (bob.id,)
    assert announced[0].body["me"]["unread_count"] == 1
    assert announced[1].body == {"receipts": [{"user_id": bob.id, "delivered_seq": 1, "read_seq": 1}]}
    User.objects.filter(id=bob.id).update(shares_read_marks=False)
    announced.clear()
    client_of(bob).post(conversation_url(room, "read"), {"seq": 2})
    assert [event.type for event in announced] == ["me.updated"]


def test_a_sender_is_not_told_that_their_own_message_is_read(as_alice: APIClient, room: Conversation):
    sent = data_of(as_alice.post(messages_url(room), {"text": "x"}), 201)
    assert data_of(as_alice.get(message_url(sent, "receipts"))) == []
