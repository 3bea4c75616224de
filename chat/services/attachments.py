"""What messages show of their attachments' uploads."""

from uuid import UUID

from django.db import transaction

from chat.models import Attachment, Conversation
from chat.services.numbers import renumber


@transaction.atomic
def upload_changed(*, upload_id: UUID) -> None:
    """Number and announce the message that shows an upload which looks different now; no message, nothing to do."""
    held = Attachment.objects.filter(upload_id=upload_id)
    conversation_id = held.values_list("conversation_id", flat=True).first()
    if conversation_id is None:
        return
    Conversation.objects.select_for_update(no_key=True).get(id=conversation_id)
    message_id = held.values_list("message_id", flat=True).first()
    if message_id is not None:  # it was not deleted while the conversation was another's
        renumber(conversation_id, [message_id])
