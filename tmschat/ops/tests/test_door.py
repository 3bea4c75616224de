"""The front door's own behaviour, with small servers in place of the application."""

import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingMixIn, UnixStreamServer

import httpx
import pytest

from tmschat.ops.door import door
from tmschat.ops.programs import Program, launch
from tmschat.testing.concurrency import wait_until
from tmschat.testing.installation import free_port


class Echo(BaseHTTPRequestHandler):
    """Answers every request with what arrived here."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name = Path(str(self.server.server_address)).stem
        seen = {"server": name, "headers": dict(self.headers), "body": body.decode(), "filler": "x" * 2000}
        answer = json.dumps(seen).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = answer  # noqa: N815 (the base class's names)

    def log_message(self, *args):
        pass

    def address_string(self):
        return ""


class EchoServer(ThreadingMixIn, UnixStreamServer):
    daemon_threads = True


@contextmanager
def echo(path: Path) -> Iterator[None]:
    with EchoServer(str(path), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield
        server.shutdown()
        thread.join()


@pytest.fixture
def site(tmp_path, settings, monkeypatch):
    """Give a client of a door before the REST processes one and two and the sockets process, of which only one runs."""
    settings.STATIC_ROOT = tmp_path / "static with space"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "plain.css").write_text("body {}")
    (settings.STATIC_ROOT / "hashed.0123456789ab.js").write_text("let x")
    settings.DATA_DIR = tmp_path
    settings.MEDIA_MAX_BYTES = 1000
    monkeypatch.setenv("DOOR_SOCKETS_WAIT", "100ms")
    behind = [
        Program(name=name, argv=[], is_ready=bool, socket=tmp_path / f"{name}.sock")
        for name in ("one", "two", "sockets")
    ]
    port = free_port()
    program = door(host="127.0.0.1", port=port, rest=behind[:2], sockets=behind[2:])
    with echo(tmp_path / "one.sock"):
        process = launch(program, tmp_path)
        wait_until(program.is_ready)
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            yield client
        process.send_signal(signal.SIGTERM)
        process.wait()


def test_a_dead_process_is_passed_over_for_reads_and_writes(site):
    for number in range(6):
        assert site.get("/api/v1/any").json()["server"] == "one"
        assert site.post("/api/v1/any", content=f"text {number}").json()["body"] == f"text {number}"


def test_the_clients_address_cannot_be_forged(site):
    seen = site.get("/api/v1/any", headers={"X-Forwarded-For": "203.0.113.7"}).json()["headers"]
    assert seen["X-Forwarded-For"] == "127.0.0.1"


def test_with_nobody_behind_the_door_answers_503_in_the_contracts_format(site):
    answer = site.get("/ws/v1")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert answer.json()["errors"][0]["code"] == "service_unavailable"


@pytest.mark.parametrize(("path", "size"), [("/api/v1/any", 10_000_000), ("/media/incoming/any", 1001)])
def test_an_absurd_body_is_refused_in_the_contracts_format(site, path, size):
    answer = site.post(path, content=b"x" * size)
    assert answer.status_code == 413
    assert answer.json()["type"] == "client_error"
    assert site.get("/api/v1/any").status_code == 200  # and nobody else pays for it


def test_answers_are_compressed_for_those_who_ask(site):
    assert site.get("/api/v1/any", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in site.get("/api/v1/any", headers={"Accept-Encoding": "identity"}).headers


def test_static_files_with_a_hash_in_their_name_are_kept_for_good_others_for_minutes(site):
    assert site.get("/static/hashed.0123456789ab.js").headers["Cache-Control"].endswith("immutable")
    assert site.get("/static/plain.css").headers["Cache-Control"] == "public, max-age=300"
    missing = site.get("/static/missing.css")
    assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-store")
    assert missing.json()["errors"][0]["code"] == "not_found"
