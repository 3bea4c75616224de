"""Reacting: a row of one's own, never the message's or the conversation's. Counting is the flusher's."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from chat import sql
from chat.events import flush_wanted
from chat.selectors.reactions import Move, own_moves, seen_reactions
from chat.services.messages import MessageIsDeleted
from tmschat.core.db import execute, row
from tmschat.core.errors import Conflict, NotFound
from tmschat.core.events import announce
from tmschat.users.models import User

MAX_EMOJI = 50  # distinct ones on a message

Json = dict[str, Any]


class TooManyEmoji(Conflict):
    """A message carries at most 50 different emoji."""

    code = "too_many_emoji"


@dataclass(frozen=True, slots=True)
class Reacted:
    """The message's reactions as who reacted sees them, and whether this call added one (else it stood already)."""

    reactions: list[Json]
    added: bool


def add_reaction(*, user: User, message_id: UUID, emoji: str) -> Reacted:
    """Put an emoji (in its stored spelling) on a message that the person may see.

    Raises NotFound, MessageIsDeleted, TooManyEmoji.
    """
    values = {"message_id": message_id, "viewer_id": user.id, "emoji": emoji}
    found = row(sql.REACT_ALONG, values)
    if _is_undecided(found, emoji):
        found = _bring(values)
    if found is None:
        raise NotFound
    if found["deleted_at"] is not None:
        raise MessageIsDeleted
    if _is_undecided(found, emoji):
        raise TooManyEmoji
    if found["is_counted"] is not None:
        announce(flush_wanted(found["conversation_id"]))
    return _reacted(found, emoji)


def remove_reaction(*, user: User, message_id: UUID, emoji: str) -> None:
    """Take one's emoji back; without one nothing changes. Raises NotFound."""
    found = row(sql.UNREACT, {"message_id": message_id, "viewer_id": user.id, "emoji": emoji})
    if found is None:
        raise NotFound
    if found["is_removed"]:
        announce(flush_wanted(found["conversation_id"]))


@transaction.atomic
def _bring(values: Json) -> Json | None:
    """Only who brings a new emoji to a message waits here, and only for others who do so: the limit stays exact."""
    execute(sql.EMOJI_LOCK, values)
    return row(sql.REACT_NEW, values | {"max_emoji": MAX_EMOJI})


def _is_undecided(found: Json | None, emoji: str) -> bool:
    """Tell whether the emoji is neither added nor there already, on a message that could have it."""
    if found is None or found["deleted_at"] is not None or found["is_counted"] is not None:
        return False
    return not any(move.stands for move in own_moves(found["own_reactions"]) if move.emoji == emoji)


def _reacted(found: Json, emoji: str) -> Reacted:
    added = found["is_counted"] is not None
    own = own_moves(found["own_reactions"])
    if added:
        own = [*(move for move in own if move.emoji != emoji), Move(emoji, stands=True, is_counted=found["is_counted"])]
    return Reacted(seen_reactions(found["reaction_counts"], own), added=added)
