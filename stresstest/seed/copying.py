"""PostgreSQL's COPY for Django's models: rows go in as a stream, faster than by INSERT and in constant memory."""

from collections.abc import Callable, Iterable

from django.db import connection
from django.db.models import AutoField, Field, Model
from psycopg import sql

Columns = list["Field[object, object]"]


def copy_rows(model: type[Model], rows: Iterable[Model], on_rows: Callable[[int], object]) -> None:
    """Write `rows` of `model`; an automatic key is left to PostgreSQL. Calls `on_rows(1)` after each.

    Signals are not sent and constraints are PostgreSQL's alone to check.
    """
    columns: Columns = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]  # noqa: SLF001 (documented API)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),  # noqa: SLF001
        sql.SQL(", ").join(sql.Identifier(str(field.column)) for field in columns),
    )
    with connection.cursor() as cursor, cursor.copy(statement) as stream:
        for row in rows:
            stream.write_row([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in columns])
            on_rows(1)


def analyze(models: Iterable[type[Model]]) -> None:
    """Let the planner know what was written, rather than minutes later."""
    tables = sql.SQL(", ").join(sql.Identifier(model._meta.db_table) for model in models)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("ANALYZE {}").format(tables))
