"""What the worker does again and again beside its queue of tasks: each chore in a thread of its own, so that none waits
for a long one. Several workers may run the same chores: each is safe to be done twice at once.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error, connection

from chat.services.deletion import let_files_go
from chat.services.indexing import index_pending
from media.services import clean_up
from media.thumbnails import make_due_thumbnail
from polls.services import close_due_polls
from tmschat.core.errors import DomainError
from tmschat.users.services.sign_ins import remove_expired

MINUTE_S = 60.0
HOUR_S = 3600.0
STOP_S = 1.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """A piece of work; it is done at once again while it finds something, and else after `every_s`."""

    name: str
    work: Callable[[], int]
    every_s: float


CHORES = (
    Chore("index messages for search", index_pending, every_s=1.0),
    Chore("close polls whose time is up", close_due_polls, every_s=1.0),
    Chore("make thumbnails", make_due_thumbnail, every_s=1.0),
    Chore("let go of the files of deleted conversations", let_files_go, every_s=MINUTE_S),
    Chore("remove unused uploads", clean_up, every_s=HOUR_S),
    Chore("forget expired tokens and sessions", remove_expired, every_s=HOUR_S),
)


class Chores:
    """The running chores."""

    def __init__(self, chores: tuple[Chore, ...] = CHORES) -> None:
        self._ending = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=[each], name=each.name, daemon=True) for each in chores
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End, each after what it is doing if that is soon; what is cut short then is a transaction undone."""
        self._ending.set()
        ends_at = time.monotonic() + STOP_S
        for thread in self._threads:
            thread.join(timeout=max(ends_at - time.monotonic(), 0))

    def _run(self, chore: Chore) -> None:
        while not self._ending.is_set():
            if not self._done(chore):
                self._ending.wait(chore.every_s)

    def _done(self, chore: Chore) -> int:
        try:
            return chore.work()
        except (Error, DomainError) as error:
            logger.warning("could not %s: %s", chore.name, error)
            return 0
        finally:
            connection.close()
