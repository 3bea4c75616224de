"""What the worker does again and again, each chore in a thread of its own, so that none waits for a long one. Several
workers may run the same chores: each is safe to be done twice at once.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.db import Error, connection

from chat.services import indexing
from chat.services.deletion import let_files_go
from media import thumbnails
from media.services import clean_up
from polls import sql as polls_sql
from polls.services import close_due_polls
from tmschat.core.db import row
from tmschat.core.errors import DomainError
from tmschat.users.services.sign_ins import remove_expired

LOOK_EVERY_S = 1.0
INDEX_REST_S = 2.0  # a step costs the same for one message and for thirty
MINUTE_S = 60.0
HOUR_S = 3600.0
STOP_S = 1.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """A piece of work; it is done at once again where what it gives says that there is more.

    `waiting`: a statement that finds a row while there is something to do. Without one it is done every `every_s`.
    `rest_s`: how long what comes after it waits at least, to be done together.
    """

    name: str
    work: Callable[[], object]
    waiting: str = ""
    every_s: float | None = None
    rest_s: float = 0.0
    is_due: threading.Event = field(default_factory=threading.Event)


def chores() -> list[Chore]:
    """Give all that is to be done."""
    return [
        Chore("index messages for search", _index, indexing.WAITING, rest_s=INDEX_REST_S),
        Chore("close polls whose time is up", close_due_polls, polls_sql.DUE),
        Chore("make thumbnails", thumbnails.make_due_thumbnail, thumbnails.WAITING),
        Chore("sort in what search has taken last", indexing.sort_in, every_s=MINUTE_S),
        Chore("let go of the files of deleted conversations", let_files_go, every_s=MINUTE_S),
        Chore("remove unused uploads", clean_up, every_s=HOUR_S),
        Chore("forget expired tokens and sessions", remove_expired, every_s=HOUR_S),
    ]


def _index() -> bool:
    """Index one step; only a full one has more behind it. What comes meanwhile is for the next look to find."""
    return indexing.index_pending() >= indexing.CONVERSATIONS_AT_ONCE


class Chores:
    """The running chores."""

    def __init__(self) -> None:
        self._chores = chores()
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=[each], name=each.name, daemon=True) for each in self._chores
        ]
        self._threads.append(threading.Thread(target=self._watch, name="look for work", daemon=True))

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, each after what it is doing if that is soon; what is cut short then is a transaction undone."""
        self._ending.set()
        for chore in self._chores:
            chore.is_due.set()
        ends_at = time.monotonic() + STOP_S
        for thread in self._threads:
            thread.join(timeout=max(ends_at - time.monotonic(), 0))

    def _watch(self) -> None:
        """Look for all in one statement: each thread on its own cost an idle machine four times as much."""
        watched = [chore for chore in self._chores if chore.waiting]
        while not self._ending.is_set():
            _tried("look for work", lambda: _wake(watched))
            self._ending.wait(LOOK_EVERY_S)

    def _run(self, chore: Chore) -> None:
        while not self._ending.is_set():
            if not _tried(chore.name, chore.work):
                self._ending.wait(chore.rest_s)
                chore.is_due.wait(chore.every_s)
                chore.is_due.clear()


def _wake(watched: Sequence[Chore]) -> None:
    looks = ", ".join(f'EXISTS ({chore.waiting}) AS "{chore.name}"' for chore in watched)
    found = row(f"SELECT {looks}") or {}
    for chore in watched:
        if found[chore.name]:
            chore.is_due.set()


def _tried(name: str, work: Callable[[], object]) -> bool:
    try:
        return bool(work())
    except (Error, DomainError) as error:
        logger.warning("could not %s: %s", name, error)
    except Exception:  # whatever it is: the thread is the only one to try again
        logger.exception("could not %s", name)
    finally:
        connection.close()
    return False
