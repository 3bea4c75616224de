"""Bodies that nobody may send, over ASGI: answered before they have come, and not read to their end."""

import socket

import pytest

from media.signing import signed_target
from tmschat.testing.live import live_server

SENT = 2 * 1024 * 1024
IN_CHUNKS = "Transfer-Encoding: chunked"
UNSIGNED = "/media/incoming/any?size=8000000&expires=99999999999&signature=made-up"


@pytest.fixture
def server(transactional_db):
    with live_server() as server:
        yield server


@pytest.mark.parametrize(
    ("request_line", "length", "status"),
    [
        (f"PUT {UNSIGNED}", "Content-Length: 8000000", 403),
        (f"PUT {UNSIGNED}", IN_CHUNKS, 403),
        (f"PUT {signed_target('incoming/any', size=8_000_000, expires_at=1)}", "Content-Length: 8000000", 403),
        (f"PUT {signed_target('incoming/any', size=8, expires_at=99999999999)}", IN_CHUNKS, 400),
        ("POST /api/v1/auth/login", "Content-Length: 8000000", 413),
        ("POST /ws/v1", IN_CHUNKS, 404),
    ],
    ids=["unsigned", "unsigned, in chunks", "too late", "without its length", "not so much", "for no upload"],
)
def test_a_body_that_nobody_may_send_is_refused_before_its_end(server, request_line, length, status):
    with socket.create_connection(server.host.split(":"), timeout=10) as sender:
        head = f"{request_line} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{length}\r\n\r\n"
        body = b"x" * SENT
        sender.sendall(head.encode() + (b"%x\r\n%b\r\n" % (SENT, body) if length == IN_CHUNKS else body))
        assert sender.recv(12) == b"HTTP/1.1 %d" % status
