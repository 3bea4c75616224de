"""What repair reads from the database. Each function is one visit, made in a thread."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from chat.models import Conversation, Member
from chat.selectors.conversations import conversation_for_all
from chat.selectors.feed import Changes, changes
from chat.selectors.viewers import own_fields
from realtime.frames import Frame, changes_frame, frame_of
from realtime.rooms import Sum
from tmschat.core.db import one_snapshot, rows
from tmschat.core.errors import NotFound
from tmschat.core.events import Event

PAGE = 100
LAST_NUMBER = 2**53 - 1  # no change of a conversation follows it; JSON's numbers end here

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Healing:
    """One page of a conversation's feed for several viewers."""

    frame: Frame  # for everyone who has nothing of their own in it
    own: dict[UUID, Frame]
    removed: dict[UUID, int]  # who is no member any more, and with which number
    has_more: bool


def read_feed(conversation_id: UUID, viewer_ids: Collection[UUID], *, since: int) -> Healing | None:
    """Read what follows `since`, once for all who have nothing of their own in it. None: it is deleted."""
    with one_snapshot():
        try:
            found = changes(conversation_id, None, since=since, limit=PAGE)
        except NotFound:
            return None
        own = own_fields([entry["message"] for entry in found.entries if entry["kind"] == "message"], viewer_ids)
    shared = own.pop(None, {})
    return Healing(
        frame=_as_frame(conversation_id, since, _seen(found, shared)),
        own={
            viewer_id: _as_frame(conversation_id, since, _seen(found, shared, fields))
            for viewer_id, fields in own.items()
            if viewer_id is not None
        },
        removed={
            entry["member"]["user"]["id"]: entry["change_seq"]
            for entry in found.entries
            if entry["kind"] == "member" and entry["member"]["is_removed"]
        },
        has_more=found.has_more,
    )


def read_own_feed(conversation_id: UUID, viewer_id: UUID, *, since: int) -> list[Frame]:
    """Read all that follows `since` as one viewer sees it. Nothing where they are no member."""
    frames = []
    has_more = True
    with suppress(NotFound):  # gone meanwhile, perhaps
        while has_more:
            found = changes(conversation_id, viewer_id, since=since, limit=PAGE)
            frames.append(_as_frame(conversation_id, since, found))
            since, has_more = found.next_since, found.has_more
    return frames


# What has moved, and nothing of what has not: with 10,000 conversations "give me all heads" costs the asking process
# 120 ms of CPU, this 20 ms.
_MOVED = """
SELECT c.id, c.change_seq FROM unnest(%(ids)s::uuid[], %(heads)s::bigint[]) AS known (id, head)
JOIN chat_conversation c ON c.id = known.id AND c.change_seq > known.head
"""

_SUMS = """
SELECT m.user_id, count(*) AS rooms, bit_xor(('x' || right(m.conversation_id::text, 12))::bit(48)::bigint) AS mix
FROM chat_member m JOIN chat_conversation c ON c.id = m.conversation_id AND c.deleted_at IS NULL
WHERE m.user_id = ANY(%(user_ids)s::uuid[]) AND NOT m.is_removed GROUP BY m.user_id
"""


def read_moved(heads: Mapping[UUID, int]) -> dict[UUID, int]:
    """Read the present heads of those conversations that have gone beyond the given ones."""
    found = rows(_MOVED, {"ids": list(heads), "heads": list(heads.values())})
    return {each["id"]: each["change_seq"] for each in found}


def read_sums(user_ids: Collection[UUID]) -> dict[UUID, Sum]:
    """Read in how many conversations people are, and a mix of which."""
    found = rows(_SUMS, {"user_ids": list(user_ids)})
    return dict.fromkeys(user_ids, Sum()) | {each["user_id"]: Sum(each["rooms"], each["mix"]) for each in found}


def read_memberships(user_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Read in which conversations people are."""
    present: dict[UUID, set[UUID]] = {user_id: set() for user_id in user_ids}
    found = Member.objects.filter(user_id__in=user_ids, is_removed=False, conversation__deleted_at=None)
    for user_id, conversation_id in found.values_list("user_id", "conversation_id"):
        present[user_id].add(conversation_id)
    return present


# Membership and head are one moment's: who came or went between them did so with a number that the head may have
# passed, and would be old news for good.


def read_joined(conversation_id: UUID, user_id: UUID) -> Frame | None:
    """Give the `conversation.joined` that a person has missed, with the present head as its number.

    None: they are not in.
    """
    with one_snapshot():
        if not _is_in(conversation_id, user_id):
            return None
        conversation = conversation_for_all(conversation_id)
    return _membership_frame("conversation.joined", conversation, conversation["change_seq"])


def read_left(conversation_id: UUID, user_id: UUID) -> Frame | None:
    """Give the `conversation.left` that a person has missed. None: they are in."""
    with one_snapshot():
        if _is_in(conversation_id, user_id):
            return None
        if not Conversation.objects.filter(id=conversation_id).exists():
            return _membership_frame("conversation.left", {"id": conversation_id}, LAST_NUMBER)
        conversation = conversation_for_all(conversation_id) | {"last_message": None}  # said after they went, perhaps
        gone = Member.objects.filter(conversation_id=conversation_id, user_id=user_id, is_removed=True)
        number = gone.values_list("change_seq", flat=True).first() or conversation["change_seq"]
    return _membership_frame("conversation.left", conversation, number)


def _is_in(conversation_id: UUID, user_id: UUID) -> bool:
    return conversation_id in read_memberships([user_id])[user_id]


def _membership_frame(event_type: str, conversation: Json, number: int) -> Frame:
    body = {"conversation": conversation}
    return frame_of(Event(event_type, conversation["id"], body, since=number - 1, change_seq=number))


def _as_frame(conversation_id: UUID, since: int, found: Changes) -> Frame:
    return changes_frame(conversation_id, since=since, change_seq=found.next_since, entries=found.entries)


def _seen(found: Changes, *fields: Mapping[UUID, Json]) -> Changes:
    """Give a page with the fields of its messages, by id, that somebody sees differently."""
    entries = [dict(entry) for entry in found.entries]
    for entry in entries:
        if entry["kind"] == "message":
            message = entry["message"]
            for each in fields:
                message = message | each.get(message["id"], {})
            entry["message"] = message
    return replace(found, entries=entries)
