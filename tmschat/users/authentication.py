"""Who makes a request, as DRF asks it."""

from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from tmschat.users.identity import identity_of_token
from tmschat.users.models import User


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """Give the user and the credential, or None where there is no such header."""
        kind, _, raw = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        identity = identity_of_token(raw.strip())
        return identity.user, identity.credential

    def authenticate_header(self, request: Request | HttpRequest) -> str:  # noqa: ARG002 (DRF's signature)
        """Say how to sign in, which makes a refusal a 401."""
        return "Bearer"


class CookieAuthentication(SessionAuthentication):
    """The session cookie plus CSRF token."""
