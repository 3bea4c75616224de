"""Who makes a request, as DRF asks it: a bearer token, or the session cookie with a CSRF token."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.request import Request

from tmschat.core.rate_limits import count_person
from tmschat.users.identity import BadCredential, Identity, identity_of_session, identity_of_token, token_digest
from tmschat.users.memory import Memories
from tmschat.users.models import User

memories = Memories()


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """Give the person and the credential; None: no such header. Raises BadCredential, Suspended."""
        kind, _, raw = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        identity = _identified(request, token_digest(raw.strip()), partial(identity_of_token, raw.strip()))
        return identity.user, identity.credential

    def authenticate_header(self, request: Request | HttpRequest) -> str:  # noqa: ARG002 (DRF's signature)
        """Say how to sign in, which makes a refusal a 401."""
        return "Bearer"


class CookieAuthentication(SessionAuthentication):
    """The session cookie; whoever changes something also sends the CSRF token."""

    def authenticate(self, request: Request) -> tuple[User, str] | None:
        """Give the person and the credential, or None where nobody is signed in. Raises PermissionDenied, Suspended."""
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if not key:
            return None
        try:
            identity = _identified(request, key, partial(identity_of_session, key))
        except BadCredential:
            return None
        self.enforce_csrf(request)
        return identity.user, identity.credential


def _identified(request: Request, key: str | bytes, load: Callable[[], Identity]) -> Identity:
    """Give the identity, remembered or loaded. The person's stamp comes with counting the request: one round trip."""
    plain = request._request  # noqa: SLF001 (DRF's documented way to Django's request)
    return memories.identity(key, load, lambda person_id: count_person(plain, str(person_id)).stamp)
