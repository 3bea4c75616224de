"""The `changes` feed: three ranges over the numbers that objects bear, merged. No log to prune, no second truth."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chat.models import Conversation
from chat.selectors.conversations import conversation_for_all
from chat.selectors.members import members_changed
from chat.selectors.messages import messages_changed

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in order of number; `next_since` is where to go on."""

    entries: list[Json]
    next_since: int
    has_more: bool


def changes(conversation_id: UUID, viewer_id: UUID | None, *, since: int, limit: int) -> Changes:
    """Give everything whose number is above `since`, as it is now, at most `limit` entries.

    The head is read first and bounds the ranges: what is numbered up to it is committed, because numbers are handed
    out under the conversation's row lock. So the ranges need no common snapshot. Membership is the caller's to check.
    """
    head = Conversation.objects.filter(id=conversation_id).values("change_seq", "own_change_seq").get()
    upto = head["change_seq"]
    bounds = {"since": since, "upto": upto, "limit": limit + 1}
    found: list[Json] = [
        *({"kind": "message", "message": each} for each in messages_changed(conversation_id, viewer_id, **bounds)),
        *({"kind": "member", "member": each} for each in members_changed(conversation_id, **bounds)),
    ]
    entries = [{"change_seq": entry[entry["kind"]]["change_seq"], **entry} for entry in found]
    if since < head["own_change_seq"] <= upto:
        conversation = conversation_for_all(conversation_id)
        entries.append({"change_seq": head["own_change_seq"], "kind": "conversation", "conversation": conversation})
    entries.sort(key=lambda entry: int(entry["change_seq"]))
    has_more = len(entries) > limit
    kept = entries[:limit]
    return Changes(entries=kept, next_since=kept[-1]["change_seq"] if has_more else upto, has_more=has_more)
