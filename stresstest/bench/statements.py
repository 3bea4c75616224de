"""The raw limit's statements: what an endpoint really runs, recorded and written down as a script for pgbench.

So the script never differs from the code: a statement saved in an endpoint is saved in its raw limit too.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

import orjson
from django.db import connection
from django.test import Client
from psycopg.sql import Literal

from stresstest.bench.world import Person

# Each of pgbench's clients is one of the people; who, it asks once. `step` counts its transactions.
_PREAMBLE = r"""
\if :is_new
SELECT person, extra FROM bench_client WHERE n = :client_id \gset
\set is_new 0
\endif
\set step :step + 1
\set number random(1, 9000000000000000000)
\set liked random(0, {liked})
"""


class UnexpectedAnswer(Exception):
    """A sample did not succeed; the text has the answer."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One request of a kind, and what differs from one to the next: SQL for pgbench by the value in this one."""

    NEW_ID: ClassVar[str] = "any UUID made for this request"

    method: str
    path: str
    person: Person
    body: Any
    drawn: Mapping[str, str]

    @staticmethod
    def as_key(ids: Sequence[str]) -> str:
        """Give the key in `drawn` for a list of ids."""
        return ",".join(ids)


@dataclass(frozen=True, slots=True)
class Statement:
    """What was sent to PostgreSQL, and whether inside a transaction block."""

    sql: str
    params: Any
    in_block: bool


def script_for(samples: Sequence[Sample], *, liked: int) -> str:
    """Make the requests and give the pgbench script that repeats their statements, one sample after the other."""
    lines = [_PREAMBLE.format(liked=liked - 1)]
    for sample in samples:
        known = _ids_in(sample)
        in_block = False
        for statement in recorded(sample):
            if statement.in_block != in_block:
                lines.append("BEGIN;" if statement.in_block else "COMMIT;")
            in_block = statement.in_block
            lines.append(_written(statement, sample, known).strip() + ";")
        if in_block:
            lines.append("COMMIT;")
    return "\n".join(lines) + "\n"


def recorded(sample: Sample) -> list[Statement]:
    """Make the request and give its statements. Signing in is left out: a process remembers people for a while."""
    found: list[Statement] = []

    def record(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 (Django's signature)
        found.append(Statement(sql, params, connection.in_atomic_block))
        return execute(sql, params, many, context)

    client = Client(headers={"Authorization": f"Bearer {sample.person.token}", "Host": "127.0.0.1"})
    client.get("/api/v1/users/me")
    with connection.execute_wrapper(record):
        answer = client.generic(
            sample.method,
            f"/api/v1{sample.path}",
            data=b"" if sample.body is None else orjson.dumps(sample.body),
            content_type="application/json",
        )
    if answer.status_code >= 300:
        raise UnexpectedAnswer(f"{sample.method} {sample.path}: {answer.status_code} {answer.content[:500]!r}")
    return found


def _ids_in(sample: Sample) -> str:
    return f"{sample.path} {sample.body} {sample.drawn}"


def _written(statement: Statement, sample: Sample, known: str) -> str:
    def written(value: Any) -> str:
        drawn = sample.drawn.get(_key(value))
        if drawn is None and isinstance(value, UUID) and value.version == 7 and str(value) not in known:
            drawn = sample.drawn.get(Sample.NEW_ID)
        return drawn if drawn is not None else _literal(value)

    if isinstance(statement.params, Mapping):
        return statement.sql % {name: written(value) for name, value in statement.params.items()}
    return statement.sql % tuple(map(written, statement.params or ()))


def _key(value: Any) -> str:
    return Sample.as_key([str(each) for each in value]) if isinstance(value, list) else str(value)


def _literal(value: Any) -> str:
    text = Literal(value).as_string(connection.connection)
    quoted, quote, kind = text.rpartition("'")
    # pgbench would take a colon in a literal for the beginning of a variable.
    return "E" + quoted.replace("\\", "\\\\").replace(":", "\\x3a") + quote + kind if ":" in quoted else text
