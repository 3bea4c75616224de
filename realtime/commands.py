"""What a client may say over its socket. Each frame is checked, done, and answered only where the contract says so."""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import Error
from django.utils import timezone

from chat.services.marks import mark_delivered_up_to, mark_read
from realtime.connection import Connection
from realtime.frames import BadFrame, Frame, Kind, read_client_frame, server_frame
from realtime.hub import Hub
from realtime.publisher import enqueue
from realtime.threads import in_thread
from tmschat.core.errors import DomainError, Invalid, NotFound, Unavailable
from tmschat.core.events import Event
from tmschat.core.ids import parse_id
from tmschat.users.models import User

TYPING_S = 6
TYPING_EVERY_S = 1.0
MAX_WATCHED = 200
MAX_REF_LENGTH = 200
MAX_SEQ = 2**63 - 1

Json = dict[str, Any]

logger = logging.getLogger(__name__)


class UnknownFrame(BadFrame):
    """There is no frame of this type."""

    code = "unknown_type"


class Commands:
    """One socket's client frames."""

    def __init__(self, user: User, connection: Connection, hub: Hub) -> None:
        self._user = user
        self._hub = hub
        self._connection = connection
        self._typed_at: dict[UUID, float] = {}

    async def obey(self, text: str | None) -> None:
        """Do what a frame says; what is wrong with it is answered with `error`, and the socket stays open."""
        ref: Any = None
        try:
            frame = read_client_frame(text)
            ref = _ref(frame)
            handler = _HANDLERS.get(frame["type"])
            if handler is None:
                raise UnknownFrame
            await handler(self, frame)
        except DomainError as error:
            self._answer("error", code=error.code, detail=error.detail, ref=ref)
        except Error as error:
            logger.warning("a client's frame could not be carried out: %s", error)
            gone = Unavailable()
            self._answer("error", code=gone.code, detail=gone.detail, ref=ref)

    async def ping(self, frame: Json) -> None:
        """Answer."""
        self._answer("pong", ref=_ref(frame), server_time=timezone.now())

    async def typing(self, frame: Json) -> None:
        """Pass on that somebody types, once a second at most."""
        conversation_id = self._conversation(frame)
        now = time.monotonic()
        if now - self._typed_at.get(conversation_id, -TYPING_EVERY_S) < TYPING_EVERY_S:
            return
        self._typed_at = {each: at for each, at in self._typed_at.items() if now - at < TYPING_EVERY_S}
        self._typed_at[conversation_id] = now
        body = {"user_id": self._user.pk, "until": timezone.now() + timedelta(seconds=TYPING_S)}
        enqueue(Event("typing", conversation_id, body, not_to=(self._user.pk,)))

    async def presence(self, frame: Json) -> None:
        """Note whether the person is at the screen."""
        if frame.get("status") not in ("online", "away"):
            raise Invalid("A status is online or away.", attr="status")
        is_away = frame["status"] == "away"
        if is_away is not self._connection.is_away:
            self._connection.is_away = is_away
            self._hub.on_moved(self._user.pk)

    async def watch(self, frame: Json) -> None:
        """Let the socket have these people's presence, and no others'."""
        watched = frame.get("user_ids")
        if not isinstance(watched, list) or len(watched) > MAX_WATCHED:
            raise Invalid(f"Name at most {MAX_WATCHED} people.", attr="user_ids")
        parsed = [parse_id(each) for each in watched]
        user_ids = {each for each in parsed if each is not None}
        if None in parsed:
            raise Invalid("These are not all ids.", attr="user_ids")
        await self._hub.on_watch(self._connection, user_ids)

    async def read(self, frame: Json) -> None:
        """Raise the mark of what is read."""
        conversation_id, seq = self._conversation(frame), _seq(frame)
        await in_thread(mark_read, user=self._user, conversation_id=conversation_id, seq=seq)

    async def delivered(self, frame: Json) -> None:
        """Raise the mark of what is delivered."""
        conversation_id, seq = self._conversation(frame), _seq(frame)
        await in_thread(mark_delivered_up_to, user=self._user, conversation_id=conversation_id, seq=seq)

    def _conversation(self, frame: Json) -> UUID:
        conversation_id = parse_id(frame.get("conversation_id"))
        if conversation_id is None or conversation_id not in self._connection.rooms:
            raise NotFound
        return conversation_id

    def _answer(self, frame_type: str, **body: Any) -> None:
        self._connection.offer(Frame(frame_type, server_frame(frame_type, **body), kind=Kind.DROPPABLE))


_HANDLERS: dict[str, Callable[[Commands, Json], Awaitable[None]]] = {
    "ping": Commands.ping,
    "typing": Commands.typing,
    "presence": Commands.presence,
    "watch": Commands.watch,
    "read": Commands.read,
    "delivered": Commands.delivered,
}


def _ref(frame: Json) -> Any:
    """Give what the client named the frame by, for the answer: text or a number."""
    ref = frame.get("ref")
    if ref is not None and (isinstance(ref, bool) or not isinstance(ref, str | int | float)):
        raise Invalid("A ref is text or a number.", attr="ref")
    if isinstance(ref, str) and len(ref) > MAX_REF_LENGTH:
        raise Invalid(f"A ref has at most {MAX_REF_LENGTH} characters.", attr="ref")
    return ref


def _seq(frame: Json) -> int:
    seq = frame.get("seq")
    if type(seq) is not int or not 0 <= seq <= MAX_SEQ:
        raise Invalid("A seq is a whole number from 0.", attr="seq")
    return seq
