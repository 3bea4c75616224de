"""The files of a conversation, whichever messages hold them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat import sql
from media.render import attachment_row_json
from tmschat.core.db import rows
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]

# The page is cut from the index before anything is joined to it, so its cost does not grow with the conversation.
_FILES = """
SELECT a.id AS attachment_id, u.id, u.kind, u.name, u.content_type, u.size, u.width, u.height, u.placeholder,
       u.object_key, u.thumbnail_key, m.id AS message_id, m.created_at,
       s.id AS sender_id, s.username, s.display_name, s.avatar_url
FROM (
    SELECT m.id, m.upload_id, m.message_id FROM chat_attachment m WHERE {where}
    ORDER BY m.id DESC LIMIT %(limit)s
) a
JOIN media_upload u ON u.id = a.upload_id
JOIN chat_message m ON m.id = a.message_id
LEFT JOIN users_user s ON s.id = m.sender_id
ORDER BY a.id DESC
"""


def file_page(conversation_id: UUID, viewer_id: UUID, wanted: PageRequest, *, kinds: Sequence[str] = ()) -> list[Json]:
    """Give up to `limit + 1` attachments, the newest first, with `attachment_id` as sort key. One query.

    Not a member: an empty list, as for a conversation without files; the caller tells them apart.
    """
    where = ["m.conversation_id = %(conversation_id)s", sql.IS_MEMBER]
    params: Json = {"conversation_id": conversation_id, "viewer_id": viewer_id, "limit": wanted.limit + 1}
    if kinds:
        where.append("m.kind = ANY(%(kinds)s)" if len(kinds) > 1 else "m.kind = %(kind)s")
        params |= {"kinds": list(kinds)} if len(kinds) > 1 else {"kind": kinds[0]}
    if wanted.after is not None:
        where.append("m.id < %(before_id)s")
        params["before_id"] = wanted.after[0]
    return [_file_json(row) for row in rows(_FILES.format(where=" AND ".join(where)), params)]


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
