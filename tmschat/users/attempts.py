"""Proving who one is by a password: slow on purpose, the same for names that do not exist, and only a few times."""

import hashlib
import math
import time
from collections.abc import Callable, Sequence
from functools import cache
from typing import NoReturn, TypeVar

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from tmschat.core import valkey
from tmschat.core.errors import Forbidden, NotAuthenticated, TooManyRequests
from tmschat.core.metrics import RATE_LIMITED
from tmschat.users.identity import Suspended
from tmschat.users.models import User

PER_NAME = RateLimitItemPerMinute(5, namespace="login-name")
PER_ADDRESS = RateLimitItemPerMinute(20, namespace="login-address")
T = TypeVar("T")


class BadPassword(NotAuthenticated):
    """Username or password is wrong."""

    code = "authentication_failed"


class TooManyAttempts(TooManyRequests):
    """Too many failed attempts to sign in. Try again later."""


class LocalLoginOff(Forbidden):
    """This server accepts no passwords: sign in through your organisation."""

    code = "local_login_disabled"


def person_with(username: str, password: str, *, address: str) -> User:
    """Give the person of that name and password.

    Raises TooManyAttempts after 5 failures a minute for the name or 20 from the address, else BadPassword, Suspended;
    LocalLoginOff where nobody's is accepted.
    The failures are counted after the password was checked and looked at once more before any verdict: of many
    attempts at once, no more than these few learn one.
    """
    if not settings.LOCAL_LOGIN:
        raise LocalLoginOff
    name = hashlib.sha256(username.casefold().encode()).hexdigest()[:32]
    attempt = Attempt((PER_NAME, name), (PER_ADDRESS, address))
    attempt.require_room()
    user = User.objects.named(username).first()
    if not _fits(user, password) or user is None:
        attempt.failed()
        raise BadPassword
    attempt.require_room()
    if user.suspended_at is not None:
        raise Suspended
    return user


def _fits(user: User | None, password: str) -> bool:
    if user is None:
        # Costs what a real check costs, so that time does not tell which names exist.
        make_password(password)
        return False
    return check_password(password, user.password)


class Attempt:
    """One attempt to prove who one is, and the failures that count against it."""

    def __init__(self, *counts: tuple[RateLimitItem, str]) -> None:
        self._counts: Sequence[tuple[RateLimitItem, str]] = counts

    def require_room(self) -> None:
        """Raise TooManyAttempts where there were too many failures already."""
        for item, who in self._counts:
            if not _counted(lambda limiter, item=item, who=who: limiter.test(item, who)):  # type: ignore[misc]
                _refuse(item, who)

    def failed(self) -> None:
        """Count a failure. Raises TooManyAttempts where others were faster: then this one is not counted."""
        for item, who in self._counts:
            if not _counted(lambda limiter, item=item, who=who: limiter.hit(item, who)):  # type: ignore[misc]
                _refuse(item, who)


def _refuse(item: RateLimitItem, who: str) -> NoReturn:
    RATE_LIMITED.labels("login").inc()
    free_at = _counted(lambda limiter: limiter.get_window_stats(item, who)).reset_time
    raise TooManyAttempts(retry_after_s=max(math.ceil(free_at - time.time()), 1))


def _counted(question: Callable[[MovingWindowRateLimiter], T]) -> T:
    """Ask the count that all processes share, or this process's own while Valkey is away."""
    try:
        with valkey.reachable():
            return question(_shared())
    except valkey.Unreachable:
        return question(_own())


@cache
def _shared() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(RedisStorage("redis://", connection_pool=valkey.connection_pool(), key_prefix="tms"))


@cache
def _own() -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(MemoryStorage())
