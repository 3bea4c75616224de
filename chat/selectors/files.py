"""The files of a conversation, whichever messages hold them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from media.render import attachment_row_json
from tmschat.core.db import rows
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]

# The page is cut from the index before anything is joined to it, so its cost does not grow with the conversation. ANY
# and the order by conversation keep the planner off the primary key, whose order would do as well: walking it backwards
# is cheap until all the newest files are another conversation's.
_FILES = """
SELECT a.id AS attachment_id, u.id, u.kind, u.name, u.content_type, u.size, u.width, u.height, u.placeholder,
       u.object_key, u.thumbnail_key, m.id AS message_id, m.created_at,
       s.id AS sender_id, s.username, s.display_name, s.avatar_url
FROM (
    SELECT m.id, m.upload_id, m.message_id FROM chat_attachment m
    WHERE m.conversation_id = ANY(ARRAY[%(conversation_id)s::uuid]) {filters} AND EXISTS (
        SELECT FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
        WHERE v.conversation_id = %(conversation_id)s AND v.user_id = %(viewer_id)s
          AND NOT v.is_removed AND c.deleted_at IS NULL
    )
    ORDER BY m.conversation_id, m.id DESC LIMIT %(limit)s
) a
JOIN media_upload u ON u.id = a.upload_id
JOIN chat_message m ON m.id = a.message_id
LEFT JOIN users_user s ON s.id = m.sender_id
ORDER BY a.id DESC
"""


def file_page(
    conversation_id: UUID, viewer_id: UUID, wanted: PageRequest, *, kinds: Collection[str] = ()
) -> list[Json]:
    """Give up to `limit + 1` attachments, the newest first, with `attachment_id` as sort key. One query.

    Not a member: an empty list, as for a conversation without files; the caller tells them apart.
    """
    params: Json = {"conversation_id": conversation_id, "viewer_id": viewer_id, "limit": wanted.limit + 1}
    filters = ""
    if len(kinds) == 1:  # with both there is nothing to choose
        filters += " AND m.kind = %(kind)s"
        (params["kind"],) = kinds
    if wanted.after is not None:
        filters += " AND m.id < %(before_id)s"
        params["before_id"] = wanted.after[0]
    return [_file_json(row) for row in rows(_FILES.format(filters=filters), params)]


def _file_json(row: Json) -> Json:
    sender = {
        "id": row["sender_id"],
        "username": row["username"],
        "display_name": row["display_name"],
        "avatar_url": row["avatar_url"] or None,
    }
    return {
        "attachment_id": row["attachment_id"],
        **attachment_row_json(row),
        "message_id": row["message_id"],
        "sender": sender if row["sender_id"] else None,
        "created_at": row["created_at"],
    }
