"""What must be done between the services' start and the application's: migrations, static files, a first demo."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psycopg
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from tmschat.ops.demo import seed_demo
from tmschat.ops.programs import StartFault

MIGRATION_LOCK = 0x746D73  # any number that nobody else takes
LOCK_NAME = "tmschat migration lock"  # to be seen in pg_stat_activity
ASK_EVERY_S = 0.2


def prepare_database(*, with_demo: bool, stopping: Event) -> None:
    """Bring the database to this version's shape, with a demo in it if it is new, and leave no connection open.

    Once `stopping` is set it waits for no other node any more; what it does itself it finishes, as half an index would
    be in the next start's way. Raises StartFault then, and where there is no database to be reached.
    """
    try:
        with alone(stopping):
            call_command("migrate", interactive=False, verbosity=0)
            if with_demo:
                seed_demo()
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close()
            if isinstance(connection, DatabaseWrapper):
                connection.close_pool()


@contextmanager
def alone(stopping: Event) -> Iterator[None]:
    """Let other nodes that start at the same time wait. The lock is a transaction's, so a pooler may stand between.

    Raises StartFault where there is no database to be reached, and where `stopping` is set before it is our turn.
    """
    try:
        connection = psycopg.connect(settings.DATABASE_URL, connect_timeout=10, application_name=LOCK_NAME)
    except psycopg.OperationalError as error:
        raise StartFault(f"the database cannot be reached: {' '.join(str(error).split())}") from None
    with connection:
        # Asked for again and again: who waits for a lock inside PostgreSQL keeps the snapshot of its statement, and an
        # index that the others build concurrently waits for all older snapshots, so neither would ever go on.
        while stopping.is_set() or not _is_locked(connection):
            connection.rollback()
            if stopping.wait(ASK_EVERY_S):
                raise StartFault("told to stop before the database was prepared")
        yield


def _is_locked(connection: psycopg.Connection) -> bool:
    """Take the lock unless another has it.

    Without a parameter, and so by the simple protocol: the other leaves a portal behind, whose snapshot stays as long.
    """
    found = connection.execute(f"SELECT pg_try_advisory_xact_lock({MIGRATION_LOCK})".encode()).fetchone()
    return found == (True,)


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
