"""Cursor pagination: a page knows where the next one begins, so pages neither skip nor repeat while rows come in."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from rest_framework.request import Request

from tmschat.core.errors import Invalid

DEFAULT_LIMIT = 50
MAX_LIMIT = 100
_READERS: dict[type, Callable[[Any], Any]] = {
    int: lambda value: value if type(value) is int and -(2**63) <= value < 2**63 else _refuse(),
    str: lambda value: value if isinstance(value, str) else _refuse(),
    UUID: UUID,
    datetime: datetime.fromisoformat,
}


class BadCursor(Invalid):
    """This cursor was not given out by this list."""

    code = "invalid_cursor"


class BadLimit(Invalid):
    """A limit is a whole number from 1 to 100."""

    code = "invalid_limit"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Where a page begins (the sort key of the row before it, or None for the first) and how many rows it holds."""

    after: tuple[Any, ...] | None
    limit: int


def page_request(request: Request, *key: type) -> PageRequest:
    """Read `?cursor=` and `?limit=`; `key` are the types of the list's sort key. Raises BadCursor, BadLimit."""
    cursor = request.query_params.get("cursor")
    return PageRequest(after=_decoded(cursor, key) if cursor else None, limit=_limit(request))


def page(rows: Sequence[Any], wanted: PageRequest, key: Callable[[Any], Sequence[Any]]) -> dict[str, Any]:
    """Give the contract's list object from up to `limit + 1` rows: the one too many says that there is more."""
    kept = list(rows[: wanted.limit])
    return listed(kept, key(kept[-1]) if len(rows) > wanted.limit else None)


def listed(rows: Sequence[Any], last_key: Sequence[Any] | None) -> dict[str, Any]:
    """Give the contract's list object; `last_key` is the sort key after which there is more, if there is."""
    cursor = None if last_key is None else _encoded(last_key)
    return {"data": rows, "pagination": {"next_cursor": cursor, "has_more": last_key is not None}}


def without_key(listed: dict[str, Any], key: str = "id") -> dict[str, Any]:
    """Take a sort key that the contract does not name from the rows of a list object."""
    return {**listed, "data": [{name: row[name] for name in row if name != key} for row in listed["data"]]}


def _limit(request: Request) -> int:
    text = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(MAX_LIMIT)) or not 1 <= int(text) <= MAX_LIMIT:
        raise BadLimit(attr="limit")
    return int(text)


def _encoded(values: Sequence[Any]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([_spelt(value) for value in values])).rstrip(b"=").decode()


def _spelt(value: Any) -> Any:
    return value if isinstance(value, (int, str)) else value.isoformat() if isinstance(value, datetime) else str(value)


def _decoded(cursor: str, key: tuple[type, ...]) -> tuple[Any, ...]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(key):
            _refuse()
        return tuple(_READERS[kind](value) for kind, value in zip(key, values, strict=True))
    except (ValueError, TypeError, AttributeError, binascii.Error):
        raise BadCursor(attr="cursor") from None


def _refuse() -> Any:
    raise ValueError("not a cursor of this list")
