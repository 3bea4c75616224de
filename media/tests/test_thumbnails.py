"""Thumbnails: made after the upload by a worker, shown by a numbered change of the message, lost with no worker."""

import zlib
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from PIL import Image, ImageDraw
from rest_framework.test import APIClient

from chat.models import Conversation, Message
from media import thumbnails
from media.images import THUMBNAIL_EDGE, NotAnImage, thumbnail
from media.invariants import violations
from media.models import Upload
from media.services import remove
from media.storage import StoreUnreachable, store
from media.tests.objects import png, put
from media.tests.web import Web
from media.thumbnails import TRIES, make_due_thumbnail
from tmschat.core.events import Event
from tmschat.testing.concurrency import race
from tmschat.testing.factories import send
from tmschat.users.models import User


@pytest.fixture
def told(settings: Any) -> list[Event]:
    """What is announced."""
    settings.EVENT_SINK = f"{__name__}.hear"
    HEARD.clear()
    return HEARD


HEARD: list[Event] = []


def hear(event: Event) -> None:
    HEARD.append(event)


def sideways() -> bytes:
    """Give a JPEG, 1600 × 800, that lies on its right side: red, to be shown at the top, is its left half."""
    picture = Image.new("RGB", (1600, 800), "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, 800, 800), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    content = BytesIO()
    picture.save(content, "JPEG", exif=exif, comment=b"secret", quality=90)
    return content.getvalue()


@pytest.mark.usefixtures("each_store")
def test_a_thumbnail_is_made_and_the_message_tells_of_it_with_a_number_of_its_own(
    alice: User, room: Conversation, as_bob: APIClient, web: Web, told: list[Event], django_capture_on_commit_callbacks
):
    upload = put(alice, "lake.jpg", sideways(), "image/jpeg")
    message = send(alice, room, attachment_ids=[upload.id])
    assert message["attachments"][0]["thumbnail_url"] is None
    told.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert make_due_thumbnail() == 1
    (event,) = told
    assert (event.type, event.since, event.change_seq) == (
        "message.updated", message["change_seq"], message["change_seq"] + 1,
    )  # fmt: skip
    changes = f"/api/v1/messages/conversations/{room.id}/changes?since={message['change_seq']}"
    (entry,) = as_bob.get(changes).json()["data"]
    shown = entry["message"]["attachments"][0]
    assert entry["change_seq"] == event.change_seq
    assert shown["thumbnail_url"] == event.body["message"]["attachments"][0]["thumbnail_url"]

    answer = web.get(shown["thumbnail_url"])
    assert (answer.status, answer.headers["Content-Type"]) == (200, "image/webp")
    assert answer.headers["Content-Disposition"].startswith("inline")
    small = Image.open(BytesIO(answer.content))
    assert small.size == (THUMBNAIL_EDGE // 2, THUMBNAIL_EDGE)
    assert not small.getexif()
    assert not {"exif", "xmp", "comment"} & set(small.info)
    top, bottom = (small.convert("RGB").getpixel((160, height)) for height in (100, 540))
    assert (reddish(top), reddish(bottom)) == (True, False)
    assert make_due_thumbnail() == 0
    assert list(violations()) == []


def reddish(pixel: Any) -> bool:
    return bool(pixel[0] > 150 > pixel[2])


def test_an_upload_that_no_message_holds_yet_has_its_thumbnail_when_it_is_sent(alice: User, room: Conversation):
    upload = put(alice, "p.png", png(), "image/png")
    assert make_due_thumbnail() == 1
    message = send(alice, room, attachment_ids=[upload.id])
    assert message["attachments"][0]["thumbnail_url"]
    assert message["change_seq"] == Message.objects.get().change_seq


def test_files_have_none(alice: User):
    put(alice)
    assert make_due_thumbnail() == 0


def lease_is_over() -> None:
    Upload.objects.update(thumbnail_due_at=timezone.now() - timedelta(seconds=1))


def test_a_picture_that_kills_every_worker_is_given_up(alice: User, monkeypatch: pytest.MonkeyPatch):
    upload = put(alice, "p.png", png(), "image/png")

    def die(*args: object) -> None:
        raise SystemExit

    monkeypatch.setattr(thumbnails, "thumbnail", die)
    for _ in range(TRIES):
        with pytest.raises(SystemExit):
            make_due_thumbnail()
        lease_is_over()
    assert make_due_thumbnail() == 1
    upload.refresh_from_db()
    assert (upload.thumbnail_key, upload.thumbnail_due_at) == ("", None)


def test_a_store_that_is_away_costs_no_try(alice: User, monkeypatch: pytest.MonkeyPatch):
    upload = put(alice, "p.png", png(), "image/png")

    def away(*args: object) -> None:
        raise StoreUnreachable

    with monkeypatch.context() as patch:
        patch.setattr(type(store()), "open", away)
        for _ in range(TRIES + 1):
            assert make_due_thumbnail() == 0
            lease_is_over()
    assert make_due_thumbnail() == 1
    upload.refresh_from_db()
    assert upload.thumbnail_key


@pytest.mark.parametrize("content", [png()[:45], b"", b"<svg/>"], ids=["cut", "empty", "markup"])
def test_a_damaged_picture_is_given_up_at_once_and_changes_no_message(content: bytes, alice: User, room: Conversation):
    upload = put(alice, "p.png", png(), "image/png")
    message = send(alice, room, attachment_ids=[upload.id])
    store().put(upload.object_key, BytesIO(content), content_type="image/png")
    assert make_due_thumbnail() == 1
    upload.refresh_from_db()
    assert (upload.thumbnail_key, upload.thumbnail_due_at) == ("", None)
    assert Message.objects.get().change_seq == message["change_seq"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_take_different_pictures(alice: User):
    first, second = put(alice, "1.png", png(), "image/png"), put(alice, "2.png", png(), "image/png")
    with transaction.atomic():
        Upload.objects.select_for_update().get(pk=first.pk)
        Upload.objects.filter(pk=first.pk).update(thumbnail_tries=0)
        assert race(1, lambda _: make_due_thumbnail()) == [1]
    second.refresh_from_db()
    first.refresh_from_db()
    assert (bool(first.thumbnail_key), bool(second.thumbnail_key)) == (False, True)


def test_what_is_removed_meanwhile_leaves_no_thumbnail(alice: User, monkeypatch: pytest.MonkeyPatch):
    upload = put(alice, "p.png", png(), "image/png")

    def meanwhile(content: Any) -> BytesIO:
        small = thumbnail(content)
        remove(upload_ids=[upload.id])
        return small

    monkeypatch.setattr(thumbnails, "thumbnail", meanwhile)
    assert make_due_thumbnail() == 1
    assert list(store().keys()) == []


def test_removing_an_upload_removes_its_thumbnail(alice: User):
    upload = put(alice, "p.png", png(), "image/png")
    make_due_thumbnail()
    assert len(list(store().keys())) == 2
    remove(upload_ids=[upload.id])
    assert list(store().keys()) == []


@pytest.mark.parametrize(
    ("mode", "kind"), [("P", "GIF"), ("L", "PNG"), ("CMYK", "JPEG"), ("RGBA", "PNG"), ("1", "PNG")]
)
def test_every_kind_of_pixel_becomes_a_thumbnail(mode: str, kind: str):
    content = BytesIO()
    Image.new(mode, (1000, 500)).save(content, kind)
    small = Image.open(thumbnail(content))
    assert small.size == (640, 320)


def test_a_bomb_makes_none():
    with pytest.raises(NotAnImage):
        thumbnail(BytesIO(bomb(60_000, 60_000)))


def bomb(width: int, height: int) -> bytes:
    """Give a PNG of a few hundred bytes that says it has that many pixels."""
    small = bytearray(png(8, 8))
    small[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    small[29:33] = zlib.crc32(bytes(small[12:29])).to_bytes(4, "big")
    return bytes(small)
