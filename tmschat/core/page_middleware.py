"""Django's middleware for browsers' pages, left out where the API answers: 50 µs a request.

The API signs its callers in by itself, from a token or the session cookie, and checks the CSRF token of the latter
(`tmschat.users.authentication`). Signing in and out need Django's session and CSRF cookie like any page.
"""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.http import HttpRequest, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

API, SIGNING_IN = "/api/v1/", "/api/v1/auth/"
ACCOUNTS = "/accounts/"
# Nothing but this server's own files; the picture that an authenticator app scans is in the page.
ACCOUNTS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


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


class PageLanguage(PagesOnly, LocaleMiddleware):
    """Django's choice of a language by the browser's wishes. The API speaks English, also about signing in."""

    def process_request(self, request: HttpRequest) -> None:
        """Choose."""
        if not request.path_info.startswith(API):
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave the thread as it was: the next request on it may be one that no language is chosen for."""
        if request.path_info.startswith(API):
            return response
        answered = super().process_response(request, response)
        translation.deactivate()
        return answered


class PageMessages(PagesOnly, MessageMiddleware):
    """Django's messages, which the admin shows."""


class PageFrames(PagesOnly, XFrameOptionsMiddleware):
    """Django's refusal to be framed."""


class PagePolicy(PagesOnly):
    """Lets the pages of signing in run and show nothing but what is ours, and be kept by nobody."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Say so."""
        if request.path_info.startswith(ACCOUNTS):
            response.headers["Content-Security-Policy"] = ACCOUNTS_POLICY
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def is_plain_api(request: HttpRequest) -> bool:
    """Tell whether the request is for the API and is not about signing in."""
    return request.path_info.startswith(API) and not request.path_info.startswith(SIGNING_IN)
