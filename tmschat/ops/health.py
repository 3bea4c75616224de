"""Whether the process is up (`/healthz`) and whether what it stands on answers (`/readyz`)."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from media.storage import store
from tmschat.core.postgres import database_deadline
from tmschat.core.render import to_json
from tmschat.core.valkey import pool_for

PATIENCE_S = 1.5
WORKERS = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and how long it took."""

    name: str
    is_ok: bool
    ms: float


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer that this process answers; asks nobody else."""
    return _answer(200, {"data": {"status": "ok"}})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer 200 with each service's time in ms, or 503 that names who does not answer; within 2 s."""
    findings = _findings()
    data = {finding.name: {"ok": finding.is_ok, "ms": finding.ms} for finding in findings}
    missing = [finding.name for finding in findings if not finding.is_ok]
    if not missing:
        return _answer(200, {"data": data})
    errors = [{"code": "not_ready", "detail": f"The {name} does not answer.", "attr": name} for name in missing]
    return _answer(503, {"type": "server_error", "errors": errors, "data": data})


def _findings() -> list[Finding]:
    """Run all checks at once, each in a thread: one that is frozen delays no other."""
    started = time.monotonic()
    running = [(name, _workers().submit(_timed, check)) for name, check in CHECKS.items()]
    return [_finding(name, future, started + PATIENCE_S - time.monotonic()) for name, future in running]


def _finding(name: str, future: Future[float], patience_s: float) -> Finding:
    try:
        return Finding(name, is_ok=True, ms=future.result(timeout=max(patience_s, 0.001)))
    except TooLate:
        future.cancel()
        return Finding(name, is_ok=False, ms=PATIENCE_S * 1000)
    except Exception:  # noqa: BLE001 (whatever a check raises says the same)
        return Finding(name, is_ok=False, ms=0.0)


def _timed(check: Callable[[], object]) -> float:
    started = time.perf_counter()
    check()
    return round((time.perf_counter() - started) * 1000, 1)


def _ask_database() -> None:
    try:
        with database_deadline(PATIENCE_S), connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connections.close_all()


def _ask_redis() -> None:
    for url in settings.REDIS_URLS:
        with redis.Redis(connection_pool=pool_for(url)) as client:
            client.ping()
            client.connection_pool.disconnect()


def _ask_store() -> None:
    store().check()


CHECKS: dict[str, Callable[[], object]] = {"database": _ask_database, "redis": _ask_redis, "store": _ask_store}


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(WORKERS, thread_name_prefix="readyz")


def _answer(status: int, body: dict[str, Any]) -> HttpResponse:
    return HttpResponse(to_json(body), status=status, content_type="application/json")
