"""Uploads become attachments once, of their owner, and go with their message."""

from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from chat.models import Attachment, Conversation, Message
from media.models import Upload
from media.storage import store
from media.tests.objects import png, put
from media.tests.web import Web
from tmschat.core.errors import DomainError
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_group, make_user, send
from tmschat.users.models import User

pytestmark = pytest.mark.usefixtures("each_store")


def url(room: Conversation) -> str:
    return f"/api/v1/messages/conversations/{room.id}/messages"


def test_attachments_are_sent_in_the_order_given_and_read_by_the_other(
    alice: User, room: Conversation, as_alice: APIClient, as_bob: APIClient, web: Web
):
    uploads = [put(alice, f"{number}.png", png(number + 1, 5), "image/png") for number in range(3)]
    wanted = [str(uploads[place].id) for place in (2, 0, 1)]
    sent = as_alice.post(url(room), {"attachment_ids": wanted}, format="json")
    assert sent.status_code == 201, sent.content
    message = as_bob.get(url(room)).json()["data"][0]
    assert message["type"] == "IMAGE"
    assert [each["id"] for each in message["attachments"]] == wanted
    first = message["attachments"][0]
    assert {name: first[name] for name in ("kind", "name", "content_type", "width", "height", "thumbnail_url")} == {
        "kind": "IMAGE", "name": "2.png", "content_type": "image/png", "width": 3, "height": 5, "thumbnail_url": None,
    }  # fmt: skip
    assert web.get(first["url"]).content == png(3, 5)


@pytest.mark.parametrize("fault", ["foreign", "unknown", "uncompleted", "used", "twice", "eleven"])
def test_what_may_not_be_attached_is_refused_and_nothing_is_sent(
    fault: str, alice: User, bob: User, room: Conversation, as_alice: APIClient
):
    good = put(alice)
    ids = {
        "foreign": [good.id, put(bob).id],
        "unknown": [good.id, uuid4()],
        "uncompleted": [good.id, Upload.objects.create(owner=alice, name="x", size=1, object_key="x").id],
        "used": [good.id],
        "twice": [good.id, good.id],
        "eleven": [put(alice).id for _ in range(11)],
    }[fault]
    before = 0
    if fault == "used":
        send(alice, room, attachment_ids=ids)
        before = 1
    answer = as_alice.post(url(room), {"attachment_ids": [str(each) for each in ids]}, format="json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["attr"].startswith("attachment_ids")
    assert Message.objects.count() == Attachment.objects.count() == before
    good.refresh_from_db()
    assert (good.claimed_at is not None) == (fault == "used")


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_twenty_messages_want_at_once_is_in_one():
    alice = make_user()
    room = make_group(alice)
    uploads = [put(alice), put(alice)]

    def attach(number: int) -> bool:
        wanted = [upload.id for upload in (uploads if number % 2 else reversed(uploads))]
        try:
            send(alice, room, attachment_ids=wanted)
        except DomainError:
            return False
        return True

    assert sum(race(20, attach)) == 1
    assert Attachment.objects.count() == 2
    assert list(Message.objects.values_list("seq", flat=True)) == [1]


@pytest.mark.django_db(transaction=True)
def test_deleting_a_message_removes_its_objects_for_good(web: Web):
    alice = make_user()
    room = make_group(alice)
    kept, gone = put(alice, "kept.txt"), put(alice, "gone.txt")
    send(alice, room, attachment_ids=[kept.id])
    message = send(alice, room, attachment_ids=[gone.id])
    address = message["attachments"][0]["url"]
    client = APIClient()
    client.force_authenticate(alice)
    assert client.delete(f"/api/v1/messages/{message['id']}").status_code in {200, 204}
    assert web.get(address).status == 404
    assert list(store().keys()) == [kept.object_key]
    assert list(Upload.objects.values_list("id", flat=True)) == [kept.id]
