"""Mentions: `@username` of a member, or `@all` by who may call everybody."""

import re
from collections.abc import Sequence
from uuid import UUID

from django.db.models.functions import Lower

from chat.models import Member, Mention
from chat.permissions import MANAGERS

_NAMED = re.compile(r"(?<![\w@])@([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?)(?!\w)")
EVERYBODY = "all"


def may_mention(text: str) -> bool:
    """Tell whether `text` could mention anybody: the cheap question before the query."""
    return "@" in text and _NAMED.search(text) is not None


def mentioned(*, text: str, conversation_id: UUID, sender_id: UUID) -> list[UUID]:
    """Give the members whom `text` names, in the order of their joining."""
    names = {name.lower() for name in _NAMED.findall(text)}
    members = Member.objects.filter(conversation_id=conversation_id, is_removed=False).order_by("id")
    if EVERYBODY in names and members.filter(user_id=sender_id, role__in=MANAGERS).exists():
        return list(members.values_list("user_id", flat=True))
    named = members.alias(name=Lower("user__username")).filter(name__in=names)
    return list(named.values_list("user_id", flat=True))


def called(named: Sequence[UUID], *, by: UUID) -> list[UUID]:
    """Give those of the people named who are called by it: naming oneself calls nobody."""
    return [each for each in named if each != by]


def store_mentions(*, message_id: UUID, conversation_id: UUID, seq: int, user_ids: Sequence[UUID]) -> None:
    """Keep whom a message calls, for counting."""
    Mention.objects.bulk_create(
        Mention(message_id=message_id, conversation_id=conversation_id, user_id=user_id, seq=seq)
        for user_id in user_ids
    )
