"""The real server for tests, in a thread of the test's process, and a websocket client that is easy to ask."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from realtime.hub import Hub
from realtime.process import hub_of
from tmschat.core import valkey
from tmschat.ops.sockets_process import WS_MAX_SIZE, Websocket
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_token
from tmschat.users.models import User

Json = dict[str, Any]


class LiveServer:
    """Uvicorn with the whole application, on a port of its own."""

    def __init__(self) -> None:
        """Take a port; `start` serves on it."""
        self._opened = ExitStack()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._listening.getsockname()[1]}"
        config = uvicorn.Config(
            "tmschat.asgi:application",
            ws=Websocket,
            ws_max_size=WS_MAX_SIZE,
            ws_per_message_deflate=False,
            log_config=None,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True)

    def start(self) -> None:
        """Serve."""
        self._thread.start()
        wait_until(lambda: self._server.started)

    def stop(self) -> None:
        """Close what was opened with `connect` and end the server, as a signal would."""
        self._opened.close()
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._listening.close()

    @property
    def hub(self) -> Hub:
        """The hub of the server's event loop, to be interfered with."""
        return hub_of(self._server.servers[0].get_loop())

    @property
    def tasks(self) -> int:
        """How many tasks the server's event loop has."""
        return len(asyncio.all_tasks(self._server.servers[0].get_loop()))

    def connect(self, user: User | None = None, *, path: str = "/ws/v1", headers: Json | None = None) -> "Ear":
        """Open a websocket, with a token of `user` where given, and read its `hello`. `stop` closes it."""
        signed_in = {"Authorization": f"Bearer {make_token(user)}"} if user is not None else {}
        opening = connect(f"ws://{self.host}{path}", additional_headers=signed_in | (headers or {}), proxy=None)
        return Ear(self._opened.enter_context(opening))


@contextmanager
def live_server() -> Iterator[LiveServer]:
    """Run a server for a block."""
    wait_until(lambda: not valkey.outage.is_away, within_s=30)  # an earlier test may have taken it away
    server = LiveServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()


class Ear:
    """An open websocket: what it has heard, and what it says."""

    def __init__(self, opened: ClientConnection) -> None:
        """Take an open socket; its first frame is `hello`."""
        self.socket = opened
        self.heard: list[Json] = []
        self.hello = self.next("hello")

    def say(self, **frame: Any) -> None:
        """Send a client frame."""
        self.socket.send(json.dumps(frame))

    def next(self, *types: str, within_s: float = 15.0) -> Json:
        """Give the next frame, of these types where some are named. Raises TimeoutError, ConnectionClosed."""
        ends_at = time.monotonic() + within_s
        while True:
            frame: Json = json.loads(self.socket.recv(timeout=max(ends_at - time.monotonic(), 0.001)))
            self.heard.append(frame)
            if not types or frame["type"] in types:
                return frame

    def until_pong(self) -> list[Json]:
        """Give the frames that came before the answer to a ping: what was queued by then."""
        self.say(type="ping", ref="until")
        before = len(self.heard)
        self.next("pong")
        return self.heard[before:-1]

    def closing_code(self) -> int:
        """Read to the end and give the code with which the server ends it. Raises TimeoutError."""
        try:
            while True:
                self.next()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd is not None else 1006

    def close(self) -> None:
        """Close it."""
        self.socket.close()
