"""Errors that arise outside DRF's views, in the contract's format all the same."""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse

from tmschat.core import database_outage
from tmschat.core.errors import DomainError, Unavailable
from tmschat.core.postgres import is_gone
from tmschat.core.render import to_json


def error_response(status: int, code: str, detail: str, *, retry_after_s: int | None = None) -> HttpResponse:
    """Give one error as an answer."""
    kind = "server_error" if status >= 500 else "client_error"
    body = {"type": kind, "errors": [{"code": code, "detail": detail, "attr": None}]}
    response = HttpResponse(to_json(body), status=status, content_type="application/json")
    if retry_after_s is not None:
        response.headers["Retry-After"] = str(retry_after_s)
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def response_to(error: DomainError) -> HttpResponse:
    """Give a domain error as an answer."""
    return error_response(error.status, error.code, error.detail, retry_after_s=error.retry_after_s)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer for a route that does not exist: `handler404`, and the last of the API's routes."""
    return error_response(404, "not_found", "Not found.")


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer to what Django forbids: `handler403`."""
    return error_response(403, "permission_denied", "You do not have permission to perform this action.")


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer to what Django finds suspicious: `handler400`."""
    return error_response(400, "bad_request", "The request is malformed.")


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer for a fault of ours: `handler500`. The traceback is in the log, under the request's id.

    Django calls it where an exception ended, which may be a middleware's that found PostgreSQL gone: then it is a 503.
    """
    error = sys.exc_info()[1]
    if is_gone(error):
        database_outage.outage.failed(error)
        return response_to(Unavailable(retry_after_s=1))
    return error_response(500, "error", "A server error occurred.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer to a form without its CSRF token: `CSRF_FAILURE_VIEW`."""
    return error_response(403, "csrf_failed", f"CSRF check failed: {reason}")
