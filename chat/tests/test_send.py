"""Sending: numbers without gaps, once each, whatever races."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from chat.models import Attachment, Conversation, Message
from chat.services.drafts import Draft
from chat.services.messages import send_message
from chat.tests.helpers import conversation_url, data_of, message_url, messages_url, refused, statements, upload
from media.models import Upload
from polls.drafts import PollDraft
from polls.services import create_poll
from tmschat.core.ids import new_id
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, make_group, make_user, send
from tmschat.users.models import User

HELLO = Draft(text="Hello", client_id="first")


def test_a_message_is_sent_and_read_by_the_other(as_alice: APIClient, as_bob: APIClient, room: Conversation):
    message = data_of(as_alice.post(messages_url(room), {"text": " Hi @bob ", "client_id": "a"}), 201)
    assert (message["seq"], message["text"], message["type"]) == (1, "Hi @bob", "TEXT")
    listed = as_bob.get(messages_url(room)).json()
    assert listed["pagination"] == {"next_cursor": None, "has_more": False}
    assert listed["data"] == [message]


def test_the_answer_to_a_send_is_the_message_as_it_is_read_later(as_alice: APIClient, alice: User, room: Conversation):
    earlier = send(alice, room)
    for body in (
        {"text": "plain"},
        {"text": "all of it", "client_id": "1", "metadata": {"a": [1, None, "ü"]}, "reply_to": str(earlier["id"])},
        {"attachment_ids": [str(upload(alice, image=True).id)]},
        {"text": "@bob", "type": "TEXT"},
    ):
        sent = data_of(as_alice.post(messages_url(room), body), 201)
        assert data_of(as_alice.get(message_url(sent))) == sent
    head = data_of(as_alice.get(conversation_url(room)))
    assert head["last_message"] == sent
    assert (head["last_seq"], head["last_activity_at"]) == (sent["seq"], sent["created_at"])


@pytest.mark.parametrize(
    ("body", "attr"),
    [
        ({}, "text"), ({"text": ""}, "text"), ({"text": " \n\t"}, "text"), ({"text": None}, "text"),
        ({"text": 5}, "text"), ({"text": ["a"]}, "text"), ({"text": "x" * 10_001}, "text"),
        ({"text": "x", "txt": "y"}, "txt"), ({"text": "x", "seq": 5}, "seq"), ({"text": "x", "sender": "me"}, "sender"),
        ({"text": "x", "client_id": ""}, "client_id"), ({"text": "x", "client_id": "x" * 65}, "client_id"),
        ({"text": "x", "client_id": "é"}, "client_id"), ({"text": "x", "client_id": "a\nb"}, "client_id"),
        ({"text": "x", "client_id": "\x7f"}, "client_id"), ({"text": "x", "client_id": 5}, "client_id"),
        ({"text": "x", "type": "IMAGE"}, "type"), ({"text": "x", "type": "FILE"}, "type"),
        ({"text": "x", "type": "POLL"}, "type"), ({"text": "x", "type": "SYSTEM"}, "type"),
        ({"text": "x", "type": "text"}, "type"),
        ({"text": "x", "reply_to": "x"}, "reply_to"), ({"text": "x", "reply_to": 1}, "reply_to"),
        ({"text": "x", "reply_to": str(new_id())}, "reply_to"),
        ({"text": "x", "attachment_ids": [str(new_id())]}, "attachment_ids"),
        ({"text": "x", "attachment_ids": [None]}, "attachment_ids.0"),
        ({"text": "x", "attachment_ids": {}}, "attachment_ids"),
        ({"attachment_ids": [str(new_id()) for _ in range(11)]}, "attachment_ids"),
        ({"text": "x", "metadata": []}, "metadata"), ({"text": "x", "metadata": "x"}, "metadata"),
        ({"text": "x", "metadata": {"x": "y" * 4090}}, "metadata"), ({"text": "x", "metadata": None}, "metadata"),
    ],
)  # fmt: skip
def test_a_malformed_message_is_refused_by_the_name_of_the_field(
    as_alice: APIClient, room: Conversation, body: Any, attr: str
):
    refused(as_alice.post(messages_url(room), body), 400, attr=attr)
    assert data_of(as_alice.get(conversation_url(room)))["change_seq"] == 3
    assert not Message.objects.exists()


def test_what_just_fits_is_taken(as_alice: APIClient, room: Conversation):
    decomposed = "e\u0301" * 10_000
    sent = data_of(as_alice.post(messages_url(room), {"text": decomposed, "metadata": {"x": "ü" * 2044}}), 201)
    assert sent["text"] == "é" * 10_000
    for client_id in ("x" * 64, " ", "~!"):
        assert data_of(as_alice.post(messages_url(room), {"text": "x", "client_id": client_id}), 201)
    assert data_of(as_alice.post(messages_url(room), {"text": "x", "metadata": {"n": 1e300}}), 201)


def test_the_type_follows_what_is_attached(as_alice: APIClient, alice: User, room: Conversation):
    def attach(*images: bool, **body: Any) -> Any:
        uploads = [str(upload(alice, image=image).id) for image in images]
        return as_alice.post(messages_url(room), {"attachment_ids": uploads, **body})

    assert data_of(attach(True, True), 201)["type"] == "IMAGE"
    mixed = data_of(attach(True, False, text="see"), 201)
    assert mixed["type"] == "FILE"
    assert [each["kind"] for each in mixed["attachments"]] == ["IMAGE", "FILE"]
    assert data_of(attach(True, type="FILE"), 201)["type"] == "FILE"
    refused(attach(False, type="IMAGE"), 400, attr="type")
    refused(attach(True, type="TEXT"), 400, attr="type")
    assert Upload.objects.filter(claimed_at=None).count() == 2  # what was refused took nothing


def test_only_ones_own_completed_unused_uploads_are_attached(
    as_alice: APIClient, alice: User, bob: User, room: Conversation
):
    used, unfinished = upload(alice), upload(alice)
    send(alice, room, attachment_ids=[used.id])
    Upload.objects.filter(id=unfinished.id).update(completed_at=None)
    for wrong in (used, unfinished, upload(bob)):
        mine = upload(alice)
        body = {"attachment_ids": [str(mine.id), str(wrong.id)]}
        refused(as_alice.post(messages_url(room), body), 400, attr="attachment_ids")
        assert Upload.objects.get(id=mine.id).claimed_at is None
    twice = str(upload(alice).id)
    refused(as_alice.post(messages_url(room), {"attachment_ids": [twice, twice]}), 400, attr="attachment_ids")


def test_ten_attachments_come_back_in_their_order(as_alice: APIClient, alice: User, room: Conversation):
    names = [f"{number}.txt" for number in (5, 3, 9, 1, 7, 0, 8, 2, 6, 4)]
    uploads = [str(upload(alice, name=name).id) for name in names]
    sent = data_of(as_alice.post(messages_url(room), {"attachment_ids": uploads}), 201)
    assert [each["name"] for each in sent["attachments"]] == names
    files = data_of(as_alice.get(conversation_url(room, "files")))
    assert {each["name"] for each in files} == set(names)


def test_a_repeated_client_id_gives_the_first_message(as_alice: APIClient, alice: User, room: Conversation):
    body = {"text": "once", "client_id": "a", "attachment_ids": [str(upload(alice).id)]}
    first = data_of(as_alice.post(messages_url(room), body), 201)
    for again in (body, {"text": "other", "client_id": "a"}, {"text": "@bob", "client_id": "a"}):
        assert data_of(as_alice.post(messages_url(room), again), 200) == first
    mine = upload(alice)
    other = {"client_id": "a", "attachment_ids": [str(mine.id)]}
    assert data_of(as_alice.post(messages_url(room), other), 200) == first
    assert Upload.objects.get(id=mine.id).claimed_at is None
    assert data_of(as_alice.get(conversation_url(room)))["last_seq"] == 1
    as_alice.delete(message_url(first))
    assert data_of(as_alice.post(messages_url(room), body), 200)["is_deleted"] is True


def test_a_client_id_belongs_to_its_sender_and_to_one_conversation(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    other_room = make_group(alice, bob)
    data_of(as_alice.post(messages_url(room), {"text": "x", "client_id": "a"}), 201)
    refused(as_alice.post(messages_url(other_room), {"text": "x", "client_id": "a"}), 409, code="client_id_taken")
    foreign = make_group(bob)
    refused(as_alice.post(messages_url(foreign), {"text": "x", "client_id": "a"}), 404)
    assert data_of(as_bob.post(messages_url(room), {"text": "x", "client_id": "a"}), 201)["seq"] == 2
    create_poll(creator=bob, conversation_id=room.id, draft=PollDraft("When?", ["1", "2"], client_id="poll"))
    taken = data_of(as_bob.post(messages_url(room), {"text": "x", "client_id": "poll"}), 200)
    assert taken["type"] == "POLL"


def test_a_stranger_learns_nothing_from_a_refused_send(
    as_carol: APIClient, alice: User, carol: User, room: Conversation
):
    inside = str(send(alice, room)["id"])
    for body in (
        {"text": "x", "reply_to": inside},
        {"text": "x", "reply_to": str(new_id())},
        {"text": "x", "attachment_ids": [str(new_id())]},
        {"text": "x", "attachment_ids": [str(upload(carol).id)]},
        {"text": "@alice"},
    ):
        refused(as_carol.post(messages_url(room), body), 404, code="not_found")
    assert not Attachment.objects.exists()
    assert Upload.objects.filter(claimed_at=None).count() == 1


def test_a_plain_send_costs_one_statement(as_alice: APIClient, room: Conversation):
    assert len(statements(as_alice, messages_url(room), {"text": "x", "client_id": "a"}, method="post")) == 1


def test_a_mention_or_an_attachment_costs_a_few_more(as_alice: APIClient, alice: User, room: Conversation):
    # who is named, the message, whom it calls, the whole message
    assert len(statements(as_alice, messages_url(room), {"text": "@bob"}, method="post")) == 4
    # claiming (2), the message, its attachment, the whole message (2)
    body = {"attachment_ids": [str(upload(alice).id)]}
    assert len(statements(as_alice, messages_url(room), body, method="post")) == 6


@pytest.mark.django_db(transaction=True)
def test_twenty_identical_sends_are_one_message(alice: User, room: Conversation):
    sent = race(20, lambda _: send_message(sender=alice, conversation_id=room.id, draft=HELLO))
    assert len({each.message["id"] for each in sent}) == 1
    assert sum(each.created for each in sent) == 1
    assert list(room.messages.values_list("seq", flat=True)) == [1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attached", [False, True])
def test_identical_sends_at_once_are_one_message_for_all_of_them(attached: bool, alice: User, room: Conversation):
    body = {"text": "@bob", "client_id": "a"} | ({"attachment_ids": [str(upload(alice).id)]} if attached else {})
    clients = [client_of(alice) for _ in range(10)]
    answers = race(10, lambda number: clients[number].post(messages_url(room), body))
    assert sorted(each.status_code for each in answers) == [200] * 9 + [201]
    assert len({each.json()["data"]["id"] for each in answers}) == 1
    assert all(len(each.json()["data"]["attachments"]) == attached for each in answers)


@pytest.mark.django_db(transaction=True)
def test_the_same_client_id_in_two_conversations_at_once_is_one_message_and_a_conflict(alice: User, room: Conversation):
    rooms = [room, make_group(alice)]
    clients = [client_of(alice) for _ in range(8)]
    answers = race(
        8, lambda number: clients[number].post(messages_url(rooms[number % 2]), {"text": "x", "client_id": "a"})
    )
    assert Message.objects.count() == 1
    assert sorted(each.status_code for each in answers) == [200] * 3 + [201] + [409] * 4


@pytest.mark.django_db(transaction=True)
def test_two_messages_that_want_the_same_uploads_at_once_share_nothing(alice: User, room: Conversation):
    uploads = [str(upload(alice).id) for _ in range(4)]
    clients = [client_of(alice) for _ in range(8)]

    def attach(number: int) -> int:
        wanted = uploads if number % 2 else uploads[::-1]
        return int(clients[number].post(messages_url(room), {"attachment_ids": wanted}).status_code)

    assert sorted(race(8, attach)) == [201] + [400] * 7
    assert Attachment.objects.count() == 4


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
