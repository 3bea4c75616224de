"""Django's middleware for browsers' pages, left out where the API answers: 50 µs a request.

The API signs its callers in by itself, from a token or the session cookie, and checks the CSRF token of the latter
(`tmschat.users.authentication`). Signing in and out need Django's session and CSRF cookie like any page.
"""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.http import HttpRequest, HttpResponseForbidden
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin

API, SIGNING_IN = "/api/v1/", "/api/v1/auth/"


class PagesOnly(MiddlewareMixin):
    """Mixed into a middleware, it lets requests of the API pass it by."""

    def __call__(self, request: HttpRequest) -> Any:
        """Answer, by way of the middleware where it is a page's request."""
        return self.get_response(request) if is_plain_api(request) else super().__call__(request)


class PageCsrf(PagesOnly, CsrfViewMiddleware):
    """Django's check of forms."""

    def process_view(self, request: HttpRequest, *view: Any, **options: Any) -> HttpResponseForbidden | None:
        """Check the token; DRF's views are exempt, and check it where a cookie signs in."""
        return None if is_plain_api(request) else super().process_view(request, *view, **options)


class PageAuthentication(PagesOnly, AuthenticationMiddleware):
    """Django's `request.user`, from the session."""


class PageMessages(PagesOnly, MessageMiddleware):
    """Django's messages, which the admin shows."""


class PageFrames(PagesOnly, XFrameOptionsMiddleware):
    """Django's refusal to be framed."""


def is_plain_api(request: HttpRequest) -> bool:
    """Tell whether the request is for the API and is not about signing in."""
    return request.path_info.startswith(API) and not request.path_info.startswith(SIGNING_IN)
