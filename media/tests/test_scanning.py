"""What a virus scanner finds is quarantined and never served; where it does not answer, nothing is taken."""

import socket
import struct
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from media.invariants import violations
from media.models import Upload
from media.services import QUARANTINE, remove_unused
from media.storage import store
from media.tests.test_uploading import UPLOADS, announce, complete, send_bytes, upload

# The test file that every scanner knows, in two halves: else this file would be infected.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """A clamd that knows one virus: INSTREAM as clamd(8) has it."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.scanned: list[bytes] = []
        self.answer = b""  # instead of a verdict

    def serve(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            with client, client.makefile("rb") as asked:
                assert asked.read(10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack(">I", asked.read(4))[0]:
                    content += asked.read(length)
                self.scanned.append(content)
                verdict = b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
                client.sendall(self.answer or verdict)


@pytest.fixture(params=["tcp", "unix"])
def clamd(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[Clamd]:
    if request.param == "tcp":
        listener = socket.create_server(("127.0.0.1", 0))
        settings.CLAMAV_ADDRESS = f"127.0.0.1:{listener.getsockname()[1]}"
    else:
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(tmp_path / "clamd.sock"))
        listener.listen()
        settings.CLAMAV_ADDRESS = f"unix:{tmp_path / 'clamd.sock'}"
    settings.MEDIA_SCANNER = "media.scanning.ClamAv"
    server = Clamd(listener)
    thread = threading.Thread(target=server.serve)
    thread.start()
    yield server
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


@pytest.mark.usefixtures("each_store")
def test_an_infected_file_is_quarantined_and_never_served(clamd: Clamd, as_alice: APIClient):
    offer = announce(as_alice, EICAR).json()["data"]
    send_bytes(offer, EICAR)
    for _ in range(2):  # asking again does not help
        refused = complete(as_alice, offer)
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "infected")
    assert clamd.scanned == [EICAR]
    row = Upload.objects.get()
    assert (row.infection, row.completed_at) == ("Eicar-Test-Signature", None)
    assert list(store().keys()) == [row.object_key] == [f"quarantine/{row.pk.hex}"]
    assert list(violations()) == []
    room = as_alice.post("/api/v1/conversations", {"type": "GROUP", "title": "x", "member_ids": []}).json()["data"]
    messages = f"/api/v1/messages/conversations/{room['id']}/messages"
    assert as_alice.post(messages, {"attachment_ids": [str(row.pk)]}).status_code == 400


def test_a_harmless_file_is_scanned_whole_and_taken(clamd: Clamd, as_alice: APIClient):
    content = bytes(range(256)) * 3000
    assert upload(as_alice, content).status_code == 200
    assert clamd.scanned == [content]


def test_what_cannot_be_scanned_is_not_taken_but_may_be_later(clamd: Clamd, as_alice: APIClient):
    as_alice.raise_request_exception = False
    offer = announce(as_alice, b"Hello").json()["data"]
    send_bytes(offer, b"Hello")
    clamd.answer = b"stream: Can't allocate memory ERROR\0"
    refused = complete(as_alice, offer)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (503, "scanner_unreachable")
    assert refused["Retry-After"]
    clamd.answer = b""
    assert complete(as_alice, offer).status_code == 200


def test_a_file_that_is_too_large_for_the_scanner_is_refused(clamd: Clamd, as_alice: APIClient):
    clamd.answer = b"INSTREAM size limit exceeded. ERROR\0"
    refused = upload(as_alice, b"Hello")
    assert (refused.status_code, refused.json()["errors"][0]["attr"]) == (400, "size")
    assert list(store().keys()) == []


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nowhere/clamd.sock"])
def test_without_its_scanner_nothing_is_taken(address: str, settings: Any, as_alice: APIClient):
    settings.MEDIA_SCANNER, settings.CLAMAV_ADDRESS = "media.scanning.ClamAv", address
    as_alice.raise_request_exception = False
    assert upload(as_alice, b"Hello").status_code == 503
    assert not Upload.objects.filter(completed_at__isnull=False).exists()


def test_the_quarantine_is_emptied_after_its_time(clamd: Clamd, as_alice: APIClient):
    upload(as_alice, EICAR)
    Upload.objects.update(created_at=timezone.now() - QUARANTINE)
    now = timezone.now()
    assert remove_unused(before=now - timedelta(hours=1)) == 0
    assert remove_unused(before=now + QUARANTINE + timedelta(hours=1)) == 1
    assert list(store().keys()) == []
    assert as_alice.post(f"{UPLOADS}/00000000-0000-7000-8000-000000000000/complete").status_code == 404
