"""A file's way in: announced, sent to the store, checked, attached; and what is refused on the way."""

import hashlib
import time
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from chat.models import Conversation
from media.models import Upload
from media.signing import signed_target
from media.storage import store
from media.tests.objects import png
from tmschat.users.models import User

UPLOADS = "/api/v1/media/uploads"
PDF = b"%PDF-1.4\n%%EOF\n"
Json = dict[str, Any]


def announce(client: APIClient, content: bytes, **fields: Any) -> Any:
    announced = {"name": "a.txt", "content_type": "text/plain", "size": len(content), **fields}
    return client.post(UPLOADS, announced, format="json")


def send_bytes(offer: Json, content: bytes) -> Any:
    upload = offer["upload"]
    assert upload["method"] == "PUT"
    return Client(enforce_csrf_checks=True).put(upload["url"], content, content_type=upload["headers"]["Content-Type"])


def complete(client: APIClient, offer: Json) -> Any:
    return client.post(f"{UPLOADS}/{offer['id']}/complete")


def upload(client: APIClient, content: bytes, **fields: Any) -> Any:
    """Go the whole way; gives the answer to the completion."""
    offer = announce(client, content, **fields).json()["data"]
    assert send_bytes(offer, content).status_code == 204
    return complete(client, offer)


@pytest.mark.parametrize(
    ("content", "fields", "shown"),
    [
        (b"Hello", {}, {"kind": "FILE", "name": "a.txt", "width": None}),
        (png(7, 5), {"name": "p.png", "content_type": "image/png"}, {"kind": "IMAGE", "width": 7, "height": 5}),
        (PDF, {"name": "財.pdf", "content_type": "application/pdf"}, {"kind": "FILE", "name": "財.pdf"}),
        (b"<script>", {"name": "x.html", "content_type": "text/html"}, {"kind": "FILE", "content_type": "text/html"}),
        (b"x" * 300_000, {"sha256": hashlib.sha256(b"x" * 300_000).hexdigest()}, {"size": 300_000}),
    ],
)
def test_a_file_goes_in_is_attached_and_comes_out_byte_for_byte(
    content: bytes, fields: Json, shown: Json, room: Conversation, as_alice: APIClient
):
    completed = upload(as_alice, content, **fields)
    assert completed.status_code == 200, completed.content
    attachment = completed.json()["data"]
    assert attachment.items() >= shown.items()
    messages = f"/api/v1/messages/conversations/{room.id}/messages"
    sent = as_alice.post(messages, {"attachment_ids": [attachment["id"]]}, format="json")
    assert (sent.status_code, sent.json()["data"]["attachments"]) == (201, [attachment])
    answer = Client().get(attachment["url"])
    assert answer.getvalue() == content
    is_shown = attachment["kind"] == "IMAGE" or content == PDF
    assert answer["Content-Disposition"].startswith("inline" if is_shown else "attachment")


@pytest.mark.parametrize(
    ("attr", "fields"),
    [
        ("size", {"size": 0}),
        ("size", {"size": 100 * 1024 * 1024 + 1}),
        ("size", {"size": "5"}),
        ("name", {"name": ""}),
        ("name", {"name": "a\x00b"}),
        ("content_type", {"content_type": "text"}),
        ("content_type", {"content_type": "text/html\r\nX: y"}),
        ("content_type", {"content_type": "text/plain; charset=utf-8"}),
        ("sha256", {"sha256": "ff"}),
        ("kind", {"kind": "IMAGE"}),
    ],
)
def test_an_announcement_that_does_not_fit_is_refused_by_name(attr: str, fields: Json, as_alice: APIClient):
    answer = announce(as_alice, b"Hello", **fields)
    if "\x00" in fields.get("name", ""):
        assert answer.status_code == 400
        return
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, attr)
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("attr", "content", "fields"),
    [
        ("content_type", b"<svg onload=alert(1)>", {"content_type": "image/png"}),
        ("content_type", png(), {"content_type": "image/jpeg"}),
        ("content_type", png()[:50], {"content_type": "image/png"}),
        ("content_type", b"<html>%PDF-", {"content_type": "application/pdf"}),
        ("content_type", b"<html>", {"content_type": "video/mp4"}),
        ("content_type", b"<html>", {"content_type": "audio/ogg"}),
        ("sha256", b"Hello", {"sha256": hashlib.sha256(b"other").hexdigest()}),
    ],
)
def test_bytes_that_are_not_what_was_announced_are_removed(
    attr: str, content: bytes, fields: Json, room: Conversation, as_alice: APIClient
):
    refused = upload(as_alice, content, **fields)
    assert (refused.status_code, refused.json()["errors"][0]["attr"]) == (400, attr)
    assert list(store().keys()) == []
    (left,) = Upload.objects.all()
    messages = f"/api/v1/messages/conversations/{room.id}/messages"
    assert as_alice.post(messages, {"attachment_ids": [str(left.id)]}, format="json").status_code == 400


def test_what_is_sent_after_a_refusal_is_judged_anew(as_alice: APIClient):
    offer = announce(as_alice, png(), content_type="image/png").json()["data"]
    send_bytes(offer, b"x" * len(png()))
    assert complete(as_alice, offer).status_code == 400
    send_bytes(offer, png())
    assert complete(as_alice, offer).status_code == 200


def test_nothing_sent_is_nothing_to_complete(as_alice: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    assert complete(as_alice, offer).status_code == 400


def test_completing_again_gives_the_same_attachment_and_sending_again_changes_nothing(as_alice: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    first = complete(as_alice, offer).json()["data"]
    send_bytes(offer, b"Other")
    again = complete(as_alice, offer).json()["data"]
    assert again == first
    assert Client().get(first["url"]).getvalue() == b"Hello"


def test_somebody_elses_upload_does_not_exist(as_alice: APIClient, as_bob: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    assert complete(as_bob, offer).status_code == 404
    assert APIClient().post(f"{UPLOADS}/{offer['id']}/complete").status_code == 401
    assert complete(as_alice, offer).status_code == 200


@pytest.mark.parametrize("content", [b"", b"Hell", b"Hello!"])
def test_another_number_of_bytes_than_announced_is_not_taken(content: bytes, as_alice: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    assert send_bytes(offer, content).status_code == 400
    assert complete(as_alice, offer).status_code == 400


@pytest.mark.parametrize("change", ["size", "signature", "object", "expired", "reading"])
def test_a_path_to_send_to_allows_that_one_object_for_its_time(change: str, alice: User, as_alice: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    path = offer["upload"]["url"]
    changed = {
        "size": path.replace("size=5", "size=6"),
        "signature": path[:-1] + ("A" if path[-1] != "A" else "B"),
        "object": path.replace(offer["id"].replace("-", ""), "0" * 32),
        "expired": signed_target(path.split("?")[0].removeprefix("/media/"), size=5, expires_at=int(time.time()) - 1),
        "reading": path,
    }[change]
    if change == "reading":
        assert Client().get(changed).status_code == 405
        return
    assert Client().put(changed, b"Hello" + b"!" * (change == "size"), content_type="text/plain").status_code == 403


def test_a_signature_for_reading_is_none_for_writing(alice: User, as_alice: APIClient):
    attachment = upload(as_alice, b"Hello").json()["data"]
    assert Client().put(attachment["url"], b"Other").status_code == 405
