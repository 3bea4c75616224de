"""The `changes` feed: three ranges over the numbers that objects bear, merged. No log to prune, no second truth."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chat.models import Conversation
from chat.selectors.conversations import conversation_for_all
from chat.selectors.members import members_changed
from chat.selectors.messages import messages_changed
from tmschat.core.db import one_snapshot
from tmschat.core.errors import NotFound

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in order of number; `next_since` is where to go on."""

    entries: list[Json]
    next_since: int
    has_more: bool


def changes(conversation_id: UUID, viewer_id: UUID | None, *, since: int, limit: int) -> Changes:
    """Give everything whose number is above `since`, as it is now, at most `limit` entries.

    `viewer_id`: whose view it is; None for what all members see. All of it is one moment's: what moved on to a number
    above the head meanwhile would be missing under the one it had. Raises NotFound: the viewer is no member, or it is
    deleted.
    """
    with one_snapshot():
        return _changes(conversation_id, viewer_id, since=since, limit=limit)


def _changes(conversation_id: UUID, viewer_id: UUID | None, *, since: int, limit: int) -> Changes:
    upto, own = _head(conversation_id, viewer_id)
    bounds = {"since": since, "upto": upto, "limit": limit + 1}
    found: list[Json] = [
        *({"kind": "message", "message": each} for each in messages_changed(conversation_id, viewer_id, **bounds)),
        *({"kind": "member", "member": each} for each in members_changed(conversation_id, **bounds)),
    ]
    entries = [{"change_seq": entry[entry["kind"]]["change_seq"], **entry} for entry in found]
    if since < own <= upto:
        conversation = conversation_for_all(conversation_id)
        entries.append({"change_seq": own, "kind": "conversation", "conversation": conversation})
    entries.sort(key=lambda entry: int(entry["change_seq"]))
    has_more = len(entries) > limit
    kept = entries[:limit]
    return Changes(entries=kept, next_since=kept[-1]["change_seq"] if has_more else upto, has_more=has_more)


def _head(conversation_id: UUID, viewer_id: UUID | None) -> tuple[int, int]:
    """Read how far the numbers go and which is the conversation's own, if the viewer may know it."""
    found = Conversation.objects.filter(id=conversation_id, deleted_at=None)
    if viewer_id is not None:
        found = found.filter(members__user_id=viewer_id, members__is_removed=False)
    head = found.values_list("change_seq", "own_change_seq").first()
    if head is None:
        raise NotFound
    return head
