"""One socket's outgoing side: what is written at once, a bounded queue for what cannot be, and how it ends."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from realtime.extensions import WriteNow
from realtime.frames import CloseCode, Frame, Kind
from tmschat.core.ids import new_id
from tmschat.core.metrics import FRAMES_SHED, SLOW_CLIENT_CLOSES, SOCKET_CLOSES

MAX_QUEUED_BYTES = 1024 * 1024
MAX_QUEUED_FRAMES = 2000
LINGER_S = 10.0  # how long a socket that does not read may keep its close frame waiting

AsgiSend = Callable[[dict[str, Any]], Awaitable[None]]


class Connection:
    """The frames that wait for one socket. Nobody waits for it: what does not fit is shed, or ends the socket.

    Frames are queued from the moment the hub knows the connection; the first one out is what `begin` is given. From
    then on a frame is written at once where the server can do that and nothing waits before it; else it is queued, and
    a task writes until the queue is empty.
    """

    __slots__ = (
        "_closing", "_frames", "_latest", "_overdue", "_send", "_write", "_writer",
        "credential", "id", "is_away", "is_welcome", "on_stuck", "queued_bytes", "rooms", "user_id", "watched",
    )  # fmt: skip

    def __init__(self, user_id: UUID, credential: str, on_stuck: Callable[[], object]) -> None:
        self.id = new_id()
        self.user_id = user_id
        self.credential = credential
        self.rooms: set[UUID] = set()  # the conversations whose frames it gets; the hub's to change
        self.watched: set[UUID] = set()  # whose presence it gets; presence's to change
        self.is_welcome = False  # whether it knows the person's conversations; the hub's to change
        self.is_away = False  # what its client says of the person
        self.queued_bytes = 0
        self.on_stuck = on_stuck  # called when even the close frame finds no room at the reader's
        self._frames: deque[Frame] = deque()
        self._latest: dict[str, Frame] = {}  # of each coalescible key, the newest; its first one holds the place
        self._overdue: asyncio.TimerHandle | None = None
        self._closing: CloseCode | None = None
        self._send: AsgiSend | None = None
        self._write: WriteNow | None = None
        self._writer: asyncio.Task[None] | None = None  # there while something is queued

    def begin(self, hello: Frame, send: AsgiSend, write: WriteNow | None = None) -> None:
        """Put `hello` before all that came meanwhile and begin to write."""
        if self._closing is None:
            self._frames.appendleft(hello)
            self.queued_bytes += hello.size
        self._send, self._write = send, write
        self._go_on()

    def offer(self, frame: Frame) -> None:
        """Queue a frame without waiting. A queue full of durable frames ends the socket, which then resumes.

        What is not durable has half the queue, so that a burst of it never costs a durable frame its place.
        """
        if self._closing is not None or self._is_written(frame) or self._is_merged(frame):
            return
        share = 1 if frame.kind is Kind.DURABLE else 2
        has_room = (
            self.queued_bytes + frame.size <= MAX_QUEUED_BYTES // share
            and len(self._frames) < MAX_QUEUED_FRAMES // share
        )
        if has_room or not self._frames:  # one frame always fits, however long
            self._push(frame)
        elif frame.kind is Kind.DURABLE:
            SLOW_CLIENT_CLOSES.inc()
            self.close(CloseCode.TOO_SLOW)
        else:
            FRAMES_SHED.labels(frame.kind.value).inc()

    def close(self, code: CloseCode, *, after: Frame | None = None) -> None:
        """End the socket: nothing that was queued goes out any more, save `after`, the last word."""
        if self._closing is not None:
            return
        SOCKET_CLOSES.labels(str(int(code))).inc()
        self._closing = code
        self._frames.clear()
        self._latest.clear()
        self.queued_bytes = 0
        if after is not None:
            self._push(after)
        self._overdue = asyncio.get_running_loop().call_later(LINGER_S, self.on_stuck)
        self._go_on()

    @property
    def is_closing(self) -> bool:
        """Whether the server has decided to end it."""
        return self._closing is not None

    async def ended(self) -> None:
        """Note that the socket is gone; returns when nothing more is written."""
        self._send = self._write = None
        if self._overdue is not None:
            self._overdue.cancel()
        if self._writer is not None:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)

    def _is_written(self, frame: Frame) -> bool:
        """Write a frame now, if nothing waits before it and the reader keeps up."""
        return self._writer is None and self._write is not None and self._write(frame.wire)

    def _go_on(self) -> None:
        """See to it that what is queued gets written, and the close."""
        if self._writer is None and self._send is not None:
            self._writer = asyncio.get_running_loop().create_task(self._drain(self._send))

    async def _drain(self, send: AsgiSend) -> None:
        """Write what is queued, in order; where the socket is to end, say why."""
        with suppress(OSError):  # how servers say that the client is gone; it also comes as a message
            while self._frames:
                frame = self._frames.popleft()
                if frame.key is not None:
                    frame = self._latest.pop(frame.key, frame)
                await send(frame.message)
                self.queued_bytes -= min(frame.size, self.queued_bytes)  # held until written; a close has reset it
            if self._closing is not None:
                await send({"type": "websocket.close", "code": int(self._closing)})
        self._writer = None

    def _is_merged(self, frame: Frame) -> bool:
        older = self._latest.get(frame.key) if frame.key is not None else None
        if older is None or frame.key is None:
            return False
        self._latest[frame.key] = frame
        self.queued_bytes += frame.size - older.size
        FRAMES_SHED.labels(frame.kind.value).inc()
        return True

    def _push(self, frame: Frame) -> None:
        self._frames.append(frame)
        self.queued_bytes += frame.size
        if frame.key is not None:
            self._latest[frame.key] = frame
        self._go_on()
