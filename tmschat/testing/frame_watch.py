"""Holds every frame of the suite to docs/asyncapi.yaml: what is announced, what sockets are sent, what clients hear.

A frame that does not fit fails the test in which it was seen, wherever it was made: in a request, in the hub's loop, in
a server process of its own whose websocket a test listens to.
"""

import threading
from collections.abc import Iterator
from functools import wraps
from typing import Any

import pytest
import websockets.asyncio.client
import websockets.sync.client

from realtime.connection import AsgiSend, Connection
from realtime.frames import Frame, frame_of
from tmschat.core.events import _Delivery
from tmschat.testing.frame_schema import text_faults

SOCKET_PATH = "/ws/v1"

_faults: list[str] = []
_lock = threading.Lock()


def note(text: str | bytes) -> None:
    """Judge one server frame."""
    faults = text_faults(text)
    with _lock:
        _faults.extend(faults)


def taken_faults() -> list[str]:
    """Give the faults noted since the last call."""
    with _lock:
        taken = list(_faults)
        _faults.clear()
    return taken


def pytest_configure() -> None:
    """Put the judge at every place that a frame passes."""
    _watch_announced()
    _watch_sent()
    _watch_heard()


@pytest.fixture(autouse=True)
def every_frame_fits() -> Iterator[None]:
    """Fail the test if a frame that was seen during it is not as the document says."""
    yield
    faults = taken_faults()
    assert not faults, "\n".join(["frames unlike docs/asyncapi.yaml:", *faults[:5]])


def _watch_announced() -> None:
    deliver = _Delivery.__call__

    def judged(self: _Delivery) -> None:
        text = frame_of(self.event).text
        if text:
            note(text)
        deliver(self)

    _Delivery.__call__ = judged  # type: ignore[method-assign]


def _watch_sent() -> None:
    drain, is_written = Connection._drain, Connection._is_written

    async def judged(self: Connection, send: AsgiSend) -> None:
        async def judging(message: dict[str, Any]) -> None:
            if message["type"] == "websocket.send":
                note(message["text"])
            await send(message)

        await drain(self, judging)

    def judged_at_once(self: Connection, frame: Frame) -> bool:
        written = is_written(self, frame)
        if written:
            note(frame.text)
        return written

    Connection._drain = judged  # type: ignore[method-assign]
    Connection._is_written = judged_at_once  # type: ignore[method-assign]


def _watch_heard() -> None:
    waiting = websockets.asyncio.client.ClientConnection
    blocking = websockets.sync.client.ClientConnection
    receive_async, receive = waiting.recv, blocking.recv

    @wraps(receive_async)
    async def judged_async(self: Any, *args: Any, **options: Any) -> Any:
        return _heard(self, await receive_async(self, *args, **options))

    @wraps(receive)
    def judged(self: Any, *args: Any, **options: Any) -> Any:
        return _heard(self, receive(self, *args, **options))

    waiting.recv = judged_async  # type: ignore[method-assign]
    blocking.recv = judged  # type: ignore[method-assign]


def _heard(connection: Any, text: Any) -> Any:
    if connection.request is not None and connection.request.path.partition("?")[0] == SOCKET_PATH:
        note(text)
    return text
