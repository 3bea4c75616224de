"""Valkey (or Redis), which may be away at any time: short timeouts, and during an outage nobody waits at all.

`client()` is for everybody; `run()` is the short way for the one script that each request needs: through redis-py's
client a script costs 67 µs of CPU, over the thread's own connection 35 µs (a bare socket with hiredis: 30 µs).
"""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha1
from typing import Any, cast

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.exceptions import NoScriptError
from redis.retry import Retry
from redis.sentinel import Sentinel

from tmschat.core.errors import Unavailable
from tmschat.core.metrics import VALKEY_ERRORS
from tmschat.core.outage import Outage
from tmschat.core.sentinel import SCHEME, SentinelAddress

FAILURES_IN_A_ROW = 3
PROBE_EVERY_S = 0.5


class Unreachable(Unavailable):
    """The message service is not reachable. Try again shortly."""


@dataclass(frozen=True, slots=True)
class Script:
    """A Lua script and the SHA-1 by which Valkey knows it."""

    lua: str
    sha: str

    @classmethod
    def of(cls, lua: str) -> "Script":
        """Give the script with its name."""
        return cls(lua, sha1(lua.encode(), usedforsecurity=False).hexdigest())


class GuardedClient(redis.Redis):
    """A client whose commands raise `Unreachable`; a pipeline belongs into `with reachable():`."""

    def execute_command(self, *args: Any, **options: Any) -> Any:
        """Run one command."""
        asked: Any = super()
        with reachable():
            return asked.execute_command(*args, **options)


@contextmanager
def reachable() -> Iterator[None]:
    """Guard what is asked of Valkey in this block. Raises Unreachable: at once in an outage, else on failure."""
    if outage.is_away:
        raise Unreachable(retry_after_s=1)
    try:
        yield
    except NoScriptError:
        raise
    except redis.RedisError as error:
        VALKEY_ERRORS.inc()
        outage.failed(error)
        raise Unreachable(retry_after_s=1) from error
    outage.succeeded()


@cache
def client() -> GuardedClient:
    """Give the process's client, thread-safe; with several Valkeys, the first one's."""
    return GuardedClient(connection_pool=connection_pool())


@cache
def connection_pool() -> redis.ConnectionPool:
    """Give the process's connections to the first Valkey."""
    return pool_for(settings.REDIS_URLS[0])


def pool_for(url: str) -> redis.ConnectionPool:
    """Give connections to the server at `url`; one that begins with `sentinel://` is read as `SentinelAddress` says."""
    options: dict[str, Any] = {
        "socket_timeout": settings.REDIS_TIMEOUT_S,
        "socket_connect_timeout": settings.REDIS_TIMEOUT_S,
        # Once more where a connection was closed behind our back; never after a timeout, which would double the wait.
        "retry": Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,)),
        "protocol": 2,
        "redis_connect_func": _connected,
    }
    if url.startswith(SCHEME):
        return _sentinel_pool(url, options)
    return redis.ConnectionPool.from_url(url, **options)


def _sentinel_pool(url: str, options: dict[str, Any]) -> redis.ConnectionPool:
    address = SentinelAddress.of(url)
    sentinel = Sentinel(
        address.sentinels,
        sentinel_kwargs={"socket_timeout": settings.REDIS_TIMEOUT_S, "protocol": 2},
    )
    found = sentinel.master_for(address.service, db=address.number, password=address.password, **options)
    return cast("redis.ConnectionPool", found.connection_pool)


_generation = 0
_generation_lock = threading.Lock()
_thread = threading.local()


def generation() -> int:
    """Count this process's connects: a higher number than before means that Valkey may have lost what it held."""
    return _generation


def _connected(connection: Any) -> None:
    global _generation  # noqa: PLW0603 (one number for the process)
    connection.on_connect()
    with _generation_lock:
        _generation += 1


def own_connection(pool: redis.ConnectionPool) -> Any:
    """Make a connection for who keeps it. Made by the pool, it would count among its 100 even when it has ended."""
    return pool.connection_class(**pool.connection_kwargs)


def run(script: Script, keys: list[str], args: list[bytes | str | int]) -> Any:
    """Run `script` over this thread's own connection. Raises Unreachable."""
    command = ("EVALSHA", script.sha, len(keys), *keys, *args)
    with reachable():
        try:
            return _asked(command)
        except NoScriptError:
            return _asked(("EVAL", script.lua, *command[2:]))


def _asked(command: tuple[Any, ...]) -> Any:
    connection = getattr(_thread, "connection", None)
    if connection is None:
        connection = _thread.connection = own_connection(connection_pool())
    try:
        return _exchanged(connection, command)
    except redis.ConnectionError:
        return _exchanged(connection, command)  # it was closed behind our back, as by a restart: once more


def _exchanged(connection: Any, command: tuple[Any, ...]) -> Any:
    try:
        connection.send_command(*command, check_health=False)
        return connection.read_response()
    except (redis.ConnectionError, redis.TimeoutError):
        connection.disconnect()  # an answer that comes late must not be taken for the next one
        raise


_owed: dict[str, tuple[bytes, int]] = {}
_owed_lock = threading.Lock()


def set_surely(key: str, value: bytes, *, ttl_s: int) -> None:
    """Set `key` now, or else before this process asks Valkey anything again: an outage lasts until it is through."""
    try:
        client().set(key, value, ex=ttl_s)
    except Unreachable as error:
        with _owed_lock:
            _owed[key] = (value, ttl_s)
        outage.begin(error.__cause__ or error)


def _probe() -> None:
    """Ask on a connection of its own, by writing: a primary that became a replica answers reads."""
    with redis.Redis(connection_pool=pool_for(settings.REDIS_URLS[0])) as asked:
        asked.set("tms:probe", secrets.token_bytes(8), ex=60)
        for key, debt in list(_owed.items()):
            asked.set(key, debt[0], ex=debt[1])
            with _owed_lock:
                if _owed.get(key) is debt:
                    del _owed[key]


outage = Outage("Valkey", _probe, after=FAILURES_IN_A_ROW, every_s=PROBE_EVERY_S)
