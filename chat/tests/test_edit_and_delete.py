"""Editing, deleting and pinning: who may, what is kept, what is lost, who is told."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from rest_framework.test import APIClient

from chat.models import Attachment, Conversation, Edit, Mention, Message, Reaction
from chat.services.flush import flush_pending
from chat.tests.helpers import (
    Announced,
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
from media.models import Upload
from polls.drafts import PollDraft
from polls.models import Poll
from polls.services import create_poll
from tmschat.core.ids import new_id
from tmschat.testing.concurrency import race
from tmschat.testing.factories import client_of, fill, make_admin, make_user, send
from tmschat.users.models import MODERATORS, User

Json = dict[str, Any]


def moderator() -> APIClient:
    person = make_user("the-moderator")
    person.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    return client_of(person)


def test_an_edit_replaces_the_text_and_keeps_the_earlier_one(
    as_alice: APIClient, as_bob: APIClient, room: Conversation
):
    sent = data_of(as_alice.post(messages_url(room), {"text": "Helo"}), 201)
    edited = data_of(as_alice.patch(message_url(sent), {"text": " Hello "}))
    assert (edited["text"], edited["is_edited"], edited["seq"]) == ("Hello", True, 1)
    assert edited["change_seq"] == sent["change_seq"] + 1
    assert edited["edited_at"] is not None
    again = data_of(as_alice.patch(message_url(sent), {"text": "Hello!"}))
    history = data_of(as_bob.get(message_url(sent, "edits")))
    assert [each["text"] for each in history] == ["Hello", "Helo"]
    assert [each["edited_at"] for each in history] == [edited["edited_at"], sent["created_at"]]
    assert set(history[0]) == {"text", "edited_at"}
    assert data_of(as_bob.get(message_url(sent))) == again


def test_the_same_text_is_no_edit(as_alice: APIClient, room: Conversation):
    sent = data_of(as_alice.post(messages_url(room), {"text": "Hello"}), 201)
    assert data_of(as_alice.patch(message_url(sent), {"text": "Hello "})) == sent


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": "  "},
        {"text": None},
        {"text": 5},
        {"text": "x" * 10_001},
        {"text": "x", "type": "FILE"},
    ],
)
def test_a_malformed_edit_changes_nothing(as_alice: APIClient, room: Conversation, body: Any):
    sent = data_of(as_alice.post(messages_url(room), {"text": "Hello"}), 201)
    refused(as_alice.patch(message_url(sent), body), 400)
    assert data_of(as_alice.get(message_url(sent))) == sent


def test_a_file_may_lose_its_text_and_a_poll_keeps_its_question(as_alice: APIClient, alice: User, room: Conversation):
    file = send(alice, room, "see", attachment_ids=[upload(alice).id])
    assert data_of(as_alice.patch(message_url(file), {"text": ""}))["text"] == ""
    poll, _ = create_poll(creator=alice, conversation_id=room.id, draft=PollDraft(question="When?", options=["1", "2"]))
    refused(as_alice.patch(message_url(str(poll["message_id"])), {"text": "Where?"}), 409, code="poll_is_fixed")


def test_only_the_sender_edits(as_alice: APIClient, as_carol: APIClient, bob: User, room: Conversation):
    sent = send(bob, room)
    refused(as_alice.patch(message_url(sent), {"text": "Mine"}), 403, code="permission_denied")
    refused(as_carol.patch(message_url(sent), {"text": "Mine"}), 404)
    refused(as_alice.patch(message_url(str(new_id())), {"text": "Mine"}), 404)
    refused(as_alice.patch(message_url("nothing"), {"text": "Mine"}), 404)


def test_earlier_texts_come_in_pages(as_alice: APIClient, room: Conversation):
    sent = data_of(as_alice.post(messages_url(room), {"text": "0"}), 201)
    for number in range(1, 6):
        as_alice.patch(message_url(sent), {"text": str(number)})
    pages = [[each["text"] for each in page] for page in walk(as_alice, message_url(sent, "edits"), limit=2)]
    assert pages == [["4", "3"], ["2", "1"], ["0"]]


@pytest.mark.django_db(transaction=True)
def test_edits_at_once_all_become_history(alice: User, room: Conversation):
    sent = send(alice, room, "0")
    clients = [client_of(alice) for _ in range(6)]
    edited = race(6, lambda number: clients[number].patch(message_url(sent), {"text": f"@bob {number}"}).status_code)
    assert edited == [200] * 6
    texts = [each["text"] for each in data_of(clients[0].get(message_url(sent, "edits")))]
    texts.append(data_of(clients[0].get(message_url(sent)))["text"])
    assert sorted(texts) == ["0", *(f"@bob {number}" for number in range(6))]


@pytest.mark.parametrize("rows", [1, 100])
def test_earlier_texts_cost_the_same_for_any_number(rows: int, as_alice: APIClient, alice: User, room: Conversation):
    sent = send(alice, room)
    moment = Message.objects.get(id=sent["id"])
    Edit.objects.bulk_create(Edit(message=moment, text="x", edited_at=moment.created_at) for _ in range(rows))
    Message.objects.filter(id=moment.id).update(edited_at=moment.created_at)
    assert len(statements(as_alice, message_url(sent, "edits"), {"limit": 100})) == 2  # the message, its texts


@pytest.mark.django_db(transaction=True)
def test_a_deleted_message_loses_all_but_its_place(alice: User, bob: User, room: Conversation, announced: Announced):
    as_alice, as_bob = client_of(alice), client_of(bob)
    asked = send(bob, room, "the question")
    file = upload(alice)
    body = {"text": "@bob look", "attachment_ids": [str(file.id)], "metadata": {"a": 1}, "reply_to": str(asked["id"])}
    sent = data_of(as_alice.post(messages_url(room), {**body, "client_id": "one"}), 201)
    as_alice.patch(message_url(sent), {"text": "@bob look here"})
    as_bob.post(message_url(sent, "reactions"), {"emoji": "👍"})
    flush_pending()
    as_alice.post(message_url(sent, "reactions"), {"emoji": "🎉"})  # not flushed yet
    as_bob.put(message_url(sent, "pin"))
    assert data_of(as_bob.get(conversation_url(room)))["me"]["mention_count"] == 1
    announced.clear()
    assert as_alice.delete(message_url(sent)).status_code == 204

    tombstone = data_of(as_bob.get(message_url(sent)))
    assert tombstone["is_deleted"] is True
    assert tombstone["deleted_at"] is not None
    empty: Json = {"text": "", "attachments": [], "poll": None, "reactions": [], "mentions": [], "metadata": {}}
    assert {name: tombstone[name] for name in empty} == empty
    assert tombstone["is_pinned"] is False
    kept = ("id", "seq", "client_id", "sender", "created_at", "type")
    assert {name: tombstone[name] for name in kept} == {name: sent[name] for name in kept}
    assert ids(data_of(as_bob.get(messages_url(room)))) == [sent["id"], str(asked["id"])]
    assert data_of(as_bob.get(message_url(sent, "edits"))) == []
    assert data_of(as_bob.get(message_url(sent, "reactions"))) == []
    assert data_of(as_bob.get(conversation_url(room, "pins"))) == []
    assert data_of(as_bob.get(conversation_url(room, "files"))) == []
    me = data_of(as_bob.get(conversation_url(room)))["me"]
    assert (me["unread_count"], me["mention_count"]) == (0, 0)
    for model in (Edit, Attachment, Reaction, Mention):
        assert not model.objects.exists()
    assert not Upload.objects.filter(id=file.id).exists()
    assert data_of(as_bob.get(message_url(str(asked["id"]))))["reply_count"] == 0
    events = announced.of(room.id)
    assert [event.type for event in events] == ["message.deleted", "message.updated"]
    assert [event.body["message"]["id"] for event in events] == [_uuid(sent["id"]), asked["id"]]
    assert events[0].body["message"]["text"] == ""


def test_what_is_deleted_is_neither_edited_nor_pinned_nor_reacted_to(
    as_alice: APIClient, alice: User, room: Conversation
):
    sent = send(alice, room)
    as_alice.delete(message_url(sent))
    tombstone = data_of(as_alice.get(message_url(sent)))
    for response in (
        as_alice.patch(message_url(sent), {"text": "x"}),
        as_alice.put(message_url(sent, "pin")),
        as_alice.post(message_url(sent, "reactions"), {"emoji": "👍"}),
    ):
        refused(response, 409, code="message_deleted")
    for path in ("pin", "reactions/👍", ""):  # what is to be gone is gone already
        assert as_alice.delete(message_url(sent, *filter(None, [path]))).status_code == 204
    assert data_of(as_alice.get(message_url(sent))) == tombstone


def test_a_deleted_poll_is_gone(as_alice: APIClient, alice: User, room: Conversation):
    poll, _ = create_poll(creator=alice, conversation_id=room.id, draft=PollDraft(question="When?", options=["1", "2"]))
    message = message_url(str(poll["message_id"]))
    assert as_alice.delete(message).status_code == 204
    gone = data_of(as_alice.get(message))
    assert (gone["type"], gone["text"], gone["poll"]) == ("POLL", "", None)
    assert not Poll.objects.exists()


def test_sender_admin_owner_and_moderator_delete_and_nobody_else(
    as_alice: APIClient, as_bob: APIClient, as_carol: APIClient, alice: User, bob: User, carol: User, room: Conversation
):
    data_of(as_alice.post(conversation_url(room, "members"), {"user_ids": [str(carol.id)]}), 201)
    refused(as_bob.delete(message_url(send(alice, room))), 403, code="permission_denied")
    assert as_bob.delete(message_url(send(bob, room))).status_code == 204
    assert as_alice.delete(message_url(send(bob, room))).status_code == 204
    make_admin(room, alice, bob)
    assert as_bob.delete(message_url(send(alice, room))).status_code == 204
    kept = send(alice, room)
    as_carol.post(conversation_url(room, "leave"))
    refused(as_carol.delete(message_url(kept)), 404)
    as_moderator = moderator()
    refused(as_moderator.get(message_url(kept)), 404)
    assert as_moderator.delete(message_url(kept)).status_code == 204
    assert data_of(as_alice.get(message_url(kept)))["is_deleted"] is True
    refused(as_moderator.delete(message_url(str(new_id()))), 404)


def test_any_member_pins_and_unpins(
    as_alice: APIClient, as_bob: APIClient, as_carol: APIClient, room: Conversation, alice: User
):
    first, second, third = fill(room, alice, 3)
    for each in (second, first, third):
        assert as_bob.put(message_url(each, "pin")).status_code == 204
    pinned = data_of(as_alice.get(conversation_url(room, "pins")))
    assert ids(pinned) == [str(each["id"]) for each in (third, first, second)]
    assert all(each["is_pinned"] for each in pinned)
    before = data_of(as_alice.get(conversation_url(room)))["change_seq"]
    assert as_alice.put(message_url(first, "pin")).status_code == 204
    assert as_alice.delete(message_url(second, "pin")).status_code == 204
    assert as_alice.delete(message_url(second, "pin")).status_code == 204
    assert data_of(as_alice.get(conversation_url(room)))["change_seq"] == before + 1
    pages = [ids(page) for page in walk(as_alice, conversation_url(room, "pins"), limit=1)]
    assert pages == [[str(third["id"])], [str(first["id"])]]
    for response in (as_carol.put(message_url(first, "pin")), as_carol.delete(message_url(first, "pin"))):
        refused(response, 404)


@pytest.mark.parametrize("rows", [1, 100])
def test_pins_cost_the_same_for_any_number(rows: int, as_bob: APIClient, alice: User, room: Conversation):
    for number in range(rows):
        message = send(alice, room, attachment_ids=[upload(alice).id] if number % 2 else ())
        as_bob.put(message_url(message, "pin"))
    expected = 4 if rows > 1 else 3  # membership, the pins, their messages, attachments
    assert len(statements(as_bob, conversation_url(room, "pins"), {"limit": 100})) == expected


def _uuid(text: str) -> Any:
    return Message.objects.values_list("id", flat=True).get(id=text)
