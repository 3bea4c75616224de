"""Who stands behind a token or a session."""

import hashlib
from dataclasses import dataclass

from django.utils import timezone

from tmschat.core.errors import Forbidden, NotAuthenticated
from tmschat.users.models import Token, User

TOKEN_PREFIX = "tms_"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, and the credential by which they came: `token:<id>` or `session:<sha256 of its key>`."""

    user: User
    credential: str


def token_digest(raw: str) -> bytes:
    """Give what is stored of a token."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).digest()


def identity_of_token(raw: str) -> Identity:
    """Give who `raw` belongs to. Raises NotAuthenticated, Forbidden (suspended)."""
    token = Token.objects.select_related("user").filter(digest=token_digest(raw), expires_at__gt=timezone.now()).first()
    if token is None:
        raise NotAuthenticated
    if token.user.suspended_at is not None:
        raise Forbidden
    return Identity(token.user, f"token:{token.id}")


def identity_of_session(session_key: str) -> Identity:
    """Give who signed in in that session. Raises NotAuthenticated, Forbidden (suspended)."""
    raise NotAuthenticated
