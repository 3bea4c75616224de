"""Marks: how far a member has the messages, and how far they are read. They only rise."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat import sql
from chat.events import me_updated, receipt_updated
from chat.permissions import membership
from chat.selectors.conversations import own_membership, own_memberships
from tmschat.core.db import row, rows
from tmschat.core.events import announce
from tmschat.users.models import User

Json = dict[str, Any]


def mark_read(*, user: User, conversation_id: UUID, seq: int) -> Json:
    """Read up to and including `seq`, at most to the end; never back. Implies delivered. Gives the `me`.

    Raises NotFound.
    """
    risen = row(sql.READ, {"conversation_id": conversation_id, "user_id": user.id, "seq": seq})
    told = _announce_risen(user, [risen]) if risen is not None else {}
    return told.get(conversation_id) or own_membership(user.id, conversation_id)


def mark_delivered_up_to(*, user: User, conversation_id: UUID, seq: int) -> None:
    """Have everything up to `seq` delivered. Raises NotFound."""
    risen = row(sql.DELIVER_UP_TO, {"conversation_id": conversation_id, "user_id": user.id, "seq": seq})
    if risen is None:
        membership(user.id, conversation_id)
        return
    _announce_risen(user, [risen])


def mark_delivered(*, user: User, message_ids: Sequence[UUID]) -> list[UUID]:
    """Have these messages delivered, in one statement; gives the ids that the person may not see."""
    found = rows(sql.DELIVER_MESSAGES, {"message_ids": list(message_ids), "viewer_id": user.id})
    risen = {
        each["conversation_id"]: {**each, "user_id": user.id} for each in found if each["delivered_seq"] is not None
    }
    _announce_risen(user, list(risen.values()))
    visible = {each["id"] for each in found}
    return [message_id for message_id in message_ids if message_id not in visible]


def _announce_risen(user: User, risen: Sequence[Json]) -> dict[UUID, Json]:
    """Tell of risen marks; gives the `me` of their conversations. One query for all of them, none for none."""
    ids = [mark["conversation_id"] for mark in risen]
    own = own_memberships(user.id, ids) if ids else {}
    announce(*(me_updated(user.id, conversation_id, me) for conversation_id, me in own.items()))
    announce(*(receipt_updated(mark) for mark in risen if mark["is_shared"]))
    return own
