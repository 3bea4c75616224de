"""What is attached to messages."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat.models import Attachment
from media.render import attachment_json


def attachments_for(message_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Give the attachments of messages, each list in the order in which they were sent. One query."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    attached = Attachment.objects.filter(message_id__in=message_ids).select_related("upload")
    for attachment in attached.order_by("message_id", "position"):
        found[attachment.message_id].append(attachment_json(attachment.upload))
    return found
