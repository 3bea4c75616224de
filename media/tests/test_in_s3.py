"""What only a store of its own can do: be away, and take a long file in parts."""

import hashlib
import time
from contextlib import closing
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
from rest_framework.test import APIClient

from media.storage import s3 as s3_store
from media.tests.test_uploading import announce, complete, send_bytes
from media.tests.web import Web, serving
from tmschat.testing.concurrency import wait_until
from tmschat.testing.s3 import S3Server

MIB = 1024 * 1024


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """As short as S3 allows."""
    monkeypatch.setattr(s3_store, "PART_BYTES", 5 * MIB)
    monkeypatch.setattr(s3_store, "IN_PARTS_FROM_BYTES", 10 * MIB)


def test_a_frozen_store_is_waited_for_once_and_used_again_when_it_answers(
    s3: S3Server, settings: Any, as_alice: APIClient
):
    as_alice.raise_request_exception = False
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    settings.S3_TIMEOUT_S = 0.5
    with s3.frozen():
        (error,) = complete(as_alice, offer).json()["errors"]
        assert error["code"] == "store_unreachable"
        began_at = time.monotonic()
        refused = [complete(as_alice, offer) for _ in range(40)]
        assert time.monotonic() - began_at < 40 * settings.S3_TIMEOUT_S  # nobody waited for it again
    assert {(each.status_code, each["Retry-After"]) for each in refused} == {(503, "1")}
    wait_until(lambda: complete(as_alice, offer).status_code == 200, within_s=30)


def test_a_long_file_may_be_sent_in_parts_each_of_which_takes_its_own_bytes_alone(
    s3: S3Server, settings: Any, as_alice: APIClient, web: Web
):
    content = hashlib.shake_256(b"long").digest(11 * MIB)
    offer = announce(as_alice, content, sha256=hashlib.sha256(content).hexdigest()).json()["data"]
    parts = offer["upload"]["parts"]
    assert [part["size"] for part in parts] == [5 * MIB, 5 * MIB, MIB]
    start = 0
    for part in parts:
        whole = {"method": "PUT", "url": part["url"], "headers": {}, "fields": {}}
        if part is parts[-1]:
            assert web.send(whole, content[start : start + MIB - 1]).status == 403
        assert web.send(whole, content[start : start + part["size"]]).status == 200
        start += part["size"]
    completed = complete(as_alice, offer)
    assert completed.status_code == 200, completed.content
    assert web.get(completed.json()["data"]["url"]).content == content
    assert "Uploads" not in s3.client.list_multipart_uploads(Bucket=s3.bucket)


class Forgetful(BaseHTTPRequestHandler):
    """Asks the store at `address` in the client's name. Its answer to a joining of parts it loses.

    Who then asks again is answered as by stores that know nothing of a finished joining. (Ours here answers as before.)
    """

    address = ""
    joinings = 0

    def pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        is_joining = self.command == "POST" and "uploadId=" in self.path
        Forgetful.joinings += is_joining
        if is_joining and Forgetful.joinings % 2 == 0:
            self.answer(404, {}, b"<Error><Code>NoSuchUpload</Code></Error>")
            return
        with closing(HTTPConnection(self.address)) as store:
            store.request(self.command, self.path, body, dict(self.headers))
            answer = store.getresponse()
            content = answer.read()
        if not is_joining:
            self.answer(answer.status, dict(answer.headers), content)

    def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response_only(status)
        for name in headers.keys() - {"Transfer-Encoding"}:
            self.send_header(name, headers[name])
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = pass_on  # noqa: N815 (the base class's names)

    def log_message(self, *args: Any) -> None:
        pass


def test_parts_that_were_joined_though_nobody_heard_of_it_are_an_object(
    s3: S3Server, settings: Any, as_alice: APIClient, web: Web, monkeypatch: pytest.MonkeyPatch
):
    content = hashlib.shake_256(b"lost").digest(11 * MIB)
    offer = announce(as_alice, content).json()["data"]
    start = 0
    for part in offer["upload"]["parts"]:
        whole = {"method": "PUT", "url": part["url"], "headers": {}, "fields": {}}
        assert web.send(whole, content[start : start + part["size"]]).status == 200
        start += part["size"]
    monkeypatch.setattr(Forgetful, "joinings", 0)
    monkeypatch.setattr(Forgetful, "address", urlsplit(s3.kept.endpoint_url).netloc)
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Forgetful)) as settings.S3_ENDPOINT_URL:
        completed = complete(as_alice, offer)
    assert (completed.status_code, Forgetful.joinings) == (200, 4)  # of what was sent, and of its copy
    (kept,) = s3.keys()
    assert s3.client.get_object(Bucket=s3.bucket, Key=kept)["Body"].read() == content


def test_a_part_that_is_missing_is_found_out(s3: S3Server, as_alice: APIClient, web: Web):
    content = bytes(11 * MIB)
    offer = announce(as_alice, content).json()["data"]
    for part in offer["upload"]["parts"][:-1]:
        whole = {"method": "PUT", "url": part["url"], "headers": {}, "fields": {}}
        assert web.send(whole, bytes(part["size"])).status == 200
    refused = complete(as_alice, offer)
    assert (refused.status_code, refused.json()["errors"][0]["attr"]) == (400, "size")
