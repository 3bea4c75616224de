"""Who stands behind a websocket's handshake, and whether they still do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.conf import settings
from django.http import parse_cookie
from django.http.request import validate_host
from django.utils import timezone
from django.utils.http import is_same_domain

from realtime.frames import CloseCode
from tmschat.core.db import rows
from tmschat.users.identity import (
    BadCredential,
    Identity,
    Suspended,
    identity_of_session,
    identity_of_token,
    session_credential,
)
from tmschat.users.models import Session, Token

Scope = Mapping[str, Any]


def identity_of_credential(user_id: UUID, credential: str) -> Identity:
    """Give the person if the credential by which they came still stands. Raises BadCredential, Suspended."""
    kind, _, name = credential.partition(":")
    now = timezone.now()
    if kind == "token":
        token = Token.objects.select_related("user").filter(id=name, user_id=user_id, expires_at__gt=now).first()
        if token is None:
            raise BadCredential
        if token.user.suspended_at is not None:
            raise Suspended
        return Identity(token.user, credential, token.expires_at)
    keys = Session.objects.filter(user_id=user_id, expire_date__gt=now).values_list("session_key", flat=True)
    key = next((key for key in keys if session_credential(key) == credential), None)
    if key is None:
        raise BadCredential
    return identity_of_session(key)


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a sign-in: the code with which its sockets end, if any, and the person's own switch."""

    code: CloseCode | None
    shares_presence: bool


_STANDINGS = """
SELECT asked.user_id, asked.kind, asked.name, u.suspended_at IS NOT NULL AS is_suspended,
       coalesce(u.shares_presence, false) AS shares_presence,
       CASE asked.kind
       WHEN 'token' THEN EXISTS (
           SELECT FROM users_token t WHERE t.id = asked.name::uuid AND t.user_id = u.id AND t.expires_at > now())
       ELSE EXISTS (
           SELECT FROM users_session s WHERE s.user_id = u.id AND s.expire_date > now()
           AND encode(sha256(convert_to(s.session_key, 'UTF8')), 'hex') = asked.name)
       END AS stands
FROM unnest(%(user_ids)s::uuid[], %(kinds)s::text[], %(names)s::text[]) AS asked (user_id, kind, name)
LEFT JOIN users_user u ON u.id = asked.user_id
"""


def standings(asked: Collection[tuple[UUID, str]]) -> dict[tuple[UUID, str], Standing]:
    """Give what has become of sign-ins, each a person and the credential by which they came. One query."""
    parted = [(user_id, *credential.split(":", 1)) for user_id, credential in asked]
    user_ids, kinds, names = (list(column) for column in zip(*parted, strict=True))
    found = rows(_STANDINGS, {"user_ids": user_ids, "kinds": kinds, "names": names})
    return {(each["user_id"], f"{each['kind']}:{each['name']}"): _standing(each) for each in found}


def _standing(found: dict[str, Any]) -> Standing:
    code = None if found["stands"] else CloseCode.NOT_AUTHENTICATED
    return Standing(CloseCode.SUSPENDED if found["is_suspended"] else code, found["shares_presence"])


def ticket_of(scope: Scope) -> str | None:
    """Give the `?ticket=` of a handshake."""
    return next(iter(parse_qs(scope["query_string"].decode("latin-1")).get("ticket", ())), None)


def identity_of_handshake(scope: Scope) -> Identity:
    """Give who opens a websocket by its header or its cookie. Raises BadCredential, Suspended."""
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    kind, _, raw = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return identity_of_token(raw.strip())
    session_key = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    if session_key and _is_own_site(headers):
        return identity_of_session(session_key)
    raise BadCredential


def _is_own_site(headers: Mapping[str, str]) -> bool:
    """Tell whether a page of this site asks: a browser sends cookies along with any other page's request as well."""
    origin, host = headers.get("origin", ""), headers.get("host", "")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    asking = urlsplit(origin)
    if asking.scheme not in ("http", "https") or not asking.netloc:
        return False
    trusted = [urlsplit(each) for each in settings.CSRF_TRUSTED_ORIGINS if "*" in each]
    if any(asking.scheme == each.scheme and is_same_domain(asking.netloc, each.netloc.lstrip("*")) for each in trusted):
        return True
    return asking.netloc.lower() == host.lower() and validate_host(_name(host), settings.ALLOWED_HOSTS)


def _name(host: str) -> str:
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
