"""The life of one socket, and nothing else: who it is, what it hears, what it says."""

import asyncio
import time
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error
from django.utils import timezone

from chat.selectors.conversations import conversation_ids_of, heads
from realtime.commands import Commands
from realtime.connection import Connection
from realtime.credentials import identity_of_credential, identity_of_handshake, ticket_of
from realtime.extensions import WRITE_NOW
from realtime.frames import MAX_CLIENT_FRAME_BYTES, CloseCode, Frame, server_frame
from realtime.process import current_hub
from realtime.threads import in_thread
from realtime.tickets import redeem_ticket
from tmschat.core.errors import DomainError, Unavailable
from tmschat.core.metrics import SOCKETS_OPEN
from tmschat.users.identity import Identity

HEARTBEAT_S = 25  # the server's websocket ping; `serve` starts the server with the same
FRAMES_PER_S = 20.0
BURST = 100.0  # five seconds' worth

Json = dict[str, Any]


class ClientConsumer(AsyncWebsocketConsumer):
    """A client's websocket, `/ws/v1`."""

    channel_layer_alias = ""  # the hub holds the process's one subscription; a socket needs none

    connection: Connection | None = None
    expiry: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the socket until it ends. Unlike Channels' own, without a task that waits for messages: 2 KiB each."""
        self.scope, self.base_send = scope, send
        self.hub = current_hub()
        self.frames_left, self.refilled_at = BURST, time.monotonic()
        task = asyncio.current_task()
        self.give_up = task.cancel if task is not None else (lambda: False)
        try:
            with suppress(StopConsumer):
                while True:
                    await self.dispatch(await receive())
        except asyncio.CancelledError:
            if self.connection is None or not self.connection.is_closing:
                raise
        finally:
            await self.clean_up()

    async def dispatch(self, message: Json) -> None:
        """Handle one message. Unlike Channels' own, without a thread's visit to the database before each."""
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def websocket_connect(self, message: Json) -> None:  # noqa: ARG002 (Channels' signature)
        """Sign in, subscribe, read the heads, say `hello`: in this order, so that nothing falls between."""
        try:
            identity = await self.identify()
            hello = await self.join(identity)
        except (Unavailable, Error):
            await self.refuse_for_now()
        except DomainError:
            await self.base_send({"type": "websocket.close"})  # before `accept`: HTTP 403
        else:
            await self.base_send({"type": "websocket.accept"})
            self.begin(identity, hello)

    async def websocket_disconnect(self, message: Json) -> None:  # noqa: ARG002 (Channels' signature)
        """The socket is gone."""
        raise StopConsumer

    async def websocket_receive(self, message: Json) -> None:
        """Take a client's frame."""
        text: str | None = message.get("text")
        if self.connection is None or self.connection.is_closing:
            return
        if self.is_flooding() or _size(text or message.get("bytes") or b"") > MAX_CLIENT_FRAME_BYTES:
            self.connection.close(CloseCode.TOO_MANY_FRAMES)
        else:
            await self.commands.obey(text)

    async def identify(self) -> Identity:
        """Give who connects. Raises BadCredential, Suspended, Unavailable."""
        ticket = ticket_of(self.scope)
        if ticket is not None:
            return await in_thread(redeem_ticket, ticket)
        return await in_thread(identity_of_handshake, self.scope)

    async def join(self, identity: Identity) -> Frame:
        """Let the hub know the socket; gives its `hello`. Raises what `identify` raises."""
        user_id = identity.user.pk
        self.connection = Connection(user_id, identity.credential, on_stuck=self.give_up)
        joined = await self.hub.join(self.connection, partial(in_thread, conversation_ids_of, user_id))
        found = await in_thread(_heads, user_id, identity.credential)
        self.hub.welcome(self.connection, {each["conversation_id"]: each["change_seq"] for each in found}, joined)
        self.commands = Commands(identity.user, self.connection, self.hub)
        return _hello(user_id, self.connection.id, found)

    def begin(self, identity: Identity, hello: Frame) -> None:
        """Start writing."""
        if self.connection is None:
            return
        SOCKETS_OPEN.inc()
        write = self.scope.get("extensions", {}).get(WRITE_NOW, {}).get("write")
        self.connection.begin(hello, self.base_send, write)
        self.hub.arrived(self.connection, shares_presence=identity.user.shares_presence)
        self.expiry = asyncio.get_running_loop().call_later(
            _seconds_until(identity.expires_at), self.connection.close, CloseCode.NOT_AUTHENTICATED
        )

    async def clean_up(self) -> None:
        """Leave nothing behind."""
        if self.connection is None:
            return
        self.hub.leave(self.connection)
        if self.expiry is not None:
            SOCKETS_OPEN.dec()
            self.expiry.cancel()
        await self.connection.ended()

    async def refuse_for_now(self) -> None:
        """Refuse with 503 where the server can say so; a 403 would look like having to sign in again."""
        if "websocket.http.response" in self.scope.get("extensions", {}):
            headers = [(b"retry-after", b"1"), (b"content-length", b"0")]
            await self.base_send({"type": "websocket.http.response.start", "status": 503, "headers": headers})
            await self.base_send({"type": "websocket.http.response.body", "body": b""})
        else:
            await self.base_send({"type": "websocket.accept"})
            await self.base_send({"type": "websocket.close", "code": int(CloseCode.TRY_LATER)})

    def is_flooding(self) -> bool:
        """Count a frame; tell whether the client has sent more than it may."""
        now = time.monotonic()
        self.frames_left = min(BURST, self.frames_left + (now - self.refilled_at) * FRAMES_PER_S) - 1
        self.refilled_at = now
        return self.frames_left < 0


def _heads(user_id: UUID, credential: str) -> list[Json]:
    """Read the heads. The credential once more first: it may have been revoked before anybody here listened."""
    identity_of_credential(user_id, credential)
    return heads(user_id)


def _hello(user_id: UUID, connection_id: UUID, found: list[Json]) -> Frame:
    text = server_frame(
        "hello",
        user_id=user_id,
        connection_id=connection_id,
        server_time=timezone.now(),
        heartbeat_s=HEARTBEAT_S,
        heads={
            str(each["conversation_id"]): {name: each[name] for name in ("last_seq", "change_seq", "me")}
            for each in found
        },
    )
    return Frame("hello", text)


def _size(said: str | bytes) -> int:
    return len(said) if isinstance(said, bytes) or said.isascii() else len(said.encode())


def _seconds_until(moment: datetime) -> float:
    return max((moment - timezone.now()).total_seconds(), 0.0)
