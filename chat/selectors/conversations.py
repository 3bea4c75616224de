"""Conversations as their members see them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat import conversation_sql as sql
from chat.models import Conversation, Member
from chat.selectors.messages import hydrate, last_message
from tmschat.core.db import paired_rows, rows
from tmschat.core.errors import NotFound
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]


def conversation_page(viewer_id: UUID, wanted: PageRequest) -> list[Json]:
    """Give up to `limit + 1` of the viewer's conversations, the one with the last activity first."""
    before, before_id = wanted.after or (None, None)
    params = {"viewer_id": viewer_id, "before": before, "before_id": before_id, "limit": wanted.limit + 1}
    return _shown(sql.CONVERSATIONS, params)


def conversation_for(viewer_id: UUID, conversation_id: UUID) -> Json:
    """Give one of the viewer's conversations. Raises NotFound."""
    found = _shown(sql.THESE_CONVERSATIONS, {"viewer_id": viewer_id, "conversation_ids": [conversation_id]})
    if not found:
        raise NotFound
    return found[0]


def own_membership(viewer_id: UUID, conversation_id: UUID) -> Json:
    """Give the `me` of one conversation: role, flags, marks, what is unread. Raises NotFound."""
    found = own_memberships(viewer_id, [conversation_id])
    if not found:
        raise NotFound
    return found[conversation_id]


def own_memberships(viewer_id: UUID, conversation_ids: Sequence[UUID]) -> dict[UUID, Json]:
    """Give the `me` of those of these conversations that the viewer is in. One query."""
    found = rows(sql.THESE_HEADS, {"viewer_id": viewer_id, "conversation_ids": list(conversation_ids)})
    return {each["id"]: me_json(each) for each in found}


def conversation_for_all(conversation_id: UUID) -> Json:
    """Give a conversation as all members see it: without `me` and without anybody's own reactions."""
    found = Conversation.objects.filter(id=conversation_id).values(*_COLUMNS)[0]
    return _conversation_json(found, last_message(found["id"], found["last_seq"]))


def heads(viewer_id: UUID) -> list[Json]:
    """Give the heads of all the viewer's conversations, for `hello`. One query."""
    found = rows(sql.HEADS, {"viewer_id": viewer_id})
    return [
        {
            "conversation_id": each["id"],
            "last_seq": each["last_seq"],
            "change_seq": each["change_seq"],
            "me": me_json(each),
        }
        for each in found
    ]


def conversation_ids_of(user_id: UUID) -> list[UUID]:
    """Give the ids of the person's conversations."""
    own = Member.objects.filter(user_id=user_id, is_removed=False, conversation__deleted_at=None)
    return list(own.values_list("conversation_id", flat=True))


def change_heads(conversation_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Give the present `change_seq` of conversations. One query."""
    return dict(Conversation.objects.filter(id__in=conversation_ids).values_list("id", "change_seq"))


def me_json(found: Json) -> Json:
    """Give the `me` of a row of `sql.HEADS` or its kind."""
    return {
        "role": found["role"],
        "is_muted": found["is_muted"],
        "is_pinned": found["is_pinned"],
        "is_archived": found["is_archived"],
        "last_read_seq": found["read_seq"],
        "last_delivered_seq": found["delivered_seq"],
        "unread_count": max(found["unread_count"], 0),
        "mention_count": found["mention_count"],
    }


_COLUMNS = (
    "id", "type", "title", "topic", "avatar_url", "created_by_id", "created_at", "member_count", "last_seq",
    "change_seq", "own_change_seq", "last_activity_at",
)  # fmt: skip


def _shown(statement: str, params: Json) -> list[Json]:
    """Give the rows of one of the statements that show conversations as the contract's."""
    found = paired_rows(statement, params, after=sql.LAST_OF_CONVERSATION)
    said = iter(hydrate([message for _, message in found if message["id"] is not None], params["viewer_id"]))
    return [_shown_json(each, next(said) if message["id"] is not None else None) for each, message in found]


def _shown_json(found: Json, last_message: Json | None) -> Json:
    shown = _conversation_json(found, last_message)
    shown["me"] = me_json(found)
    shown["peer"] = _peer_json(found)
    return shown


def _peer_json(found: Json) -> Json | None:
    if found["peer_id"] is None:
        return None
    return {
        "id": found["peer_id"],
        "username": found["peer_username"],
        "display_name": found["peer_display_name"],
        "avatar_url": found["peer_avatar_url"] or None,
    }


def _conversation_json(found: Json, last_message: Json | None) -> Json:
    return {
        "id": found["id"],
        "type": found["type"],
        "title": found["title"],
        "topic": found["topic"],
        "avatar_url": found["avatar_url"] or None,
        "created_by": found["created_by_id"],
        "created_at": found["created_at"],
        "member_count": found["member_count"],
        "last_seq": found["last_seq"],
        "change_seq": found["change_seq"],
        "last_message": last_message,
        "last_activity_at": found["last_activity_at"],
    }
