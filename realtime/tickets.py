"""Tickets: how a client that cannot set a header on a websocket signs in. One use, short-lived, kept as a digest."""

import hashlib
import secrets
from uuid import UUID

import orjson

from realtime.credentials import identity_of_credential
from tmschat.core import valkey
from tmschat.users.identity import BadCredential, Identity

LIFETIME_S = 30


def issue_ticket(*, user_id: UUID, credential: str) -> str:
    """Give a ticket that stands for who asks, as long as their credential does. Raises Unreachable."""
    ticket = secrets.token_urlsafe(32)
    bearer = orjson.dumps({"user_id": user_id, "credential": credential})
    valkey.client().set(_key(ticket), bearer, ex=LIFETIME_S)
    return ticket


def redeem_ticket(ticket: str) -> Identity:
    """Use a ticket up and give whom it stands for. Raises BadCredential, Suspended, Unreachable."""
    bearer = valkey.client().getdel(_key(ticket))
    if bearer is None:
        raise BadCredential
    read = orjson.loads(bearer)
    return identity_of_credential(UUID(read["user_id"]), read["credential"])


def _key(ticket: str) -> str:
    return "tms:ticket:" + hashlib.sha256(ticket.encode("utf-8", "surrogatepass")).hexdigest()
