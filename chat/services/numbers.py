"""Change numbers: whoever changes a conversation visibly takes the next ones here and stamps them on what changed."""

from uuid import UUID

from django.db.models import F

from chat.models import Conversation


def advance(conversation_id: UUID, by: int = 1) -> int:
    """Take the next `by` change numbers and give the last of them. Holds the conversation's row until the commit.

    A deleted conversation's numbers go on: what was under way when it was deleted is counted all the same.
    """
    Conversation.objects.filter(id=conversation_id).update(change_seq=F("change_seq") + by)
    return Conversation.objects.values_list("change_seq", flat=True).get(id=conversation_id)
