"""Polls as a viewer sees them: stored tallies, put right by the viewer's own vote that is not counted yet."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.utils import timezone

from chat.selectors.people import PERSON_COLUMNS, person
from polls import sql
from polls.models import Poll, Vote
from tmschat.core.db import rows
from tmschat.core.errors import NotFound
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]


def polls_for(message_ids: Sequence[UUID], viewer_id: UUID | None) -> dict[UUID, Json]:
    """Give the poll of each of these messages that has one; the caller has checked that they may be seen. One query.

    Without a viewer the polls bear no `my_option_ids`, and hidden tallies are hidden from all.
    """
    if not message_ids:
        return {}
    params = {"message_ids": list(message_ids), "viewer_id": viewer_id}
    found = rows(f"{sql.POLLS} WHERE p.message_id = ANY(%(message_ids)s::uuid[])", params)
    now = timezone.now()
    return {row["message_id"]: poll_json(row, viewer_id, now=now) for row in found}


def polls_for_viewers(message_ids: Sequence[UUID], viewer_ids: Collection[UUID]) -> dict[UUID | None, dict[UUID, Json]]:
    """Give the polls of these messages as members see them: under None who has neither voted nor made them; of each
    other viewer those in which they have. Two queries.
    """
    params = {"message_ids": list(message_ids), "viewer_id": None}
    found = {row["id"]: row for row in rows(f"{sql.POLLS} WHERE p.message_id = ANY(%(message_ids)s::uuid[])", params)}
    votes = Vote.objects.filter(poll_id__in=found, user_id__in=viewer_ids)
    own: dict[tuple[UUID, UUID], Json] = {
        (row["created_by_id"], row["id"]): {} for row in found.values() if row["created_by_id"] in viewer_ids
    }
    for user_id, poll_id, chosen, counted in votes.values_list(
        "user_id", "poll_id", "option_ids", "counted_option_ids"
    ):
        own[user_id, poll_id] = {"own_ids": chosen, "own_counted_ids": counted}
    now = timezone.now()
    seen: dict[UUID | None, dict[UUID, Json]] = defaultdict(dict)
    for row in found.values():
        seen[None][row["message_id"]] = poll_json(row, None, now=now) | {"my_option_ids": []}
    for (user_id, poll_id), vote in own.items():
        row = found[poll_id] | vote
        seen[user_id][row["message_id"]] = poll_json(row, user_id, now=now)
    return seen


def poll_row(viewer_id: UUID, poll_id: UUID) -> Json:
    """Give a poll's row of `sql.POLLS` for a member of its conversation. Raises NotFound."""
    params = {"poll_id": poll_id, "viewer_id": viewer_id}
    found = rows(f"{sql.POLLS} WHERE p.id = %(poll_id)s AND {sql.IS_MEMBER}", params)
    if not found:
        raise NotFound
    return found[0]


def poll_for(viewer_id: UUID, poll_id: UUID) -> Json:
    """Give one poll of one of the viewer's conversations. Raises NotFound."""
    return poll_json(poll_row(viewer_id, poll_id), viewer_id, now=timezone.now())


def voters_page(poll_id: UUID, wanted: PageRequest, *, option_id: UUID | None) -> list[Json]:
    """Give up to `limit + 1` voters, the one who voted first last, with the row's `id` as sort key."""
    found = Vote.objects.filter(poll_id=poll_id).exclude(option_ids=[])
    if option_id is not None:
        found = found.filter(option_ids__contains=[option_id])
    if wanted.after:
        found = found.filter(id__lt=wanted.after[0])
    columns = ("id", "option_ids", "voted_at", *PERSON_COLUMNS)
    return [
        {
            "id": row["id"],
            "user": person(row),
            "option_ids": row["option_ids"],
            "voted_at": row["voted_at"],
        }
        for row in found.order_by("-id").values(*columns)[: wanted.limit + 1]
    ]


def is_closed(row: Json, *, now: datetime) -> bool:
    """Tell whether a poll takes no more votes: somebody closed it, or its time is up."""
    return row["closed_at"] is not None or (row["closes_at"] is not None and row["closes_at"] <= now)


def poll_json(row: Json, viewer_id: UUID | None, *, now: datetime) -> Json:
    """Give a row of `sql.POLLS` as the contract's poll."""
    closed = is_closed(row, now=now)
    is_creator = viewer_id is not None and viewer_id == row["created_by_id"]
    shows_tallies = row["results"] == Poll.Results.LIVE or closed or is_creator
    own = {str(option_id) for option_id in row["own_ids"] or ()}
    counted = {str(option_id) for option_id in row["own_counted_ids"] or ()}
    options = orjson.loads(row["options"] or "[]")
    for option in options:
        corrected = option["votes"] + (option["id"] in own) - (option["id"] in counted)
        option["votes"] = corrected if shows_tallies else None
    poll = {
        "id": row["id"],
        "message_id": row["message_id"],
        "conversation_id": row["conversation_id"],
        "question": row["question"],
        "options": options,
        "total_voters": row["total_voters"] + bool(own) - bool(counted) if shows_tallies else None,
        "multiple": row["multiple"],
        "max_votes": row["max_votes"],
        "anonymous": row["anonymous"],
        "results": row["results"],
        "allow_new_options": row["allow_new_options"],
        "closes_at": row["closes_at"],
        "is_closed": closed,
        "is_final": row["is_final"],
        "created_by": row["created_by_id"],
    }
    if viewer_id is not None:
        poll["my_option_ids"] = [option["id"] for option in options if option["id"] in own]
    return poll
