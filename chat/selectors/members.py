"""Who is in a conversation, and how far each has read."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chat.models import Mark, Member, Message
from chat.selectors.people import PERSON_COLUMNS, person
from tmschat.core.errors import NotFound
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]
_COLUMNS = ("id", "role", "joined_at", "change_seq", "is_removed", *PERSON_COLUMNS)


def member_page(conversation_id: UUID, wanted: PageRequest) -> list[Json]:
    """Give up to `limit + 1` members in the order of their joining, with the row's `id` as sort key."""
    found = Member.objects.filter(conversation_id=conversation_id, is_removed=False)
    if wanted.after:
        found = found.filter(id__gt=wanted.after[0])
    page = found.order_by("id").values(*_COLUMNS)[: wanted.limit + 1]
    return [{"id": row["id"], **member_json(row)} for row in page]


def members_among(conversation_id: UUID, user_ids: Sequence[UUID]) -> list[Json]:
    """Give those of these people who are members, in the order of their joining."""
    found = Member.objects.filter(conversation_id=conversation_id, is_removed=False, user_id__in=user_ids)
    return [member_json(row) for row in found.order_by("id").values(*_COLUMNS)]


def member_for(conversation_id: UUID, user_id: UUID) -> Json:
    """Give one member. Raises NotFound."""
    found = members_among(conversation_id, [user_id])
    if not found:
        raise NotFound
    return found[0]


def members_changed(conversation_id: UUID, *, since: int, upto: int, limit: int) -> list[Json]:
    """Give the members, tombstones included, whose `change_seq` is in `(since, upto]`, by that number."""
    found = Member.objects.filter(conversation_id=conversation_id, change_seq__gt=since, change_seq__lte=upto)
    return [
        member_json(row) | {"is_removed": row["is_removed"]}
        for row in found.order_by("change_seq").values(*_COLUMNS)[:limit]
    ]


def members_numbered(conversation_id: UUID, numbers: list[int]) -> list[Json]:
    """Give the members that bear these change numbers, by number."""
    found = Member.objects.filter(conversation_id=conversation_id, change_seq__in=numbers).order_by("change_seq")
    return [member_json(row) | {"is_removed": row["is_removed"]} for row in found.values(*_COLUMNS)]


def acquaintances(user_id: UUID, others: Collection[UUID]) -> dict[UUID, bool]:
    """Give those of `others` who share a conversation with a person, and whether they share their presence."""
    found = Member.objects.filter(
        user_id__in=others,
        is_removed=False,
        conversation__deleted_at=None,
        conversation__members__user_id=user_id,
        conversation__members__is_removed=False,
    )
    return dict(found.values_list("user_id", "user__shares_presence").distinct()) if others else {}


def receipts(conversation_id: UUID, viewer_id: UUID) -> list[Json]:
    """Give the marks of the members who share theirs, and the viewer's own."""
    columns = ("user_id", "delivered_seq", "read_seq", "delivered_at", "read_at")
    found = _marks_seen_by(viewer_id, conversation_id).order_by("user_id")
    return [dict(row) for row in found.values(*columns)]


def receipts_page(message: Message, viewer_id: UUID, wanted: PageRequest) -> list[Json]:
    """Give up to `limit + 1` others than the sender who have a message delivered, with when they last read.

    `read_at` is null for who has not come so far. `id` is the sort key.
    """
    seq = message.seq
    found = _marks_seen_by(viewer_id, message.conversation_id).filter(delivered_seq__gte=seq)
    if message.sender_id is not None:
        found = found.exclude(user_id=message.sender_id)
    if wanted.after:
        found = found.filter(id__gt=wanted.after[0])
    page = found.order_by("id").values("id", "read_seq", "delivered_at", "read_at", *PERSON_COLUMNS)
    return [
        {
            "id": row["id"],
            "user": person(row),
            "delivered_at": row["delivered_at"],
            "read_at": row["read_at"] if row["read_seq"] >= seq else None,
        }
        for row in page[: wanted.limit + 1]
    ]


def _marks_seen_by(viewer_id: UUID, conversation_id: UUID) -> QuerySet[Mark]:
    return Mark.objects.filter(
        Q(user__shares_read_marks=True) | Q(user_id=viewer_id),
        conversation_id=conversation_id,
        user__memberships__conversation_id=conversation_id,
        user__memberships__is_removed=False,
    )


def member_json(row: Json) -> Json:
    """Give the contract's member."""
    return {
        "user": person(row),
        "role": row["role"],
        "joined_at": row["joined_at"],
        "change_seq": row["change_seq"],
    }
