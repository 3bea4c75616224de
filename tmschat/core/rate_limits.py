"""Rate limits: counted in Valkey, exact across all processes, in one round trip that also reads the caller's stamp."""

import threading
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from tmschat.core import stamps, valkey
from tmschat.core.error_views import error_response
from tmschat.core.errors import TooManyRequests
from tmschat.core.metrics import RATE_LIMIT_FALLBACK, RATE_LIMITED

WINDOW_S = 60
# A window begins with its first request and is held by the key's expiry: no clock of ours is in it.
_COUNT = valkey.Script.of("""
local count = redis.call('INCR', KEYS[1])
local left = tonumber(ARGV[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], left) else left = redis.call('TTL', KEYS[1]) end
if not KEYS[2] then return {count, left} end
local stamp = redis.call('GET', KEYS[2])
if not stamp then
    stamp = ARGV[2]
    redis.call('SET', KEYS[2], stamp, 'EX', ARGV[3])
end
return {count, left, stamp}
""")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands in the present window: requests allowed and left, and seconds until all are free again."""

    kind: str
    limit: int
    count: int
    reset_s: int
    stamp: bytes | None = None  # the caller's, where it was asked for and Valkey answered

    @property
    def is_past_limit(self) -> bool:
        """Whether this request was one too many."""
        return self.count > self.limit


def count_person(request: HttpRequest, person_id: str) -> Standing:
    """Count this request for a person, among their reads or their writes, once; gives their stamp too."""
    kind = "read" if request.method in SAFE_METHODS else "write"
    limit = settings.RATE_LIMIT_READ if kind == "read" else settings.RATE_LIMIT_WRITE
    return _kept(request, _standing(kind, person_id, limit, stamp_of=person_id))


def count_address(request: HttpRequest) -> Standing:
    """Count this request for the address it comes from, where nobody is signed in."""
    return _kept(request, _standing("address", request.META.get("REMOTE_ADDR", ""), settings.RATE_LIMIT_READ))


def standing_of(request: HttpRequest) -> Standing | None:
    """Give what this request counted as, or None where it has not been counted yet."""
    return getattr(request, "_standing", None)


def put_headers(response: HttpResponse, standing: Standing) -> None:
    """Tell the client where it stands (the RateLimit header fields' draft 03 of the IETF's HTTP API group)."""
    response.headers["RateLimit-Limit"] = str(standing.limit)
    response.headers["RateLimit-Remaining"] = str(max(standing.limit - standing.count, 0))
    response.headers["RateLimit-Reset"] = str(standing.reset_s)


def refusal(standing: Standing) -> HttpResponse:
    """Give the answer to a request too many, where no view gives it."""
    RATE_LIMITED.labels(standing.kind).inc()
    return error_response(429, TooManyRequests.code, str(TooManyRequests.__doc__), retry_after_s=standing.reset_s)


class UserRateLimit(BaseThrottle):
    """The limit of every view: by person, or by address where nobody is signed in."""

    def allow_request(self, request: Request, view: Any) -> bool:  # noqa: ARG002 (DRF's signature)
        """Count the request, unless signing in has, and tell whether it may go on."""
        plain = request._request  # noqa: SLF001 (DRF's documented way to Django's request)
        standing = standing_of(plain)
        if standing is None:
            standing = count_person(plain, str(request.user.pk)) if request.user.pk else count_address(plain)
        self._standing = standing
        if standing.is_past_limit:
            RATE_LIMITED.labels(standing.kind).inc()
        return not standing.is_past_limit

    def wait(self) -> float:
        """Give the seconds until the next request is allowed."""
        return self._standing.reset_s


def _kept(request: HttpRequest, standing: Standing) -> Standing:
    request._standing = standing  # type: ignore[attr-defined]  # noqa: SLF001 (ours, read by standing_of)
    return standing


def _standing(kind: str, who: str, limit: int, *, stamp_of: str | None = None) -> Standing:
    key = f"tms:rate:{kind}:{who}"
    keys = [key] if stamp_of is None else [key, stamps.key_of(stamp_of)]
    try:
        count, left, *stamp = valkey.run(_COUNT, keys, [WINDOW_S, stamps.fresh(), stamps.TTL_S])
    except valkey.Unreachable:
        RATE_LIMIT_FALLBACK.inc()
        count, left = _here.count(key)
        return Standing(kind, limit, count, left)
    return Standing(kind, limit, count, max(left, 1), stamp[0] if stamp else None)


class LocalCounter:
    """Counts for this process alone, while Valkey is away."""

    MAX_KEYS = 10_000

    def __init__(self) -> None:
        self._windows: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    def count(self, key: str) -> tuple[int, int]:
        """Count one for `key`; gives the count so far and the seconds left in its window."""
        now = time.monotonic()
        with self._lock:
            count, ends_at = self._windows.get(key, (0, 0.0))
            if ends_at <= now:
                count, ends_at = 0, now + WINDOW_S
                self._make_room(now)
            self._windows[key] = (count + 1, ends_at)
        return count + 1, max(round(ends_at - now), 1)

    def _make_room(self, now: float) -> None:
        if len(self._windows) >= self.MAX_KEYS:
            self._windows = {key: window for key, window in self._windows.items() if window[1] > now}
        if len(self._windows) >= self.MAX_KEYS:
            self._windows.clear()


_here = LocalCounter()
