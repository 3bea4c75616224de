"""Sending: numbers without gaps, once each, whatever races."""


import pytest
from rest_framework.test import APIClient

from chat.models import Conversation, Message
from chat.services.drafts import Draft
from chat.services.messages import send_message
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_group, make_user

HELLO = Draft(text="Hello", client_id="first")


def messages_url(room: Conversation) -> str:
    return f"/api/v1/messages/conversations/{room.id}/messages"


def test_a_message_is_sent_and_read_by_the_other(as_alice: APIClient, as_bob: APIClient, room: Conversation):
    sent = as_alice.post(messages_url(room), {"text": " Hi @bob ", "client_id": "a"}, format="json")
    assert sent.status_code == 201, sent.content
    message = sent.json()["data"]
    assert (message["seq"], message["text"], message["type"]) == (1, "Hi @bob", "TEXT")
    listed = as_bob.get(messages_url(room)).json()
    assert listed["pagination"] == {"next_cursor": None, "has_more": False}
    assert listed["data"] == [message]


@pytest.mark.django_db(transaction=True)
def test_twenty_identical_sends_are_one_message():
    alice = make_user()
    room = make_group(alice)
    sent = race(20, lambda _: send_message(sender=alice, conversation_id=room.id, draft=HELLO))
    assert len({each.message["id"] for each in sent}) == 1
    assert sum(each.created for each in sent) == 1
    assert list(room.messages.values_list("seq", flat=True)) == [1]


@pytest.mark.django_db(transaction=True)
def test_fifty_senders_into_one_conversation_are_numbered_without_gaps():
    people = [make_user() for _ in range(50)]
    room = make_group(*people)

    def send_four(number: int) -> None:
        for each in range(4):
            draft = Draft(text=f"{number}.{each}", client_id=f"{number}.{each}")
            send_message(sender=people[number], conversation_id=room.id, draft=draft)

    race(50, send_four)
    assert sorted(room.messages.values_list("seq", flat=True)) == list(range(1, 201))
    numbers = sorted(room.messages.values_list("change_seq", flat=True))
    assert numbers == list(range(52, 252))
    by_number = Message.objects.filter(conversation=room).order_by("seq")
    times = list(by_number.values_list("created_at", flat=True))
    assert times == sorted(times)
