"""One process for websockets: Uvicorn serving the ASGI application. Run with `python -m`."""

import argparse
import asyncio
import logging
import resource
import socket
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from django.utils.module_loading import import_string
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode
from websockets.http11 import Request
from websockets.protocol import State
from websockets.server import ServerProtocol

from realtime.extensions import WRITE_NOW

HEARTBEAT_S = 25.0  # the realtime contract's `heartbeat_s`; two unanswered drop a client
FAREWELL_S = 0.7  # how long clients may take to read good-bye; the supervisor gives two seconds for the whole end
LET_GO_S = 5.0  # how long a client may take to read the last bytes and answer the close
TOO_MANY_FRAMES = 4429  # the contract's code for that, and for a frame that is too long
TICK_S = 1.0  # how old the Date header may be
GIVE_UP_S = 1.0  # the same where the client has not answered a ping: the others see it as gone within 60 s
WS_MAX_SIZE = 1024 * 1024  # nothing longer is read at all; the contract's 64 KiB is the consumer's to enforce
APPLICATION = "tmschat.asgi:application"


class Frames(ServerProtocol):
    """The wire's rules. A frame that is too long to be read ends the socket as the contract says, not with 1009."""

    def fail(self, code: int, reason: str = "") -> None:
        """End the socket for breaking a rule."""
        super().fail(TOO_MANY_FRAMES if code == CloseCode.MESSAGE_TOO_BIG else code, reason)


class Websocket(WebSocketsSansIOProtocol):
    """Uvicorn's, which never lets go of a reader that stopped reading: it waits for what was written to be read."""

    abortion: asyncio.TimerHandle | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take Uvicorn's arguments."""
        super().__init__(*args, **options)
        self.conn = Frames(max_size=self.config.ws_max_size, logger=logging.getLogger("uvicorn.error"))

    def handle_connect(self, event: Request) -> None:
        """A client shakes hands; the application gets a way to write without waiting."""
        super().handle_connect(event)
        if not self.handshake_complete:
            extensions: dict[str, Any] = dict(self.scope["extensions"] or {})
            self.scope["extensions"] = extensions | {WRITE_NOW: {"write": self.write_now}}

    def write_now(self, frame: bytes) -> bool:
        """Write a whole frame, the same bytes for everybody, unless the reader does not keep up or has gone.

        Through `send` it costs 10 µs: a task wakes up, and the frame is made anew for each socket.
        """
        can_write = self.writable.is_set() and self.conn.state is State.OPEN and not self.transport.is_closing()
        if can_write:
            self.transport.write(frame)
        return can_write

    async def send(self, message: ASGISendEvent) -> None:
        """Write what the application says; what the handshake needed is forgotten with it."""
        await super().send(message)
        if message["type"] == "websocket.accept":
            del self.request, self.response  # 4 KiB

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The application is done with the socket; whatever is still to be read has a moment."""
        super().on_task_complete(task)
        self.abort_soon()

    def keepalive_timeout(self) -> None:
        """The client has not answered; the application hears of it when the socket is gone."""
        super().keepalive_timeout()
        self.abort_soon(within_s=GIVE_UP_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        if self.abortion is not None:
            self.abortion.cancel()
        super().connection_lost(exc)

    def abort_soon(self, within_s: float = LET_GO_S) -> None:
        """Be gone in a moment, read or not."""
        if self.abortion is None and not self.disconnected:
            self.abortion = self.loop.call_later(within_s, self.transport.abort)


class Server(uvicorn.Server):
    """Uvicorn, which on its own would close the websockets without asking their clients to come back one by one."""

    def __init__(self, config: uvicorn.Config) -> None:
        """Take Uvicorn's configuration."""
        super().__init__(config)
        self._told = asyncio.Event()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal asks to end."""
        super().handle_exit(sig, frame)
        self._told.set()

    async def main_loop(self) -> None:
        """Wait for the end. Uvicorn looks ten times a second whether it has come: a third of an idle process's work."""
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), TICK_S)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let nobody new in, say good-bye, then end as Uvicorn does."""
        for server in self.servers:
            server.close()
        await import_string(APPLICATION.replace(":", ".")).farewell(within_s=FAREWELL_S)
        await super().shutdown(sockets)


def allow_files() -> None:
    """Let as many sockets be open as the system lets this user have: many a system starts programs with 1,024."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def main() -> None:
    """Serve until told to stop: on a unix socket behind the door, or on a port, without one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--socket", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    if options.socket is not None:
        options.socket.unlink(missing_ok=True)  # a killed predecessor's
    allow_files()
    config = uvicorn.Config(
        APPLICATION,
        uds=str(options.socket) if options.socket is not None else None,
        host=options.host,
        port=options.port,
        loop="uvloop",
        http="httptools",
        ws=Websocket,
        ws_ping_interval=HEARTBEAT_S,
        ws_ping_timeout=HEARTBEAT_S,
        ws_max_size=WS_MAX_SIZE,
        ws_per_message_deflate=False,  # a compressor a connection costs more memory than all else about it
        proxy_headers=False,  # the application reads the door's header itself, the same way in every process
        timeout_keep_alive=75,  # seconds; longer than the door keeps an idle connection
        timeout_graceful_shutdown=1,
        log_level="warning",
        access_log=False,
    )
    Server(config).run()


if __name__ == "__main__":
    main()
