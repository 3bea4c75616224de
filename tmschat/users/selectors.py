"""Reading people and their sign-ins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Collate, Concat, Upper
from django.utils import timezone

from tmschat.core.errors import NotFound
from tmschat.users.identity import session_credential
from tmschat.users.models import Session, Token, User

LAST_CODE_POINT = "\U0010ffff"
SIGN_IN_COLUMNS = ("created_at", "last_used_at", "user_agent", "address")
Place = tuple[int, str, UUID]  # the directory's sort key: 0 found by username, 1 by display name; the name; the id


@dataclass(frozen=True, slots=True)
class Found:
    """A person in the directory, and where they stand in it."""

    user: User
    place: Place


def user_by_id(user_id: UUID) -> User:
    """Give a person. Raises NotFound."""
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise NotFound
    return found


def directory(prefix: str, *, after: Place | None, limit: int) -> list[Found]:
    """Give at most `limit` people whose username or display name begins with `prefix`, in any case, after `after`.

    First those found by username, then those found by display name alone, each in their index's order: a page costs the
    same among a hundred people and a million.
    """
    found: list[Found] = []
    if after is None or after[0] == 0:
        found = _branch(0, "username", User.objects.all(), prefix, after, limit)
        after = None
    if prefix and len(found) < limit:
        others = User.objects.alias(username_key=_key("username")).exclude(_begins("username_key", prefix))
        found += _branch(1, "display_name", others, prefix, after, limit - len(found))
    return found


def with_prefix(people: QuerySet[User], prefix: str) -> QuerySet[User]:
    """Keep those whose username or display name begins with `prefix`, in any case; by the two indexes."""
    keyed = people.alias(username_key=_key("username"), display_name_key=_key("display_name"))
    return keyed.filter(_begins("username_key", prefix) | _begins("display_name_key", prefix))


def _branch(rank: int, field: str, people: QuerySet[User], prefix: str, after: Place | None, limit: int) -> list[Found]:
    rows = people.annotate(key=_key(field)).order_by("key", "id")
    if prefix:
        rows = rows.filter(_begins("key", prefix))
    if after is not None:
        rows = rows.filter(Q(key__gt=after[1]) | Q(id__gt=after[2]), key__gte=after[1])
    return [Found(user, (rank, user.key, user.pk)) for user in rows[:limit]]


def _key(field: str) -> Collate:
    """Spell the expression that the model indexes."""
    return Collate(Upper(field), "C")


def _begins(key: str, prefix: str) -> Q:
    """Demand a range of code points, not a LIKE: an index serves it under any plan, and no character is special."""
    first = Upper(Value(prefix))
    end = Concat(first, Value(LAST_CODE_POINT), output_field=CharField())
    return Q((f"{key}__gte", first), (f"{key}__lt", end))


def sign_ins(user: User, *, credential: str, before: UUID | None, limit: int) -> list[dict[str, Any]]:
    """Give at most `limit` places where `user` is signed in, newest first; `credential` is that of this request."""
    now = timezone.now()
    tokens = Token.objects.filter(user=user, expires_at__gt=now)
    sessions = Session.objects.filter(user=user, expire_date__gt=now)
    if before is not None:
        tokens, sessions = tokens.filter(pk__lt=before), sessions.filter(public_id__lt=before)
    rows = tokens.values_list("id", *SIGN_IN_COLUMNS, Value("")).union(
        sessions.values_list("public_id", *SIGN_IN_COLUMNS, "session_key"), all=True
    )
    return [_sign_in(row, credential) for row in rows.order_by("-id")[:limit]]


def _sign_in(row: tuple[UUID, datetime, datetime, str, str | None, str], credential: str) -> dict[str, Any]:
    sign_in_id, created_at, last_used_at, user_agent, address, session_key = row
    own = session_credential(session_key) if session_key else f"token:{sign_in_id}"
    return {
        "id": sign_in_id,
        "kind": "session" if session_key else "token",
        "created_at": created_at,
        "last_used_at": last_used_at,
        "user_agent": user_agent,
        "address": address,
        "is_current": own == credential,
    }
