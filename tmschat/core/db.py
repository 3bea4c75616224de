"""Small helpers around Django's database API."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from django.db import IntegrityError, connection, transaction
from psycopg import Cursor
from psycopg.pq import Format
from psycopg.pq.abc import PGresult
from psycopg.rows import RowFactory, RowMaker, dict_row

T = TypeVar("T")


def violates(error: IntegrityError, constraint: str) -> bool:
    """Tell whether `error` is the violation of the constraint of that name: the constraint is the rule."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return diagnostics is not None and diagnostics.constraint_name == constraint


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Let all statements inside see the database as it was at the first of them; they can only read.

    Inside a transaction that has begun already its own rules go on. Source: PostgreSQL 17, 13.2.2 "Repeatable Read".
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def rows(sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
    """Run one hand-written statement and give its rows as dicts, JSON columns read."""
    return _fetched(sql, params, dict_row)


def paired_rows(
    sql: str, params: Sequence[Any] | Mapping[str, Any], *, after: str
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Run one hand-written statement that joins two kinds of rows, and give a dict of each.

    The second kind begins after the column `after`, and may have names that the first has, too.
    """
    return _fetched(sql, params, partial(_pair_row, after))


def _pair_row(after: str, cursor: Cursor[Any]) -> RowMaker[tuple[dict[str, Any], dict[str, Any]]]:
    names = _names(cursor.pgresult) if cursor.pgresult is not None else []
    end = names.index(after) + 1
    first, second = names[:end], names[end:]
    return lambda values: (dict(zip(first, values, strict=False)), dict(zip(second, values[end:], strict=False)))


def _names(result: PGresult) -> list[str]:
    """Give the columns' names as libpq has them: `description` takes 1.2 µs each, and a page has 48 of them."""
    return [(result.fname(index) or b"").decode() for index in range(result.nfields)]


def _fetched(sql: str, params: Sequence[Any] | Mapping[str, Any], row_factory: RowFactory[T]) -> list[T]:
    with connection.cursor() as cursor:
        # PostgreSQL's binary format is read in C; of its text, Django has times read in Python, 4 µs each.
        cursor.cursor.format = Format.BINARY
        cursor.cursor.row_factory = row_factory
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
