"""What every store does. Objects are immutable: a key names the same bytes for ever, or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Protocol

from tmschat.core.errors import Unavailable

INCOMING = "incoming/"  # what clients send lies below this, until it is checked


class ObjectMissing(Exception):
    """The store has no object under this key."""


class StoreUnreachable(Unavailable):
    """The store of files does not answer. Try again shortly."""

    code = "store_unreachable"


@dataclass(frozen=True, slots=True)
class Served:
    """An object as a browser gets it: the key says which bytes, the rest says how they are called and treated."""

    key: str
    name: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Part:
    """Where the next `size` bytes of a long object go, by PUT."""

    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Target:
    """How a client sends an object's bytes: one request, with these headers, or as a form with these fields.

    Where there are `parts`, the client may send each of them instead, in any order, and again where one failed.
    """

    method: str
    url: str
    headers: dict[str, str]
    fields: dict[str, str]
    parts: list[Part] = field(default_factory=list)


class Store(Protocol):
    """Bytes by key."""

    def __hash__(self) -> int:
        """Be usable as a key: URLs are kept by store."""
        ...

    def put(self, key: str, content: BinaryIO, *, content_type: str) -> None:
        """Store all of `content`, or nothing; what lay under the key before is replaced."""

    def open(self, key: str) -> BinaryIO:
        """Give the object's bytes as a file to read and seek in. Raises ObjectMissing."""

    def size(self, key: str) -> int | None:
        """Give the object's length in bytes, or None where there is none."""

    def delete(self, keys: Iterable[str]) -> None:
        """Remove objects; those that are not there are no fault."""

    def keys(self) -> Iterator[str]:
        """Give the key of every lasting object, in no order."""

    def url(self, served: Served, *, expires_at: int) -> str:
        """Give the URL that serves the object until `expires_at`, in Unix seconds; the same for the same arguments."""

    def target(self, incoming: str, *, content_type: str, size: int, expires_at: int) -> Target:
        """Give where a client may send exactly `size` bytes, to lie under the key `incoming`, until `expires_at`."""

    def adopt(self, incoming: str, key: str) -> bool:
        """Move what was sent to its lasting key, out of the sender's reach. False where nothing was sent."""

    def forget_unfinished(self, *, before: datetime) -> int:
        """Remove what was sent or begun before that time and never completed. Gives how many."""

    def check(self) -> None:
        """Return where the store can be written to. Raises OSError or the store's own error otherwise."""
