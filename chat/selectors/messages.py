"""Messages as a viewer sees them: one explicit query a table, the same for 1 row and 100."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Q

from chat import sql
from chat.models import Edit, Message
from chat.parts import message_parts
from chat.selectors.attachments import attachments_for
from chat.selectors.reactions import own_seen_reactions
from tmschat.core.db import rows
from tmschat.core.errors import NotFound
from tmschat.core.pagination import PageRequest
from tmschat.core.text import excerpt

Json = dict[str, Any]
_HOLDS_FILES = ("IMAGE", "FILE")
_QUOTED = 300  # code points, before white space is folded


def message_page(
    conversation_id: UUID, viewer_id: UUID, wanted: PageRequest, *, types: Sequence[str] = (), ascending: bool = False
) -> list[Json]:
    """Give up to `limit + 1` messages around the sort key `wanted.after` (a `seq`), newest first or oldest first.

    Not a member: an empty list, as for an empty conversation; the caller tells them apart.
    """
    place = ["m.conversation_id = %(conversation_id)s"]
    params: Json = {"conversation_id": conversation_id}
    if wanted.after is not None:
        place.append(f"m.seq {'>' if ascending else '<'} %(seq)s")
        params["seq"] = wanted.after[0]
    order = _first(wanted.limit + 1, f"m.seq {'ASC' if ascending else 'DESC'}")
    where = [*place, sql.IS_MEMBER]
    if types:
        where.append(_of_types(types, place, order))
    return _select(where, order, params, viewer_id)


def _of_types(types: Sequence[str], place: Sequence[str], order: str) -> str:
    """Say which types, spelt out, so that the planner sees that the index of what is not TEXT serves.

    Several have no common order in it, so the first of each are taken from it: going through the conversation until
    there are enough of them would take long where all pictures and files are old.
    """
    spelt = [f"m.type = '{Message.Type(each)}'" for each in dict.fromkeys(types)]
    if len(spelt) == 1 or Message.Type.TEXT in types:
        return f"({' OR '.join(spelt)})"
    each = (sql.SEQS.format(where=" AND ".join([*place, only]), order=order) for only in spelt)
    return f"m.seq IN ({' UNION ALL '.join(each)})"


def messages_around(
    conversation_id: UUID, viewer_id: UUID, wanted: PageRequest, *, types: Sequence[str] = ()
) -> tuple[list[Json], PageRequest]:
    """Give the messages around the `seq` in `wanted`, newest first: half of them after it, the rest up to it.

    The page request that comes with them counts both halves; its end leads on to what is older.
    """
    seq = wanted.after[0] if wanted.after else 0
    half = wanted.limit // 2
    place = (conversation_id, viewer_id)
    newer = message_page(*place, PageRequest((seq,), half), types=types, ascending=True)[:half] if half else []
    older = message_page(*place, PageRequest((seq + 1,), wanted.limit - half), types=types)
    return [*reversed(newer), *older], PageRequest(wanted.after, len(newer) + wanted.limit - half)


def message_for(viewer_id: UUID, message_id: UUID) -> Json:
    """Give one message of one of the viewer's conversations. Raises NotFound."""
    found = _select(["m.id = %(id)s", sql.IS_MEMBER], "", {"id": message_id}, viewer_id)
    if not found:
        raise NotFound
    return found[0]


def messages_by_id(message_ids: Sequence[UUID], viewer_id: UUID | None) -> dict[UUID, Json]:
    """Give messages by id; the caller has checked that they may be seen. `viewer_id` None: nobody's own fields."""
    if not message_ids:
        return {}
    found = _select(["m.id = ANY(%(ids)s::uuid[])"], "", {"ids": list(message_ids)}, viewer_id)
    return {message["id"]: message for message in found}


def visible_messages(message_ids: Sequence[UUID], viewer_id: UUID) -> list[Json]:
    """Give those of these messages that are in one of the viewer's conversations, the newest first."""
    if not message_ids:
        return []
    where = ["m.id = ANY(%(ids)s::uuid[])", sql.IS_MEMBER]
    return _select(where, "ORDER BY m.id DESC", {"ids": list(message_ids)}, viewer_id)


def messages_changed(conversation_id: UUID, viewer_id: UUID | None, *, since: int, upto: int, limit: int) -> list[Json]:
    """Give the messages whose `change_seq` is in `(since, upto]`, by that number."""
    where = [
        "m.conversation_id = %(conversation_id)s",
        "m.change_seq > %(since)s AND m.change_seq <= %(upto)s",
    ]
    params = {"conversation_id": conversation_id, "since": since, "upto": upto}
    return _select(where, _first(limit, "m.change_seq"), params, viewer_id)


def last_message(conversation_id: UUID, last_seq: int) -> Json | None:
    """Give the conversation's newest message without anybody's own fields, or None where there is none."""
    where = ["m.conversation_id = %(conversation_id)s", "m.seq = %(seq)s"]
    found = _select(where, "", {"conversation_id": conversation_id, "seq": last_seq}, None) if last_seq else []
    return found[0] if found else None


def replies_page(message: Message, viewer_id: UUID, wanted: PageRequest) -> list[Json]:
    """Give up to `limit + 1` replies to a message, oldest first, after the `seq` in `wanted`."""
    where = ["m.reply_to_id = %(id)s", "m.seq > %(seq)s"]
    params = {"id": message.id, "seq": wanted.after[0] if wanted.after else 0}
    return _select(where, _first(wanted.limit + 1, "m.seq"), params, viewer_id)


def replies_to(message_id: UUID) -> list[UUID]:
    """Give the messages that quote this one, deleted ones too."""
    return list(Message.objects.filter(reply_to_id=message_id).order_by("seq").values_list("id", flat=True))


def pins_page(conversation_id: UUID, viewer_id: UUID, wanted: PageRequest) -> list[tuple[Any, Json]]:
    """Give up to `limit + 1` pinned messages with the time of the pinning, the last pinned first."""
    pinned = Message.objects.filter(conversation_id=conversation_id, pinned_at__isnull=False)
    if wanted.after:
        pinned_at, message_id = wanted.after
        pinned = pinned.filter(Q(pinned_at__lt=pinned_at) | Q(pinned_at=pinned_at, id__lt=message_id))
    found = list(pinned.order_by("-pinned_at", "-id").values_list("id", "pinned_at")[: wanted.limit + 1])
    messages = messages_by_id([message_id for message_id, _ in found], viewer_id)
    return [(pinned_at, messages[message_id]) for message_id, pinned_at in found]


def edits_page(message_id: UUID, wanted: PageRequest) -> list[Json]:
    """Give up to `limit + 1` earlier texts of a message, newest first."""
    found = Edit.objects.filter(message_id=message_id)
    if wanted.after:
        found = found.filter(id__lt=wanted.after[0])
    return [dict(row) for row in found.order_by("-id").values("id", "text", "edited_at")[: wanted.limit + 1]]


def hydrate(found: Sequence[Json], viewer_id: UUID | None) -> list[Json]:
    """Give rows of `sql.MESSAGES` as the contract's messages, with all that hangs on them.

    Without a viewer reactions bear no `reacted`: each client keeps its own.
    """
    shown = [
        message_json(row, reactions=_reactions(row, viewer_id), metadata=orjson.loads(row["metadata"])) for row in found
    ]
    for field, values in _hanging(found, viewer_id):
        for message in shown:
            if (value := values.get(message["id"])) is not None:
                message[field] = value
    return shown


def _hanging(found: Sequence[Json], viewer_id: UUID | None) -> Iterator[tuple[str, dict[UUID, Any]]]:
    """Give what hangs on some of these messages, by field, then by message; nothing where none can have it."""
    standing = [row for row in found if row["type"] != "TEXT" and row["deleted_at"] is None]
    if with_files := [row["id"] for row in standing if row["type"] in _HOLDS_FILES]:
        yield "attachments", attachments_for(with_files)
    if others := [row["id"] for row in standing if row["type"] == "POLL"]:
        for part in message_parts():
            yield part.field, part.for_messages(others, viewer_id)


def message_json(row: Json, **hanging: Any) -> Json:
    """Give a row of `sql.MESSAGES` as the contract's message; `hanging` are the fields that it does not tell itself."""
    return {
        "id": row["id"],
        "conversation_id": row["conversation_id"],
        "seq": row["seq"],
        "change_seq": row["change_seq"],
        "type": row["type"],
        "client_id": row["client_id"],
        "sender": _sender(row),
        "text": row["text"],
        "reply_to": _quoted(row),
        "mentions": row["mentions"],
        "attachments": [],
        "poll": None,
        "reactions": [],
        "is_edited": row["edited_at"] is not None,
        "edited_at": row["edited_at"],
        "is_deleted": row["deleted_at"] is not None,
        "deleted_at": row["deleted_at"],
        "is_pinned": row["is_pinned"],
        "reply_count": row["reply_count"],
        "metadata": row["metadata"],
        "created_at": row["created_at"],
        **hanging,
    }


def _reactions(row: Json, viewer_id: UUID | None) -> list[Json]:
    counts: list[Json] = orjson.loads(row["reaction_counts"])
    return counts if viewer_id is None else own_seen_reactions(counts, row["own_reactions"])


def _sender(row: Json) -> Json | None:
    if row["sender_id"] is None:
        return None
    return {
        "id": row["sender_id"],
        "username": row["username"],
        "display_name": row["display_name"],
        "avatar_url": row["avatar_url"] or None,
    }


def _quoted(row: Json) -> Json | None:
    if row["reply_to_id"] is None:
        return None
    return {
        "id": row["reply_to_id"],
        "seq": row["reply_seq"],
        "sender_id": row["reply_sender_id"],
        "excerpt": quotation(row["reply_text"]),
    }


def quotation(text: str) -> str:
    """Give what a reply shows of the message's text; `sql.MESSAGES` fetches as much of it."""
    return excerpt(text[:_QUOTED])


def _first(limit: int, order: str) -> str:
    """Say how many, in which order. The number is spelt out: a plan that is kept for any number reads far too much."""
    return f"ORDER BY {order} LIMIT {limit:d}"


def _select(where: list[str], order: str, params: Json, viewer_id: UUID | None) -> list[Json]:
    statement = f"{sql.MESSAGES} WHERE {' AND '.join(where)} {order}"
    return hydrate(rows(statement, params | {"viewer_id": viewer_id}), viewer_id)
