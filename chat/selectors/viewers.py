"""The same messages as several viewers see them, with one query a table however many viewers there are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from chat.models import Reaction
from chat.parts import message_parts
from chat.selectors.reactions import Move, seen_reactions

Json = dict[str, Any]
Fields = dict[UUID, Json]  # by message: what differs from how all see it


def own_fields(messages: Sequence[Json], viewer_ids: Collection[UUID]) -> dict[UUID | None, Fields]:
    """Give what each viewer sees differently on messages that were read without a viewer.

    Under None: as a member sees them who has nothing of their own on them; the others' come on top of these.
    """
    found: dict[UUID | None, Fields] = defaultdict(lambda: defaultdict(dict))
    for message in messages:
        found[None][message["id"]]["reactions"] = seen_reactions(message["reactions"], [])
    counts = {message["id"]: message["reactions"] for message in messages}
    for (user_id, message_id), own in _own_reactions(counts, viewer_ids).items():
        found[user_id][message_id]["reactions"] = seen_reactions(counts[message_id], own)
    for part in message_parts():
        held = [message["id"] for message in messages if message[part.field] is not None]
        for message_id in held:  # one that is deleted while this is read loses its part; its tombstone follows
            found[None][message_id][part.field] = None
        for viewer_id, values in (part.for_viewers(held, viewer_ids) if held else {}).items():
            for message_id, value in values.items():
                found[viewer_id][message_id][part.field] = value
    return found


def _own_reactions(message_ids: Collection[UUID], viewer_ids: Collection[UUID]) -> dict[tuple[UUID, UUID], list[Move]]:
    found: dict[tuple[UUID, UUID], list[Move]] = defaultdict(list)
    if message_ids:
        own = Reaction.objects.filter(message_id__in=message_ids, user_id__in=viewer_ids).order_by("id")
        for row in own.values_list("user_id", "message_id", "emoji", "is_removed", "is_counted"):
            user_id, message_id, emoji, is_gone, is_counted = row
            found[user_id, message_id].append(Move(emoji, not is_gone, is_counted))
    return found
