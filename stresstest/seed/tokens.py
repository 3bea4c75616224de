"""Tokens that work now and can be told again, though the database holds their digests alone.

A token is a keyed digest of its row's id, which is drawn by lot: whoever lacks SECRET_KEY cannot tell it, a second run
can, and after `--reset` the old ones are worth nothing.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from stresstest.seed.copying import copy_rows
from tmschat.users.identity import TOKEN_PREFIX, token_digest
from tmschat.users.models import Token

MARK = "seed_stress"  # as user agent: these tokens are ours to renew
LIFE_LEFT = timedelta(hours=1)  # a token that ends sooner is renewed: a run of the load scripts should end before it


def working_tokens(user_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Give a token for each user, making those that are missing, revoked, expired or made with another SECRET_KEY."""
    tokens = _standing(user_ids)
    missing = [user_id for user_id in user_ids if user_id not in tokens]
    if missing:
        Token.objects.filter(user_id__in=missing, user_agent=MARK).delete()
        copy_rows(Token, [_new(user_id) for user_id in missing], lambda _: None)
        tokens |= _standing(missing)
    return tokens


def _standing(user_ids: Sequence[UUID]) -> dict[UUID, str]:
    marked = Token.objects.filter(user_id__in=user_ids, user_agent=MARK, expires_at__gt=timezone.now() + LIFE_LEFT)
    return {
        token.user_id: raw for token in marked for raw in [_raw(token.id)] if bytes(token.digest) == token_digest(raw)
    }


def _new(user_id: UUID) -> Token:
    now = timezone.now()
    expires_at = now + timedelta(seconds=settings.TOKEN_LIFETIME_S)
    token = Token(user_id=user_id, created_at=now, last_used_at=now, expires_at=expires_at, user_agent=MARK)
    token.digest = token_digest(_raw(token.id))
    return token


def _raw(token_id: UUID) -> str:
    key = sha256(b"stress tokens\n" + settings.SECRET_KEY.encode()).digest()
    return TOKEN_PREFIX + urlsafe_b64encode(hmac.digest(key, token_id.bytes, "sha256")).rstrip(b"=").decode()
