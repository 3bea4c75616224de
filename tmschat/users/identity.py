"""Who stands behind a token or a session, as the database says now."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from tmschat.core.errors import Forbidden, NotAuthenticated
from tmschat.users.models import MODERATORS, Session, Token, User

TOKEN_PREFIX = "tms_"  # so that people and secret scanners recognise one
USE_IS_NOTED_AFTER = timedelta(minutes=1)


class BadCredential(NotAuthenticated):
    """This token or session is unknown, has expired or was ended."""

    code = "authentication_failed"


class Suspended(Forbidden):
    """This account is suspended."""

    code = "account_suspended"


@dataclass(frozen=True, slots=True)
class Identity:
    """A person, and the credential by which they came: `token:<id>` or `session:<sha256 of its key, in hex>`."""

    user: User
    credential: str
    expires_at: datetime


def token_digest(raw: str) -> bytes:
    """Give what is stored of a token."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).digest()


def session_credential(session_key: str) -> str:
    """Name a session without telling its key."""
    return "session:" + hashlib.sha256(session_key.encode("utf-8", "surrogatepass")).hexdigest()


def identity_of_token(raw: str) -> Identity:
    """Give who `raw` belongs to. Raises BadCredential, Suspended."""
    tokens = _with_people(Token).filter(digest=token_digest(raw), expires_at__gt=timezone.now())
    token = tokens.first()
    if token is None:
        raise BadCredential
    return Identity(_person_of(token), f"token:{token.pk}", token.expires_at)


def identity_of_session(session_key: str) -> Identity:
    """Give who signed in in the session of that key. Raises BadCredential, Suspended."""
    if "\x00" in session_key:
        raise BadCredential
    sessions = _with_people(Session).filter(session_key=session_key, expire_date__gt=timezone.now(), user__isnull=False)
    session = sessions.first()
    if session is None or not _is_of_this_password(session):
        raise BadCredential
    return Identity(_person_of(session), session_credential(session_key), session.expire_date)


def _with_people(model: Any) -> Any:
    moderators = User.groups.through.objects.filter(user_id=OuterRef("user_id"), group__name=MODERATORS)
    return model.objects.select_related("user").annotate(is_moderators=Exists(moderators)).order_by()


def _person_of(sign_in: Any) -> User:
    user: User = sign_in.user
    user.is_moderator = sign_in.is_moderators
    if user.suspended_at is not None:
        raise Suspended
    now = timezone.now()
    if sign_in.last_used_at < now - USE_IS_NOTED_AFTER:
        type(sign_in).objects.filter(pk=sign_in.pk).update(last_used_at=now)
    return user


def _is_of_this_password(session: Session) -> bool:
    """Tell whether the password is still the one that was used, as Django's own `get_user` does."""
    data = session.get_decoded()
    hashed = session.user.get_session_auth_hash() if session.user is not None else ""
    return data.get(SESSION_KEY) == str(session.user_id) and constant_time_compare(
        data.get(HASH_SESSION_KEY, ""), hashed
    )
