"""What a signed path serves, how, and to whom it does not."""

import time
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from media.models import Upload
from media.render import attachment_json
from media.signing import signed_path, signing_window_end
from media.storage import store
from media.tests.objects import png, put
from tmschat.users.models import User


def get(url: str, **headers: str) -> Any:
    """Give the answer with the `whole` of its content, read to the end so that its file is closed."""
    answer: Any = Client().get(url, headers=headers)
    if answer.streaming:
        answer.whole = answer.getvalue()
    return answer


def url_of(upload: Upload) -> str:
    url: str = attachment_json(upload)["url"]
    return url


def test_a_picture_is_shown_with_all_that_lets_a_browser_keep_it(alice: User):
    upload = put(alice, "tiny.png", png(), "image/png")
    answer = get(url_of(upload))
    assert (answer.status_code, answer.whole) == (200, png())
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'inline; filename="tiny.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    kind, age, immutable = answer["Cache-Control"].split(", ")
    assert (kind, immutable) == ("private", "immutable")
    assert 0 < int(age.removeprefix("max-age=")) <= 3600


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "application/xhtml+xml", "text/plain", ""])
def test_what_could_run_is_downloaded_and_never_shown(alice: User, content_type: str):
    upload = put(alice, "page.html", b"<script>alert(1)</script>", content_type)
    answer = get(url_of(upload))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_markup_that_calls_itself_a_picture_is_a_file_of_no_type(alice: User):
    upload = put(alice, "cat.png", b"<svg onload=alert(1)>", "image/png")
    assert (upload.kind, upload.content_type) == ("FILE", "application/octet-stream")
    assert get(url_of(upload))["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("given", "header"),
    [
        ('say "hi".txt', 'attachment; filename="say \\"hi\\".txt"'),
        ("報告 ½.txt", "attachment; filename*=utf-8''%E5%A0%B1%E5%91%8A%20%C2%BD.txt"),
        ("../../etc/passwd", 'attachment; filename="passwd"'),
        ("C:\\temp\\a.txt", 'attachment; filename="a.txt"'),
        ("two\r\nlines.txt", 'attachment; filename="twolines.txt"'),
        ("photo\u202egnp.exe", 'attachment; filename="photognp.exe"'),
        ("...", 'attachment; filename="file"'),
        ("x" * 300 + ".pdf2", f'attachment; filename="{"x" * 250}.pdf2"'),
    ],
)
def test_a_name_survives_in_any_script_and_its_tricks_do_not(alice: User, given: str, header: str):
    assert get(url_of(put(alice, given)))["Content-Disposition"] == header


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("name", "other.html"),
        ("type", "text/html"),
        ("expires", "99999999999"),
        ("signature", "A" * 22),
        ("signature", "é"),
    ],
)
def test_a_path_with_any_part_changed_is_refused(alice: User, part: str, value: str):
    path, query = urlsplit(url_of(put(alice)))[2:4]
    changed = {**dict(parse_qsl(query)), part: value}
    answer = get(f"{path}?{urlencode(changed)}")
    assert answer.status_code == 403
    error = {"code": "invalid_signature", "detail": "This URL was not made by this server.", "attr": None}
    assert answer.json() == {"type": "client_error", "errors": [error]}


@pytest.mark.parametrize(
    "path", ["/media/", "/media/../secret_key", "/media/uploads/%2e%2e/%2e%2e/key", "/media/x?expires=²"]
)
def test_a_path_without_a_signature_reaches_nothing(path: str):
    assert get(path).status_code in {403, 404}


def test_the_signature_of_one_object_does_not_open_another(alice: User):
    mine, other = put(alice), put(alice)
    assert get(url_of(mine).replace(mine.object_key, other.object_key)).status_code == 403


def test_a_path_that_has_expired_is_refused(alice: User):
    upload = put(alice)
    past = int(time.time()) - 1
    answer = get(signed_path(upload.object_key, upload.content_type, upload.name, expires_at=past))
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["code"] == "url_expired"


def test_an_object_that_is_gone_is_not_found(alice: User):
    upload = put(alice)
    store().delete([upload.object_key])
    assert get(url_of(upload)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content_range", "content"),
    [
        ("bytes=0-3", 206, "bytes 0-3/10", b"0123"),
        ("bytes=7-", 206, "bytes 7-9/10", b"789"),
        ("bytes=-2", 206, "bytes 8-9/10", b"89"),
        ("bytes=8-99", 206, "bytes 8-9/10", b"89"),
        ("bytes=0-", 200, None, b"0123456789"),
        ("bytes=-99", 200, None, b"0123456789"),
        ("bytes=-", 200, None, b"0123456789"),
        ("bytes=0-1,4-5", 200, None, b"0123456789"),
        ("lines=1-2", 200, None, b"0123456789"),
    ],
)
def test_one_range_is_served_and_anything_else_is_served_whole(
    alice: User, asked: str, status: int, content_range: str | None, content: bytes
):
    answer = get(url_of(put(alice)), Range=asked)
    assert (answer.status_code, answer.get("Content-Range"), answer.whole) == (status, content_range, content)
    assert answer["Content-Length"] == str(len(content))


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=-0", "bytes=7-3"])
def test_a_range_that_holds_nothing_is_refused(alice: User, asked: str):
    answer = get(url_of(put(alice)), Range=asked)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */10")


def test_an_empty_file_is_served(alice: User):
    assert get(url_of(put(alice, content=b""))).whole == b""


def test_urls_stay_the_same_inside_a_window_and_live_half_to_a_whole_lifetime():
    begin = 1_800_000_000 - 1_800_000_000 % 1800
    ends = {signing_window_end(begin + second, ttl_s=3600) for second in range(1800)}
    assert ends == {begin + 3600}
    assert signing_window_end(begin + 1800, ttl_s=3600) == begin + 5400
