"""People's pictures of themselves."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from PIL import Image
from rest_framework.test import APIClient

from chat.models import Conversation
from media.models import Avatar, Upload
from media.storage import store
from media.tests.objects import png, put
from tmschat.core.events import Event
from tmschat.users.models import User

ME, AVATAR = "/api/v1/users/me", "/api/v1/users/me/avatar"
pytestmark = pytest.mark.django_db(transaction=True)
heard: list[Event] = []


def hear(event: Event) -> None:
    heard.append(event)


def wide() -> bytes:
    """A picture that is red but for its green middle."""
    image = Image.new("RGB", (900, 300), "red")
    image.paste("green", (300, 0, 600, 300))
    content = BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def test_an_image_becomes_the_picture_that_everybody_sees(as_alice: APIClient, alice: User, each_store: str, settings):
    settings.EVENT_SINK = "media.tests.test_avatars.hear"
    heard.clear()
    upload = put(alice, "me.png", wide(), "image/png")
    answer = as_alice.put(AVATAR, {"upload_id": str(upload.id)})
    assert answer.status_code == 200
    url = answer.json()["data"]["avatar_url"]
    assert as_alice.get(ME).json()["data"]["avatar_url"] == url
    assert [event.body["user"]["avatar_url"] for event in heard if event.type == "user.updated"] == [url]
    served = Client().get(url)
    assert served.headers["Content-Type"] == "image/webp"
    assert "immutable" in served.headers["Cache-Control"]
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(BytesIO(served.content)) as picture:
        assert picture.size == (256, 256)
        red, green, _ = picture.convert("RGB").tobytes()[(128 * 256 + 128) * 3 :][:3]
        assert green > 100 > red
    assert not Upload.objects.exists()  # it is used up
    assert store().size(upload.object_key) is None


def test_another_picture_has_another_address_and_none_takes_both_away(as_alice: APIClient, alice: User):
    urls = []
    for colour in ("teal", "navy"):
        upload = put(alice, "me.png", png(colour=colour), "image/png")
        urls.append(as_alice.put(AVATAR, {"upload_id": str(upload.id)}).json()["data"]["avatar_url"])
    assert [Client().get(url).status_code for url in urls] == [404, 200]
    assert as_alice.delete(AVATAR).status_code == 204
    assert as_alice.get(ME).json()["data"]["avatar_url"] is None
    assert Client().get(urls[1]).status_code == 404
    assert not Avatar.objects.exists()
    assert as_alice.delete(AVATAR).status_code == 204


def test_only_ones_own_unused_image_will_do(as_alice: APIClient, alice: User, bob: User, room: Conversation):
    image = png()
    used = put(alice, "b.png", image, "image/png")
    Upload.objects.filter(pk=used.pk).update(claimed_at="2026-01-01T00:00:00Z")
    unfinished = put(alice, "c.png", image, "image/png")
    Upload.objects.filter(pk=unfinished.pk).update(completed_at=None)
    text = put(alice)
    for upload_id in (put(bob, "a.png", image, "image/png").id, used.id, unfinished.id, text.id, uuid4(), 7, None):
        answer = as_alice.put(AVATAR, {"upload_id": upload_id if isinstance(upload_id, int | None) else str(upload_id)})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["attr"] == "upload_id"
    assert as_alice.get(ME).json()["data"]["avatar_url"] is None
    assert Upload.objects.count() == 4


def test_nobody_sets_a_picture_without_signing_in(db: None):
    assert APIClient().put(AVATAR, {"upload_id": str(uuid4())}, format="json").status_code == 401
