"""Identifiers: UUID version 7, so that new rows land at the end of every index (RFC 9562, section 5.7)."""

from datetime import datetime
from uuid import UUID

from uuid_utils.compat import uuid7

__all__ = ["first_id_at", "new_id", "parse_id"]


def new_id() -> UUID:
    """Give a fresh, time-ordered identifier."""
    return uuid7()


def first_id_at(time: datetime) -> UUID:
    """Give what all identifiers made at `time`, to the millisecond, or later come after; before 1970 there are none."""
    return UUID(int=max(0, int(time.timestamp() * 1000)) << 80)


def parse_id(text: object) -> UUID | None:
    """Give the identifier that `text` spells, or None: ids are opaque, so a malformed one is just an unknown one."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
