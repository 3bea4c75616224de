"""Reactions: stored counts, put right by the viewer's own moves that the flusher has not numbered yet."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from chat.models import Reaction
from chat.selectors.people import PERSON_COLUMNS, person
from tmschat.core.pagination import PageRequest

Json = dict[str, Any]


class Move(NamedTuple):
    """One of the viewer's own reactions: whether it stands, and whether the stored count holds it."""

    emoji: str
    stands: bool
    is_counted: bool


MARKS = {"=": (True, True), "+": (True, False), "-": (False, True), "0": (False, False)}


def own_moves(words: str | None) -> list[Move]:
    """Read what `sql.OWN_REACTIONS` gives."""
    return [Move(word[:-1], *MARKS[word[-1]]) for word in words.split(" ")] if words else []


def own_seen_reactions(stored: list[Json], own: str | None) -> list[Json]:
    """Give stored counts, which become the result, as a viewer with these words of `sql.OWN_REACTIONS` sees them."""
    if own and own.count("=") <= own.count(" "):  # not all of the words say that the flusher has seen them
        return seen_reactions(stored, own_moves(own))
    reacted = own.replace("=", "").split(" ") if own else ()
    for item in stored:
        item["reacted"] = item["emoji"] in reacted
    return stored


def seen_reactions(stored: Sequence[Json], own: Sequence[Move]) -> list[Json]:
    """Give stored counts as a viewer with these moves sees them."""
    reacted = {move.emoji for move in own if move.stands}
    if all(move.stands == move.is_counted for move in own):  # the flusher has seen them all, as it mostly has
        return [{**item, "reacted": item["emoji"] in reacted} for item in stored]
    counts = {item["emoji"]: item["count"] for item in stored}
    for move in own:
        counts[move.emoji] = counts.get(move.emoji, 0) + move.stands - move.is_counted
    return [
        {"emoji": emoji, "count": count, "reacted": emoji in reacted} for emoji, count in counts.items() if count > 0
    ]


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
