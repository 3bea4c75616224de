"""What is attached to messages."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat import sql
from media.render import attachment_row_json
from tmschat.core.db import rows


def attachments_for(message_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    """Give the attachments of messages, each list in the order in which they were sent. One query."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(sql.ATTACHMENTS, {"message_ids": list(message_ids)}):
        found[row["message_id"]].append(attachment_row_json(row))
    return found
