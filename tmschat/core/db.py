"""Small helpers around Django's database API."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from django.db import IntegrityError, connection

_JSON_TYPES = (114, 3802)  # json, jsonb: pg_type's fixed numbers


def violates(error: IntegrityError, constraint: str) -> bool:
    """Tell whether `error` is the violation of the constraint of that name: the constraint is the rule."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return diagnostics is not None and diagnostics.constraint_name == constraint


def rows(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """Run one hand-written statement and give its rows as dicts."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(_as_dicts(cursor))


def row(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> dict[str, Any] | None:
    """Run one hand-written statement and give its first row, or None."""
    found = rows(sql, params)
    return found[0] if found else None


def execute(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> None:
    """Run one hand-written statement that gives no rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def _as_dicts(cursor: Any) -> Iterator[dict[str, Any]]:
    columns = cursor.description or ()
    names = [column.name for column in columns]
    documents = [column.name for column in columns if column.type_code in _JSON_TYPES]
    for values in cursor.fetchall() if names else ():
        found = dict(zip(names, values, strict=True))
        for name in documents:  # Django has psycopg leave JSON as text, for its own fields to read
            found[name] = found[name] and orjson.loads(found[name])
        yield found
