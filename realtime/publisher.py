"""From a committed change to the layer, without the request ever waiting: what cannot be written at once goes into a
bounded outbox, which one thread a shard drains.

The thread starts in the process that first announces something, so a server that forks its workers is safe.
"""

import atexit
import logging
import os
import socket
import ssl
import threading
import time
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from redis.exceptions import RedisError

from chat.selectors.conversations import conversation_ids_of
from realtime.frames import Frame, frame_of, packed
from realtime.layer import FLUSHER, PEOPLE, Wire, conversation_group, user_group
from tmschat.core import metrics, valkey
from tmschat.core.events import Event

OUTBOX_BYTES = 16 * 1024 * 1024
ANSWERS_BYTES = 64 * 1024
BATCH = 200
RETRY_S = 0.25
FAREWELL_S = 1.0
FEW_PEOPLE = 4  # up to so many get a message each; beyond, one message goes to every process with sockets

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hint:
    """One message for one channel of the layer."""

    type: str  # the event's, for the metric
    channel: str
    payload: bytes


def enqueue(event: Event) -> None:
    """Hand an event on to whoever listens. Never waits; what does not fit pushes the oldest out, and repair heals."""
    wire, frame = _wire(), _addressed(frame_of(event), event)
    payload = packed(frame)
    for group in _groups(frame):
        channel = wire.channel(group)
        with _making:  # threads that announce their first event at once would make a publisher each
            publisher = _publisher(os.getpid(), wire.shard(channel))
        publisher.put(Hint(frame.type, channel, payload))


def _addressed(frame: Frame, event: Event) -> Frame:
    """Say who shares a conversation with a person who changed: users, below chat, could not."""
    if event.type != "user.updated" or event.to:
        return frame
    user_id = event.body["user"]["id"]
    return replace(frame, to=frozenset([user_id]), rooms=frozenset(conversation_ids_of(user_id)))


def _groups(frame: Frame) -> Iterable[str]:
    if frame.type == "_flush":
        return (FLUSHER,)
    if frame.rooms:
        return (PEOPLE,)
    if frame.to:
        return map(user_group, frame.to) if len(frame.to) <= FEW_PEOPLE else (PEOPLE,)
    return (conversation_group(frame.conversation_id),) if frame.conversation_id else (PEOPLE,)


@cache
def _wire() -> Wire:
    return Wire.configured()


_making = threading.Lock()


@cache
def _publisher(_process: int, shard: int) -> "Publisher":
    publisher = Publisher(_wire(), shard)
    publisher.start()
    return publisher


class Outbox:
    """What waits to be sent, oldest first, bounded in bytes."""

    def __init__(self, max_bytes: int = OUTBOX_BYTES) -> None:
        self._hints: deque[Hint] = deque()
        self._bytes = 0
        self._max_bytes = max_bytes
        self._changed = threading.Condition()

    def put(self, hint: Hint) -> None:
        """Append; when full, the oldest make room."""
        with self._changed:
            self._hints.append(hint)
            self._bytes += len(hint.payload)
            self._shed()
            self._changed.notify()

    def take(self, count: int) -> list[Hint]:
        """Wait for something and take up to `count`, oldest first."""
        with self._changed:
            while not self._hints:
                self._changed.wait()
            taken = [self._hints.popleft() for _ in range(min(count, len(self._hints)))]
            self._bytes -= sum(len(hint.payload) for hint in taken)
            return taken

    def restore(self, hints: list[Hint]) -> None:
        """Put back in front what could not be sent."""
        with self._changed:
            self._hints.extendleft(reversed(hints))
            self._bytes += sum(len(hint.payload) for hint in hints)
            self._shed()

    def __len__(self) -> int:
        return len(self._hints)

    def _shed(self) -> None:
        while self._bytes > self._max_bytes and len(self._hints) > 1:
            self._bytes -= len(self._hints.popleft().payload)
            metrics.EVENTS_DROPPED.inc()


class Line:
    """A connection on which hints are written without waiting, for answers or for room."""

    def __init__(self, connection: Any) -> None:
        """Take over a connection that nobody else uses."""
        connection.connect()
        self._connection = connection
        self._socket: socket.socket = connection._sock  # noqa: SLF001 (redis-py has no other name for it)
        self._socket.setblocking(False)

    def send(self, hint: Hint) -> bool:
        """Write one hint whole; tells whether that was possible. If not, the line is of no use any more."""
        command = b"".join(self._connection.pack_command("PUBLISH", hint.channel, hint.payload))
        try:
            return self._is_heard() and self._socket.send(command) == len(command)
        except OSError:
            return False

    def close(self) -> None:
        """Hang up; a command that was cut off is void."""
        self._connection.disconnect()

    def _is_heard(self) -> bool:
        """Look through the answers to earlier hints, as far as they are there."""
        try:
            answers = self._socket.recv(ANSWERS_BYTES)
        except (BlockingIOError, ssl.SSLWantReadError):
            return True
        return bool(answers) and b"-" not in answers  # closed; an error


class Publisher:
    """Carries hints to one server of the layer, in order: directly, or through an outbox and its thread.

    To wake the thread for each hint costs 0.15 ms of CPU, most of it in handing over the interpreter; to write the hint
    on a connection that nobody waits for, 10 µs. So the thread has only what could not be written at once.
    """

    def __init__(self, wire: Wire, shard: int) -> None:
        self.outbox = Outbox()
        self._redis = wire.client(shard)
        self._line: Line | None = None  # made and replaced by the thread, given up by whoever finds it useless
        self._line_lock = threading.Lock()
        self._is_idle = True
        self._is_up = True

    def put(self, hint: Hint) -> None:
        """Pass a hint on. Never waits."""
        if not self._is_written(hint):
            self.outbox.put(hint)

    def _is_written(self, hint: Hint) -> bool:
        with self._line_lock:
            if self._line is None or len(self.outbox) or not self._is_idle:
                return False
            if self._line.send(hint):
                metrics.EVENTS_PUBLISHED.labels(hint.type).inc()
                return True
            self._line.close()
            self._line = None
            return False

    def start(self) -> None:
        """Start the thread; at the process's end it gets a moment to finish."""
        threading.Thread(target=self._run, name="publisher", daemon=True).start()
        atexit.register(self._finish)

    def _run(self) -> None:
        while True:
            batch = self.outbox.take(BATCH)
            self._is_idle = False
            if not self._sent(batch):
                self.outbox.restore(batch)
                time.sleep(RETRY_S)
            elif not len(self.outbox):
                self._open_line()
            self._is_idle = True

    def _open_line(self) -> None:
        with suppress(RedisError, OSError):
            line = Line(valkey.own_connection(self._redis.connection_pool))
            with self._line_lock:
                self._line = line

    def _sent(self, batch: list[Hint]) -> bool:
        try:
            with self._redis.pipeline(transaction=False) as pipeline:
                for hint in batch:
                    pipeline.publish(hint.channel, hint.payload)
                pipeline.execute()
        except (RedisError, OSError) as error:
            self._note(is_up=False, why=str(error))
            return False
        self._note(is_up=True)
        for hint in batch:
            metrics.EVENTS_PUBLISHED.labels(hint.type).inc()
        return True

    def _note(self, *, is_up: bool, why: str = "") -> None:
        if is_up is not self._is_up:
            self._is_up = is_up
            if is_up:
                logger.info("the layer is back; %d events follow", len(self.outbox))
            else:
                logger.warning("the layer is not reachable, events wait: %s", why)

    def _finish(self) -> None:
        ends_at = time.monotonic() + FAREWELL_S
        while self._is_up and (len(self.outbox) or not self._is_idle) and time.monotonic() < ends_at:
            time.sleep(0.005)
