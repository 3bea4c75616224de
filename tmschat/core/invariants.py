"""What must be true of the data, and how a broken row is told."""

from collections.abc import Iterator

from django.db import connection

AT_ONCE = 1000  # rows fetched at a time


def broken(rule: str, sql: str) -> Iterator[str]:
    """Run `sql`, which selects a text for each row that breaks `rule`. Gives a line for each: `rule: text`."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        while found := cursor.fetchmany(AT_ONCE):
            yield from (f"{rule}: {text}" for (text,) in found)
