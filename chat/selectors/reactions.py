"""Reactions: stored counts, put right by the viewer's own moves that the flusher has not numbered yet."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chat.models import Message, Reaction
from chat.selectors.people import PERSON_COLUMNS, person
from tmschat.core.db import rows
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]

_OWN = """
SELECT message_id, emoji, NOT is_removed AS stands, is_counted FROM chat_reaction
WHERE message_id = ANY(%(message_ids)s::uuid[]) AND user_id = %(viewer_id)s
"""


def reactions_seen_by(viewer_id: UUID | None, messages: Sequence[Json]) -> dict[UUID, list[Json]]:
    """Give each message's reactions as this viewer sees them. `messages` have `id` and `reaction_counts`. One query.

    Without a viewer the items bear no `reacted`: each client keeps its own.
    """
    if viewer_id is None:
        return {message["id"]: message["reaction_counts"] for message in messages}
    own: dict[UUID, dict[str, Json]] = {message["id"]: {} for message in messages}
    for row in rows(_OWN, {"message_ids": list(own), "viewer_id": viewer_id}):
        own[row["message_id"]][row["emoji"]] = row
    return {message["id"]: _corrected(message["reaction_counts"], own[message["id"]]) for message in messages}


def message_reactions(message: Message, viewer_id: UUID) -> list[Json]:
    """Give one message's reactions as this viewer sees them."""
    row = {"id": message.id, "reaction_counts": message.reaction_counts}
    return reactions_seen_by(viewer_id, [row])[message.id]


def reactors_page(message_id: UUID, wanted: PageRequest, *, emoji: str | None) -> list[Json]:
    """Give up to `limit + 1` people who reacted, newest first, with the row's `id` as sort key."""
    found = Reaction.objects.filter(message_id=message_id, is_removed=False)
    if emoji is not None:
        found = found.filter(emoji=emoji)
    if wanted.after:
        found = found.filter(id__lt=wanted.after[0])
    page = found.order_by("-id").values("id", "emoji", "created_at", *PERSON_COLUMNS)[: wanted.limit + 1]
    return [
        {"id": row["id"], "user": person(row), "emoji": row["emoji"], "created_at": row["created_at"]} for row in page
    ]


def _corrected(stored: list[Json], own: dict[str, Json]) -> list[Json]:
    counts = {item["emoji"]: item["count"] for item in stored}
    for emoji, row in own.items():
        counts[emoji] = counts.get(emoji, 0) + row["stands"] - row["is_counted"]
    return [
        {"emoji": emoji, "count": count, "reacted": emoji in own and own[emoji]["stands"]}
        for emoji, count in counts.items()
        if count > 0
    ]
