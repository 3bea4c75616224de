"""Beginning and ending a sign-in. Whatever ends one is true in every process before the answer leaves."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tmschat.core import stamps
from tmschat.core.db import execute
from tmschat.core.errors import NotFound
from tmschat.core.events import Event, announce
from tmschat.users.attempts import BadPassword
from tmschat.users.identity import TOKEN_PREFIX, session_credential, token_digest
from tmschat.users.models import Session, Token, User

ENDED = 4401  # websocket close codes of the realtime contract
SUSPENDED = 4403


@dataclass(frozen=True, slots=True)
class Client:
    """What signed in, for its owner to recognise it by."""

    user_agent: str = ""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token: `raw` is shown once and kept nowhere."""

    raw: str
    expires_at: datetime


def issue_token(*, user: User, client: Client, lifetime: timedelta | None = None) -> Issued:
    """Make a token for a person who has just proved who they are. Raises BadPassword if that holds no longer.

    It holds for `lifetime`, by default `TOKEN_LIFETIME_S`.
    """
    raw = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires_at = timezone.now() + (lifetime or timedelta(seconds=settings.TOKEN_LIFETIME_S))
    with transaction.atomic():
        # Locked, so that a suspension or a new password at the same time either prevents this token or ends it.
        same = User.objects.select_for_update().filter(pk=user.pk, password=user.password, suspended_at=None)
        if not same.exists():
            raise BadPassword
        Token.objects.create(
            user=user,
            digest=token_digest(raw),
            expires_at=expires_at,
            user_agent=client.user_agent,
            address=client.address,
        )
    return Issued(raw, expires_at)


def sign_out(*, user: User, credential: str) -> None:
    """End the sign-in that `credential` names."""
    kind, _, name = credential.partition(":")
    if kind == "token":
        _end(user_id=user.pk, token_id=UUID(name))
        return
    for session in Session.objects.filter(user=user):
        if session_credential(session.session_key) == credential:
            end_session(session_key=session.session_key)


def end_sign_in(*, user: User, sign_in_id: UUID) -> None:
    """End one of a person's own sign-ins, by its public id. Raises NotFound."""
    session = Session.objects.filter(user=user, public_id=sign_in_id).first()
    if session is not None:
        end_session(session_key=session.session_key)
    elif not _end(user_id=user.pk, token_id=sign_in_id):
        raise NotFound


def _end(*, user_id: UUID, token_id: UUID) -> bool:
    with transaction.atomic():
        deleted, _ = Token.objects.filter(pk=token_id, user_id=user_id).delete()
        if deleted:
            forget(user_id=user_id)
            cut_sockets(user_id=user_id, credential=f"token:{token_id}")
    return bool(deleted)


def end_session(*, session_key: str) -> None:
    """End a browser's session, signed in or not."""
    with transaction.atomic():
        session = Session.objects.filter(pk=session_key).first()
        if session is None:
            return
        session.delete()
        if session.user_id is not None:
            forget(user_id=session.user_id)
            cut_sockets(user_id=session.user_id, credential=session_credential(session_key))


def end_all(*, user_id: UUID, close_code: int = ENDED) -> None:
    """End all of a person's tokens, sessions and sockets."""
    with transaction.atomic():
        Token.objects.filter(user_id=user_id).delete()
        Session.objects.filter(user_id=user_id).delete()
        forget(user_id=user_id)
        cut_sockets(user_id=user_id, close_code=close_code)


def forget(*, user_id: UUID) -> None:
    """Make every process look this person up anew once the transaction has committed."""
    transaction.on_commit(partial(stamps.renew, str(user_id)))


def cut_sockets(*, user_id: UUID, credential: str | None = None, close_code: int = ENDED) -> None:
    """Close a person's websockets after the commit: those opened by `credential`, or all."""
    announce(Event("_cut", None, {"code": close_code, "credential": credential}, to=(user_id,)))


def remove_expired() -> int:
    """Remove tokens, sessions and what was remembered of codes and attempts, where it has expired.

    Gives how many tokens and sessions. Nobody depends on it: what has expired is refused anyway.
    """
    now = timezone.now()
    tokens, _ = Token.objects.filter(expires_at__lt=now).delete()
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    execute("DELETE FROM users_cache WHERE expires < %(now)s", {"now": now})
    return tokens + sessions
