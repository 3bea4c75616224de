"""The flusher: numbers, counts and announces what many people moved at once, a conversation at a time.

Several may run: the conversation's row keeps two of them apart, and rows that a person is moving right now are skipped
and found by the next run.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat import sql
from chat.events import reaction_updated
from chat.models import Conversation, Message, Reaction
from chat.parts import Batch, Countable, message_parts
from chat.services.numbers import advance
from tmschat.core.db import rows
from tmschat.core.events import Event, announce

BATCH = 2000  # rows a run: what is more waits for the next, so that no transaction grows long

logger = logging.getLogger(__name__)


def flush_pending() -> int:
    """Number everything that waits. Gives how many messages' counts moved."""
    parts: tuple[Countable, ...] = (ReactionCounts(), *message_parts())
    found = {each["conversation_id"] for each in rows(" UNION ".join(part.waiting for part in parts))}
    return sum(_flushed(conversation_id, parts) for conversation_id in sorted(found))


def _flushed(conversation_id: UUID, parts: Sequence[Countable]) -> int:
    try:
        return _flush(conversation_id, parts)
    except IntegrityError:  # a broken row here must not keep all other conversations from being counted
        logger.exception("conversation %s cannot be flushed", conversation_id)
        return 0


@transaction.atomic
def _flush(conversation_id: UUID, parts: Sequence[Countable]) -> int:
    # The conversation's row first, as in every change: a deletion that holds it waits for none of our rows.
    if not Conversation.objects.select_for_update(no_key=True).filter(id=conversation_id).exists():
        return 0
    batches = [part.take(conversation_id) for part in parts]
    touched = sum(len(batch.message_ids) for batch in batches)
    next_number = advance(conversation_id, by=touched) - touched + 1 if touched else 0
    for batch in batches:
        numbers = {message_id: next_number + place for place, message_id in enumerate(batch.message_ids)}
        next_number += len(numbers)
        announce(*batch.store(numbers))
    return touched


class ReactionCounts:
    """Reactions as something countable."""

    waiting = sql.UNNUMBERED_REACTIONS

    def take(self, conversation_id: UUID) -> Batch:
        """Lock the conversation's unnumbered reactions; those that came while their message was being deleted go."""
        unnumbered = Reaction.objects.filter(conversation_id=conversation_id, change_seq=None)
        taken = list(unnumbered.select_for_update(skip_locked=True).order_by("message_id", "id")[:BATCH])
        touched = Message.objects.filter(id__in={reaction.message_id for reaction in taken}, deleted_at=None)
        standing = set(touched.values_list("id", flat=True))
        if late := [reaction.id for reaction in taken if reaction.message_id not in standing]:
            Reaction.objects.filter(id__in=late).delete()
        return ReactionBatch(conversation_id, [each for each in taken if each.message_id in standing])


@dataclass(frozen=True, slots=True)
class ReactionBatch:
    """Taken reactions of one conversation, by message."""

    conversation_id: UUID
    taken: list[Reaction]

    @property
    def message_ids(self) -> Sequence[UUID]:
        """The messages with moves; also where a count ends as it was: one's other device may have seen it between."""
        return list(dict.fromkeys(reaction.message_id for reaction in self.taken))

    def store(self, numbers: Mapping[UUID, int]) -> list[Event]:
        """Recount the messages, stamp the rows, drop the removed ones."""
        counted = self._count(numbers)
        taken = Reaction.objects.filter(id__in=[reaction.id for reaction in self.taken])
        taken.filter(is_removed=True).delete()
        taken.update(is_counted=True, change_seq=max(numbers.values(), default=0))
        return [reaction_updated(self.conversation_id, each, self._moves(each["id"])) for each in counted]

    def _count(self, numbers: Mapping[UUID, int]) -> list[dict[str, Any]]:
        if not numbers:
            return []
        values = {
            "message_ids": list(numbers),
            "numbers": list(numbers.values()),
            "taken": [reaction.id for reaction in self.taken],
        }
        return sorted(rows(sql.COUNT_REACTIONS, values), key=lambda counted: int(counted["change_seq"]))

    def _moves(self, message_id: UUID) -> list[dict[str, Any]]:
        return [
            {"user_id": reaction.user_id, "emoji": reaction.emoji, "op": "remove" if reaction.is_removed else "add"}
            for reaction in self.taken
            if reaction.message_id == message_id
        ]
