"""A file's way in: announced, sent to the store, checked, attached; and what is refused on the way."""

import hashlib
import re
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from chat.models import Conversation
from media.kinds import served_as
from media.models import Upload
from media.render import attachment_json
from media.storage import store
from media.tests.objects import png
from media.tests.web import Answer, Web
from tmschat.testing.factories import client_of, make_user
from tmschat.users.models import User

pytestmark = pytest.mark.usefixtures("each_store")

UPLOADS = "/api/v1/media/uploads"
TAKEN = {200, 204}  # S3's answer, ours
REFUSED = {400, 403}  # ours, S3's
LOCAL_PARTS = {
    "name": ("name", "b.html"),
    "type": ("type", "image/png"),
    "expiry": ("expires", "99999999999"),
    "signature": ("signature", "A" * 22),
}
S3_PARTS = {
    "name": ("response-content-disposition", "inline"),
    "type": ("response-content-type", "image/png"),
    "expiry": ("X-Amz-Expires", "604800"),
    "signature": ("X-Amz-Signature", "a" * 64),
}
PDF = b"%PDF-1.4\n%%EOF\n"
Json = dict[str, Any]


def announce(client: APIClient, content: bytes, **fields: Any) -> Any:
    announced = {"name": "a.txt", "content_type": "text/plain", "size": len(content), **fields}
    return client.post(UPLOADS, announced, format="json")


def send_bytes(offer: Json, content: bytes) -> Answer:
    with Web() as web:
        return web.send(offer["upload"], content)


def complete(client: APIClient, offer: Json) -> Any:
    return client.post(f"{UPLOADS}/{offer['id']}/complete")


def upload(client: APIClient, content: bytes, **fields: Any) -> Any:
    """Go the whole way; gives the answer to the completion."""
    offer = announce(client, content, **fields).json()["data"]
    assert send_bytes(offer, content).status in TAKEN
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
    content: bytes, fields: Json, shown: Json, room: Conversation, as_alice: APIClient, as_bob: APIClient, web: Web
):
    completed = upload(as_alice, content, **fields)
    assert completed.status_code == 200, completed.content
    attachment = completed.json()["data"]
    assert attachment.items() >= shown.items()
    messages = f"/api/v1/messages/conversations/{room.id}/messages"
    sent = as_alice.post(messages, {"attachment_ids": [attachment["id"]]}, format="json")
    assert (sent.status_code, sent.json()["data"]["attachments"]) == (201, [attachment])
    seen = as_bob.get(messages).json()["data"][0]["attachments"][0]
    assert seen["url"] == attachment["url"]
    answer = web.get(seen["url"])
    assert (answer.status, answer.content) == (200, content)
    assert answer.headers["Content-Type"] == served_as(attachment["content_type"])
    assert answer.headers["Cache-Control"].startswith("private, max-age=")
    assert answer.headers["Cache-Control"].endswith("immutable")
    is_shown = attachment["kind"] == "IMAGE" or content == PDF
    assert answer.headers["Content-Disposition"].startswith("inline" if is_shown else "attachment")


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
    (fault,) = refused.json()["errors"]
    codes = {"content_type": "another_type", "sha256": "not_as_announced"}
    assert (refused.status_code, fault["attr"], fault["code"]) == (400, attr, codes[attr])
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
    refused = complete(as_alice, offer)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "nothing_sent")


def test_a_file_over_the_limit_is_refused_by_a_code_of_its_own(as_alice: APIClient):
    refused = announce(as_alice, b"", size=100 * 1024 * 1024 + 1)
    assert (refused.json()["type"], refused.json()["errors"][0]["code"]) == ("validation_error", "file_too_large")


def test_completing_again_gives_the_same_attachment_and_sending_again_changes_nothing(as_alice: APIClient, web: Web):
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    first = complete(as_alice, offer).json()["data"]
    send_bytes(offer, b"Other")
    again = complete(as_alice, offer).json()["data"]
    assert again == first
    assert web.get(first["url"]).content == b"Hello"


def test_somebody_elses_upload_does_not_exist(as_alice: APIClient, as_bob: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    assert complete(as_bob, offer).status_code == 404
    assert APIClient().post(f"{UPLOADS}/{offer['id']}/complete").status_code == 401
    assert complete(as_alice, offer).status_code == 200


@pytest.mark.parametrize("content", [b"", b"Hell", b"Hello!"])
def test_another_number_of_bytes_than_announced_is_not_taken(content: bytes, as_alice: APIClient):
    offer = announce(as_alice, b"Hello").json()["data"]
    assert send_bytes(offer, content).status in REFUSED
    assert complete(as_alice, offer).status_code == 400


def test_a_type_other_than_announced_is_not_taken_or_not_kept(each_store: str, as_alice: APIClient, web: Web):
    offer = announce(as_alice, b"Hello").json()["data"]
    answer = web.send(offer["upload"], b"Hello", Content_Type="text/html")
    if each_store == "s3":
        assert answer.status == 403
        return
    completed = complete(as_alice, offer).json()["data"]  # the signed path bears the announced one
    assert web.get(completed["url"]).headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("change", ["signature", "object", "expired", "reading", "removing"])
def test_a_target_allows_that_one_object_for_its_time(
    change: str, alice: User, as_alice: APIClient, web: Web, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as clock:
        if change == "expired":
            long_ago = time.time() - settings.MEDIA_URL_TTL_S - 1
            clock.setattr(time, "time", lambda: long_ago)
        offer = announce(as_alice, b"Hello").json()["data"]
    target = offer["upload"]
    url = target["url"]
    if change in {"reading", "removing"}:
        assert send_bytes(offer, b"Hello").status in TAKEN
        method = {"reading": "GET", "removing": "DELETE"}[change]
        assert web.ask(method, url).status in {403, 405}
        assert complete(as_alice, offer).status_code == 200
        return
    end = "A" if url[-1] != "A" else "B"
    changed = {
        "signature": url[:-1] + end,
        "object": url.replace(offer["id"].replace("-", ""), "0" * 32),
        "expired": url,
    }[change]
    assert web.send({**target, "url": changed}, b"Hello").status == 403
    assert complete(as_alice, offer).status_code == 400


@pytest.mark.parametrize("part", ["key", "name", "type", "expiry", "signature", "nothing"])
def test_a_signed_url_with_any_part_changed_is_refused(part: str, each_store: str, as_alice: APIClient, web: Web):
    url = upload(as_alice, b"<b>Hello</b>", name="a.html", content_type="text/html").json()["data"]["url"]
    other = upload(as_alice, b"Other").json()["data"]["id"].replace("-", "")
    address, _, query = url.partition("?")
    given = dict(parse_qsl(query))
    names = LOCAL_PARTS if each_store == "local" else S3_PARTS
    if part == "key":
        address = address[: -len(f"xx/{other}")] + f"{other[-2:]}/{other}"
    elif part != "nothing":
        name, value = names[part]
        assert given[name] != value
        given[name] = value
    assert web.get(f"{address}?{urlencode(given)}").status == (200 if part == "nothing" else 403)


def test_a_signed_url_ends_with_its_time(as_alice: APIClient, web: Web, alice: User, monkeypatch: pytest.MonkeyPatch):
    completed = upload(as_alice, b"Hello").json()["data"]
    now = time.time()
    with monkeypatch.context() as clock:
        clock.setattr(time, "time", lambda: now - 2 * settings.MEDIA_URL_TTL_S)
        expired = attachment_json(Upload.objects.get(pk=completed["id"]))
    assert datetime.fromisoformat(expired["url_expires_at"]) < datetime.now(UTC)
    assert web.get(expired["url"]).status == 403
    assert web.get(completed["url"]).status == 200


def test_a_signature_for_reading_is_none_for_writing(as_alice: APIClient, web: Web):
    attachment = upload(as_alice, b"Hello").json()["data"]
    target = {"method": "PUT", "fields": {}, "headers": {"Content-Type": "text/plain"}, "url": attachment["url"]}
    assert web.send(target, b"Other").status in {403, 405}
    assert web.get(attachment["url"]).content == b"Hello"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("報告 ½ — é ñ 🏖️ Ω.txt", "報告 ½ — é ñ 🏖️ Ω.txt"),
        ('say "hi"; it\'s 100% & more=yes #1?.txt', 'say "hi"; it\'s 100% & more=yes #1?.txt'),
        ("../../etc/passwd", "passwd"),
        ("a\r\nSet-Cookie: x=y.txt", "aSet-Cookie: x=y.txt"),
        ("photo\u202egnp.exe", "photognp.exe"),
        ("مرحبا.txt", "مرحبا.txt"),
    ],
)
def test_a_name_survives_the_round_trip_in_any_script_and_its_tricks_do_not(
    given: str, kept: str, as_alice: APIClient, web: Web
):
    attachment = upload(as_alice, b"Hello", name=given).json()["data"]
    assert attachment["name"] == kept
    answer = web.get(attachment["url"])
    assert answer.status == 200
    assert saved_as(answer.headers["Content-Disposition"]) == kept
    assert "Set-Cookie" not in answer.headers


def saved_as(header: str) -> str:
    """Read a Content-Disposition as browsers do."""
    if encoded := re.fullmatch(r"attachment; filename\*=utf-8''([\x21-\x7e]+)", header):
        return unquote(encoded[1], errors="strict")
    plain = re.fullmatch(r'attachment; filename="((?:[^"\\]|\\.)*)"', header)
    assert plain, header
    return re.sub(r"\\(.)", r"\1", plain[1])


def test_who_may_not_see_the_message_gets_no_url(room: Conversation, as_alice: APIClient, as_bob: APIClient):
    attachment = upload(as_alice, b"Hello").json()["data"]
    messages = f"/api/v1/messages/conversations/{room.id}/messages"
    message = as_alice.post(messages, {"attachment_ids": [attachment["id"]]}, format="json").json()["data"]
    places = [messages, f"/api/v1/messages/{message['id']}", f"/api/v1/conversations/{room.id}/files"]
    stranger = client_of(make_user("mallory"))
    for place in places:
        assert attachment["url"].encode() in as_bob.get(place).content
        assert stranger.get(place).status_code == 404
    assert stranger.post(f"{UPLOADS}/{attachment['id']}/complete").status_code == 404
    bob = User.objects.get(username="bob").pk
    assert as_alice.delete(f"/api/v1/conversations/{room.id}/members/{bob}").status_code == 204
    for place in places:
        assert as_bob.get(place).status_code == 404


def test_the_same_object_has_one_url_for_all_in_a_window(room: Conversation, as_alice: APIClient, as_bob: APIClient):
    attachment = upload(as_alice, b"Hello").json()["data"]
    messages = f"/api/v1/messages/conversations/{room.id}/messages"
    as_alice.post(messages, {"attachment_ids": [attachment["id"]]}, format="json")
    seen = [client.get(messages).json()["data"][0]["attachments"][0]["url"] for client in (as_alice, as_bob)]
    assert set(seen) == {attachment["url"]}


def test_a_short_file_has_no_parts(as_alice: APIClient):
    assert announce(as_alice, b"Hello").json()["data"]["upload"]["parts"] == []
