"""What must be done between the services' start and the application's: migrations, static files, a first demo."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from tmschat.ops.demo import seed_demo
from tmschat.ops.programs import StartFault

MIGRATION_LOCK = 0x746D73  # any number that nobody else takes


def prepare_database(*, with_demo: bool) -> None:
    """Bring the database to this version's shape, with a demo in it if it is new, and leave no connection open.

    Raises StartFault where there is no database to be reached.
    """
    try:
        with _alone():
            call_command("migrate", interactive=False, verbosity=0)
            if with_demo:
                seed_demo()
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
            if isinstance(connection, DatabaseWrapper):
                connection.close_pool()


@contextmanager
def _alone() -> Iterator[None]:
    """Let other nodes that start at the same time wait. The lock is a transaction's, so a pooler may stand between."""
    try:
        connection = psycopg.connect(settings.DATABASE_URL, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise StartFault(f"the database cannot be reached: {' '.join(str(error).split())}") from None
    with connection:
        # Without a parameter, and so by the simple protocol: the other leaves a portal behind, whose snapshot an index
        # that is built concurrently would wait for without end.
        connection.execute(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})".encode())
        yield


def collect_static_files() -> None:
    """Copy the apps' static files to where the door serves them, if they have changed since."""
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    present = _fingerprint()
    if not stamp.exists() or stamp.read_text() != present:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(present)


def _fingerprint() -> str:
    found = (
        (path, Path(storage.path(path)).stat())
        for finder in get_finders()
        for path, storage in finder.list(ignore_patterns=[])
    )
    lines = (f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in found)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
