"""What travels: the server's frames with what the hub must know of them, the client's frames, and the close codes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any
from uuid import UUID

import orjson
import websockets.frames
from channels_redis.serializers import registry
from websockets.frames import Opcode

from tmschat.core.errors import DomainError
from tmschat.core.events import Event
from tmschat.core.render import to_json

MAX_CLIENT_FRAME_BYTES = 64 * 1024

_serializer = registry.get_serializer("msgpack")  # the layer's own


class CloseCode(IntEnum):
    """Why the server ends a socket."""

    RESTARTING = 1012
    TRY_LATER = 1013
    NOT_AUTHENTICATED = 4401
    SUSPENDED = 4403
    TOO_SLOW = 4408
    TOO_MANY_FRAMES = 4429


class Kind(Enum):
    """What a full queue may do to a frame: nothing, keep only the newest of its key, or drop it."""

    DURABLE = "durable"
    COALESCIBLE = "coalescible"
    DROPPABLE = "droppable"


# For each event that is not durable: its class, and the field of its body that tells whose newest state it is.
_TRANSIENT: dict[str, tuple[Kind, str]] = {
    "me.updated": (Kind.COALESCIBLE, ""),
    "user.updated": (Kind.COALESCIBLE, "user.id"),
    "presence": (Kind.COALESCIBLE, "user_id"),
    "receipt.updated": (Kind.DROPPABLE, ""),
    "typing": (Kind.DROPPABLE, ""),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """One server frame, encoded, with what decides who gets it and when.

    `since` and `change_seq` are None on what is not durable. `key`: of two queued coalescible frames with the same
    key only the newer one is sent. `rooms`: it goes to everybody in any of these, once. `data` is the body of an
    internal event, which never reaches a client.
    """

    type: str
    text: str
    conversation_id: UUID | None = None
    since: int | None = None
    change_seq: int | None = None
    kind: Kind = Kind.DURABLE
    key: str | None = None
    to: frozenset[UUID] = frozenset()
    not_to: frozenset[UUID] = frozenset()
    rooms: frozenset[UUID] = frozenset()
    data: dict[str, Any] = field(default_factory=dict)
    _wire: bytes | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        return len(self.text)

    @property
    def message(self) -> dict[str, Any]:
        """The frame as an ASGI message."""
        return {"type": "websocket.send", "text": self.text}

    @property
    def wire(self) -> bytes:
        """The frame as it travels, uncompressed. Made once, for it goes to hundreds of sockets."""
        wire = self._wire
        if wire is None:
            wire = websockets.frames.Frame(Opcode.TEXT, self.text.encode()).serialize(mask=False)
            object.__setattr__(self, "_wire", wire)
        return wire


def frame_of(event: Event) -> Frame:
    """Encode an event once for all who will get it."""
    kind, subject = _TRANSIENT.get(event.type, (Kind.DURABLE, ""))
    internal = event.type.startswith("_")
    return Frame(
        type=event.type,
        text="" if internal else _encoded(event),
        conversation_id=event.conversation_id,
        since=event.since,
        change_seq=event.change_seq,
        kind=kind,
        key=_key(event, subject) if kind is Kind.COALESCIBLE else None,
        to=frozenset(event.to),
        not_to=frozenset(event.not_to),
        data=event.body if internal else {},
    )


def server_frame(frame_type: str, **body: Any) -> str:
    """Write a frame that belongs to one socket alone: `hello`, `pong`, `error`, `bye`."""
    return to_json({"type": frame_type, **body}).decode()


def changes_frame(conversation_id: UUID, *, since: int, change_seq: int, entries: list[dict[str, Any]]) -> Frame:
    """Give what was read from the feed, `(since, change_seq]`, as one frame."""
    text = server_frame("changes", conversation_id=conversation_id, since=since, change_seq=change_seq, data=entries)
    return Frame(type="changes", text=text, conversation_id=conversation_id, since=since, change_seq=change_seq)


def packed(frame: Frame) -> bytes:
    """Write a frame as the layer's message."""
    message: dict[str, Any] = {"type": "tms.frame", "e": frame.type, "k": frame.kind.value}
    optional = {
        "t": frame.text,
        "c": frame.conversation_id.bytes if frame.conversation_id else None,
        "s": frame.since,
        "n": frame.change_seq,
        "y": frame.key,
        "to": _ids(frame.to),
        "not": _ids(frame.not_to),
        "r": _ids(frame.rooms),
        "d": to_json(frame.data) if frame.data else None,
    }
    message.update((name, value) for name, value in optional.items() if value or value == 0)
    written: bytes = _serializer.serialize(message)
    return written


def unpacked(message: bytes) -> Frame:
    """Read what `packed` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    read: dict[str, Any] = _serializer.deserialize(message)
    conversation_id = read.get("c")
    return Frame(
        type=read["e"],
        text=read.get("t", ""),
        conversation_id=UUID(bytes=conversation_id) if conversation_id else None,
        since=read.get("s"),
        change_seq=read.get("n"),
        kind=Kind(read["k"]),
        key=read.get("y"),
        to=frozenset(UUID(bytes=each) for each in read.get("to", ())),
        not_to=frozenset(UUID(bytes=each) for each in read.get("not", ())),
        rooms=frozenset(UUID(bytes=each) for each in read.get("r", ())),
        data=orjson.loads(read["d"]) if "d" in read else {},
    )


class BadFrame(DomainError):
    """This is not a frame that the server knows."""

    code = "malformed"


def read_client_frame(text: str | None) -> dict[str, Any]:
    """Read a client's frame: a JSON object with a `type`. Raises BadFrame."""
    try:
        read = orjson.loads(text) if text is not None else None
    except orjson.JSONDecodeError:
        raise BadFrame("A frame is JSON text.") from None
    if not isinstance(read, dict) or not isinstance(read.get("type"), str):
        raise BadFrame("A frame is a JSON object with a type.")
    return read


def _encoded(event: Event) -> str:
    envelope = {
        "conversation_id": event.conversation_id,
        "since": event.since,
        "change_seq": event.change_seq,
    }
    present = {name: value for name, value in envelope.items() if value is not None}
    return server_frame(event.type, **present, **event.body)


def _key(event: Event, subject: str) -> str:
    value: Any = event.body
    for name in filter(None, subject.split(".")):
        value = value[name]
    return f"{event.type} {event.conversation_id} {value if subject else ''}"


def _ids(people: Iterable[UUID]) -> list[bytes]:
    return [each.bytes for each in people]
