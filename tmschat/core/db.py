"""Small helpers around Django's database API."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, connection
from psycopg.pq import Format
from psycopg.rows import dict_row


def violates(error: IntegrityError, constraint: str) -> bool:
    """Tell whether `error` is the violation of the constraint of that name: the constraint is the rule."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return diagnostics is not None and diagnostics.constraint_name == constraint


def rows(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """Run one hand-written statement and give its rows as dicts, JSON columns read."""
    with connection.cursor() as cursor:
        # PostgreSQL's binary format is read in C; of its text, Django has times read in Python, 4 µs each.
        cursor.cursor.format = Format.BINARY
        cursor.cursor.row_factory = dict_row
        cursor.execute(sql, params)
        return cursor.fetchall() if cursor.cursor.rownumber is not None else []


def row(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> dict[str, Any] | None:
    """Run one hand-written statement and give its first row, or None."""
    found = rows(sql, params)
    return found[0] if found else None


def execute(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> None:
    """Run one hand-written statement that gives no rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
