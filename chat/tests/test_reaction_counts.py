"""Counting behind the writes: exact whatever races, and stopped by nothing."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from chat.models import Conversation, Message, Reaction
from chat.services.flush import flush_pending
from chat.services.reactions import TooManyEmoji, add_reaction
from chat.tests.helpers import (
    HEART,
    THUMB,
    Announced,
    conversation_url,
    data_of,
    message_url,
    messages_url,
    react,
    reactions,
    unreact,
)
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, make_group, make_user, send
from tmschat.users.models import User

Json = dict[str, Any]


@pytest.mark.django_db(transaction=True)
def test_the_fiftieth_emoji_is_the_last_however_many_come_at_once(alice: User):
    people = [make_user() for _ in range(12)]
    room = make_group(alice, *people)
    for _ in range(5):
        message = Message.objects.get(id=send(alice, room)["id"])
        for number in range(49):
            add_reaction(user=alice, message_id=message.id, emoji=f":standing{number}:")

        def bring_one(number: int, message: Message = message) -> bool:
            try:
                return add_reaction(user=people[number], message_id=message.id, emoji=f":one_more{number}:").added
            except TooManyEmoji:
                return False

        assert sum(race(12, bring_one)) == 1


@pytest.mark.django_db(transaction=True)
def test_one_click_that_arrives_many_times_at_once_is_one_reaction(bob: User, message: Json):
    clients = [client_of(bob) for _ in range(8)]
    answers = race(8, lambda number: react(clients[number], message).status_code)
    assert sorted(answers) == [200] * 7 + [201]
    flush_pending()
    assert reactions(clients[0], message) == [(THUMB, 1, True)]


@pytest.mark.django_db(transaction=True)
def test_stored_counts_equal_the_rows_after_a_hundred_people_toggle_under_two_flushers(alice: User):
    people = [make_user() for _ in range(100)]
    room = make_group(alice, *people)
    messages = [send(alice, room, str(number)) for number in range(3)]
    clients = [client_of(person) for person in people]
    flushed = [0, 0]
    finished: list[int] = []

    def act(number: int) -> None:
        if number >= 5:  # two flushers, until all others are done
            while len(finished) < 5:
                flushed[number - 5] += flush_pending()
            return
        try:
            for place in range(number, 100, 5):  # five threads, each for twenty people
                toggle(clients[place], messages, place)
        finally:
            finished.append(number)

    race(7, act)
    flush_pending()
    assert sum(flushed) > 3
    assert not Reaction.objects.filter(change_seq=None).exists()
    for message in messages:
        rows = Reaction.objects.filter(message_id=message["id"], is_removed=False)
        expected = {emoji: rows.filter(emoji=emoji).count() for emoji in (THUMB, HEART)}
        assert {emoji: count for emoji, count, _ in reactions(client_of(alice), message)} == expected


def toggle(client: APIClient, messages: list[Json], place: int) -> None:
    for step in range(4):
        message, emoji = messages[(place + step) % 3], (THUMB, HEART)[step % 2]
        assert react(client, message, emoji).status_code in {200, 201}
        if (place + step) % 2:
            assert unreact(client, message, emoji).status_code == 204


@pytest.mark.django_db(transaction=True)
def test_reactions_that_cross_with_a_deletion_stop_no_flush(alice: User, bob: User, room: Conversation, message: Json):
    other = send(alice, room, "stays")
    stored = Message.objects.get(id=message["id"])
    client_of(alice).delete(message_url(message))
    # What a statement leaves that began before the deletion was committed:
    Reaction.objects.create(message=stored, conversation_id=room.id, user=bob, emoji=THUMB)
    react(client_of(bob), other)
    assert flush_pending() == 1
    assert reactions(client_of(alice), other) == [(THUMB, 1, False)]
    assert not Reaction.objects.filter(message=stored).exists()


@pytest.mark.django_db(transaction=True)
def test_deletions_while_people_react_and_two_flush_leave_empty_messages(alice: User):
    people = [make_user() for _ in range(8)]
    room = make_group(alice, *people)
    messages = [send(alice, room, str(number)) for number in range(10)]
    as_alice, clients = client_of(alice), list(map(client_of, people))

    def act(number: int) -> set[int]:
        if number == 8:
            return {as_alice.delete(message_url(each)).status_code for each in messages}
        if number > 8:
            return {200 for _ in range(15) if flush_pending() >= 0}
        return {react(clients[number], each, emoji).status_code for each in messages for emoji in (THUMB, HEART)}

    statuses = race(11, act)
    assert statuses[8] == {204}
    assert set().union(*statuses) <= {200, 201, 204, 409}
    flush_pending()
    listed = data_of(clients[0].get(messages_url(room)))
    assert [(each["is_deleted"], each["reactions"]) for each in listed] == [(True, [])] * 10
    assert not Reaction.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_waits_in_a_deleted_conversation_stops_no_flush(alice: User, bob: User, room: Conversation, message: Json):
    other = make_group(alice, bob)
    elsewhere = send(alice, other)
    react(client_of(bob), message)
    client_of(alice).delete(conversation_url(room))
    react(client_of(bob), elsewhere)
    assert flush_pending() == 2
    assert reactions(client_of(alice), elsewhere) == [(THUMB, 1, False)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.breaks_invariants
def test_a_conversation_that_cannot_be_counted_stops_no_other(
    alice: User, bob: User, room: Conversation, message: Json, announced: Announced
):
    broken = send(alice, make_group(alice, bob))
    for each in (message, broken):
        react(client_of(bob), each)
    change_seq = room.change_seq + 2  # as if somebody had broken the row by hand: the next number is taken
    Message.objects.filter(id=broken["id"]).update(change_seq=6)
    Conversation.objects.filter(id=broken["conversation_id"]).update(change_seq=4)
    Message.objects.create(conversation_id=broken["conversation_id"], seq=2, change_seq=5, sender=alice)
    announced.clear()
    assert flush_pending() == 1
    assert reactions(client_of(alice), message) == [(THUMB, 1, False)]
    assert [event.type for event in announced] == ["reaction.updated"]
    assert announced[0].change_seq == change_seq


@pytest.mark.django_db(transaction=True)
def test_a_flush_announces_absolute_counts_and_who_moved(
    alice: User, bob: User, room: Conversation, message: Json, announced: Announced
):
    react(client_of(alice), message)
    react(client_of(bob), message)
    assert [event.type for event in announced if event.type.startswith("_")] == ["_flush", "_flush"]
    announced.clear()
    flush_pending()
    unreact(client_of(bob), message)
    flush_pending()
    first, second = announced.of(room.id)
    assert first.type == second.type == "reaction.updated"
    assert first.body == {
        "message_id": message["id"],
        "reactions": [{"emoji": THUMB, "count": 2}],
        "changes": [{"user_id": person.id, "emoji": THUMB, "op": "add"} for person in (alice, bob)],
    }
    assert second.body["reactions"] == [{"emoji": THUMB, "count": 1}]
    assert second.body["changes"] == [{"user_id": bob.id, "emoji": THUMB, "op": "remove"}]
    assert (first.since, second.since) == (first.change_seq and first.change_seq - 1, first.change_seq)
