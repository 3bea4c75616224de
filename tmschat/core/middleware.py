"""What happens around every request, outermost first: it is told, placed, counted and given a deadline."""

import re
import secrets
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connections
from django.http import HttpRequest, HttpResponse

from tmschat.core import database_outage, rate_limits
from tmschat.core.error_views import error_response
from tmschat.core.errors import Unavailable
from tmschat.core.logs import log_request, request_id
from tmschat.core.metrics import HTTP_REQUESTS, HTTP_SECONDS
from tmschat.core.postgres import database_deadline

Handler = Callable[[HttpRequest], HttpResponse]
API = "/api/"
OWN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
NO_ROUTE = "(none)"


class RequestLog:
    """One log line and two metrics a request, by route: what a client wrote into the URL is not in them."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and tell how it went."""
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        own_id = given if OWN_ID.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(own_id)
        _statements.restart()
        started = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - started
        response.headers["X-Request-ID"] = own_id
        if not response.streaming:  # else the servers between send it in chunks, which costs both of them more
            response.headers["Content-Length"] = str(len(response.content))
        _tell(request, response, seconds)
        request_id.reset(token)
        return response


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    method = request.method if request.method in METHODS else "(other)"
    route = request.resolver_match.route if request.resolver_match else NO_ROUTE
    status = response.status_code
    HTTP_REQUESTS.labels(route, method, status).inc()
    HTTP_SECONDS.labels(route).observe(seconds)
    line = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "user_id": _user_id(request),
        "request_id": request_id.get(),
        "sql": _statements.count,
        "sql_ms": round(_statements.seconds * 1000, 1),
    }
    log_request(line)


def _user_id(request: HttpRequest) -> str | None:
    """Give who was found to ask. Looks at what is there already: Django's lazy user would be a query."""
    user = request.__dict__.get("_cached_user") or request.__dict__.get("user")
    return str(user.pk) if issubclass(type(user), AbstractBaseUser) and user is not None else None


class _Statements(threading.local):
    """Counts this thread's statements, as an execute wrapper on its connections."""

    count = 0
    seconds = 0.0

    def restart(self) -> None:
        """Begin at zero, on all connections of this thread."""
        self.count, self.seconds = 0, 0.0
        for alias in connections:
            wrappers = connections[alias].execute_wrappers
            if self not in wrappers:
                wrappers.append(self)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 (Django's signature)
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.seconds += time.perf_counter() - started


_statements = _Statements()


class ClientAddress:
    """Makes REMOTE_ADDR the client's address: the front door's word counts, as it comes over a unix socket alone."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Correct the address, then answer."""
        if not is_address(request.META.get("REMOTE_ADDR") or ""):
            last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            request.META["REMOTE_ADDR"] = last if is_address(last) else "127.0.0.1"
        return self.get_response(request)


def is_address(text: str) -> bool:
    """Tell whether `text` is an IP address, by the C library: Python's parser costs 3 µs."""
    try:
        socket.inet_pton(socket.AF_INET6 if ":" in text else socket.AF_INET, text)
    except (OSError, ValueError):
        return False
    return True


class RateLimitHeaders:
    """Tells clients of the API where they stand, whatever the answer, and counts what no view has counted."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers. A refusal (401, 404) beyond the limit becomes a 429."""
        response = self.get_response(request)
        if not request.path_info.startswith(API):
            return response
        standing = rate_limits.standing_of(request)
        if standing is None:
            standing = rate_limits.count_address(request)
            if standing.is_past_limit and 400 <= response.status_code < 500:
                response = rate_limits.refusal(standing)
        rate_limits.put_headers(response, standing)
        return response


class DatabaseDeadline:
    """Bounds what a request waits for PostgreSQL. Where it is known to be away, the answer is 503 at once."""

    NEEDS_NONE = ("/healthz", "/readyz", "/metrics", "/static/")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in time."""
        if database_outage.outage.is_away and not request.path_info.startswith(self.NEEDS_NONE):
            return error_response(503, Unavailable.code, str(Unavailable.__doc__), retry_after_s=1)
        with database_deadline(settings.DATABASE_WAIT_S):
            return self.get_response(request)
