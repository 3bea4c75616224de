"""What endpoints read from a URL's query."""

from collections.abc import Collection
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from uuid import UUID

from rest_framework.request import Request

from tmschat.core.errors import Invalid
from tmschat.core.ids import parse_id

BIGINT_MAX = 2**63 - 1


def whole_number(request: Request, name: str, *, default: int | None = None, at_most: int = BIGINT_MAX) -> int | None:
    """Give the parameter as a number from 0 to `at_most`, or `default` where it is absent. Raises Invalid."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) > at_most:
        raise Invalid(f"A whole number from 0 to {at_most}.", attr=name)
    return int(text)


def identifier(request: Request, name: str) -> UUID | None:
    """Give the parameter as an id, or None where it is absent. Raises Invalid."""
    text = request.query_params.get(name)
    if text is None:
        return None
    found = parse_id(text)
    if found is None:
        raise Invalid("An id.", attr=name)
    return found


def moment(request: Request, name: str) -> datetime | None:
    """Give the parameter as a time (RFC 3339; no zone: UTC), or None where it is absent. Raises Invalid.

    The first and the last year are none: turned into another zone such a time has no place in a `datetime`.
    """
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not MINYEAR < found.year < MAXYEAR:
        raise Invalid("A time such as 2026-02-23T10:00:00Z.", attr=name)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def choices(request: Request, name: str, allowed: Collection[str]) -> list[str]:
    """Give all values of a repeatable parameter. Raises Invalid for one that is not allowed."""
    values = request.query_params.getlist(name)
    if any(value not in allowed for value in values):
        raise Invalid("One of " + ", ".join(sorted(allowed)) + ".", attr=name)
    return values
