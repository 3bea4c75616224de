"""What happens around every request."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tmschat.core.postgres import database_deadline

Handler = Callable[[HttpRequest], HttpResponse]


class RequestLog:
    """One line a request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer and tell."""
        return self.get_response(request)


class ClientAddress:
    """Sets REMOTE_ADDR to the client's address."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Trust the door's word only over the unix socket."""
        remote = request.META.get("REMOTE_ADDR") or ""
        if not _is_address(remote):
            last = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            request.META["REMOTE_ADDR"] = last if _is_address(last) else "127.0.0.1"
        return self.get_response(request)


class DatabaseDeadline:
    """Bounds what a request waits for PostgreSQL."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the deadline."""
        with database_deadline(settings.DATABASE_WAIT_S):
            return self.get_response(request)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
