"""Change numbers: whoever changes a conversation visibly takes the next ones here and stamps them on what changed."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F

from chat import sql
from chat.events import messages_updated
from chat.models import Conversation
from tmschat.core.db import execute
from tmschat.core.events import announce


def advance(conversation_id: UUID, by: int = 1) -> int:
    """Take the next `by` change numbers and give the last of them. Holds the conversation's row until the commit.

    A deleted conversation's numbers go on: what was under way when it was deleted is counted all the same.
    """
    Conversation.objects.filter(id=conversation_id).update(change_seq=F("change_seq") + by)
    return Conversation.objects.values_list("change_seq", flat=True).get(id=conversation_id)


def renumber(conversation_id: UUID, message_ids: Sequence[UUID]) -> None:
    """Number messages that show something of one that changed, in this order, and tell of them."""
    if message_ids:
        first = advance(conversation_id, by=len(message_ids)) - len(message_ids) + 1
        numbers = list(range(first, first + len(message_ids)))
        execute(sql.RENUMBER, {"message_ids": list(message_ids), "numbers": numbers})
        announce(*messages_updated(message_ids))
