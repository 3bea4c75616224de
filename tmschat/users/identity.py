"""Who stands behind a token or a session, as the database says now."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from tmschat.core.db import row
from tmschat.core.errors import Forbidden, NotAuthenticated
from tmschat.users.models import MODERATORS, Session, Token, User

TOKEN_PREFIX = "tms_"  # noqa: S105 (no secret): so that people and secret scanners recognise one
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
    found = row(_TOKEN, [MODERATORS, token_digest(raw), timezone.now()])
    if found is None:
        raise BadCredential
    return Identity(_person_of(found, Token), f"token:{found['id']}", found["expires_at"])


def identity_of_session(session_key: str) -> Identity:
    """Give who signed in in the session of that key. Raises BadCredential, Suspended."""
    if "\x00" in session_key:
        raise BadCredential
    found = row(_SESSION, [MODERATORS, session_key, timezone.now()])
    if found is None or not _is_of_this_password(found):
        raise BadCredential
    return Identity(_person_of(found, Session), session_credential(session_key), found["expires_at"])


# Written by hand: the same through the ORM costs 1.3 ms of CPU, most of it to compose the statement, and this is what
# the first request of a person after a pause waits for. One query: the sign-in, the person, their being a moderator.
_PERSON = [str(field.column) for field in User._meta.concrete_fields]  # noqa: SLF001 (Django documents `_meta`)
_FIND = f"""
SELECT {{columns}}, {", ".join(f'u."{column}" AS "user.{column}"' for column in _PERSON)},
       EXISTS (SELECT FROM users_user_groups m JOIN auth_group g ON g.id = m.group_id
               WHERE m.user_id = u.id AND g.name = %s) AS is_moderator
FROM {{table}} s JOIN users_user u ON u.id = s.user_id
WHERE {{key}} = %s AND {{expiry}} > %s
"""  # noqa: S608 (our own column names)
_TOKEN = _FIND.format(
    columns="s.id, s.expires_at, s.last_used_at", table="users_token", key="s.digest", expiry="s.expires_at"
)
_SESSION = _FIND.format(
    columns="s.session_key AS id, s.expire_date AS expires_at, s.last_used_at, s.session_data",
    table="users_session",
    key="s.session_key",
    expiry="s.expire_date",
)


def _person_of(found: dict[str, Any], sign_in: type[Token | Session]) -> User:
    user = _user(found)
    if user.suspended_at is not None:
        raise Suspended
    now = timezone.now()
    if found["last_used_at"] < now - USE_IS_NOTED_AFTER:
        sign_in.objects.filter(pk=found["id"]).update(last_used_at=now)
    return user


def _user(found: dict[str, Any]) -> User:
    user = User.from_db("default", _PERSON, [found[f"user.{column}"] for column in _PERSON])
    user.is_moderator = found["is_moderator"]
    return user


def _is_of_this_password(found: dict[str, Any]) -> bool:
    """Tell whether the password is still the one that was used, as Django's own `get_user` does."""
    data = Session(session_data=found["session_data"]).get_decoded()
    user = _user(found)
    same_password = constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return data.get(SESSION_KEY) == str(user.pk) and same_password
