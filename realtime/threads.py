"""The database, from an event loop: a few threads, each holding a connection only while it runs something.

Fewer threads than the pool has connections: a thousand sockets that reconnect at once queue here, where they wait as
long as it takes, and not for the pool, which gives up.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async

from tmschat.core.postgres import database_deadline

THREADS = 4
DEADLINE_S = 5.0  # a request has less, but nobody waits here for an answer that could be had elsewhere
P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` where the ORM may be used. Raises what it raises; DatabaseFrozen if PostgreSQL keeps it waiting."""

    def bounded() -> T:
        with database_deadline(DEADLINE_S):
            return work(*args, **kwargs)

    result: T = await database_sync_to_async(bounded, thread_sensitive=False, executor=_threads())()
    return result


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="realtime")
