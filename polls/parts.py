"""A message's `poll` field, and its tallies as something that the flusher counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chat.parts import Batch
from polls import sql
from polls.models import Poll, Vote
from polls.selectors import polls_for, polls_for_viewers
from polls.tallies import count, poll_updated
from tmschat.core.events import Event

BATCH = 2000  # votes a flush: what is more waits for the next, so that no transaction grows long


class PollPart:
    """Polls, hung on their messages."""

    field = "poll"
    waiting = sql.UNNUMBERED_VOTES

    def for_messages(self, message_ids: Sequence[UUID], viewer_id: UUID | None) -> dict[UUID, Any]:
        """Give the polls of those messages that have one. One query."""
        return polls_for(message_ids, viewer_id)

    def for_viewers(
        self, message_ids: Sequence[UUID], viewer_ids: Collection[UUID]
    ) -> Mapping[UUID | None, dict[UUID, Any]]:
        """Give the polls as each of several viewers sees them. Two queries."""
        return polls_for_viewers(message_ids, viewer_ids)

    def clear(self, message_id: UUID) -> None:
        """Remove the poll of a message that is being deleted, votes and all.

        It waits for the votes that are under way, which share the poll's row, and later ones find none: a vote that
        came between would hang on a poll that is gone.
        """
        poll = Poll.objects.select_for_update().filter(message_id=message_id).first()
        if poll is not None:
            poll.delete()

    def take(self, conversation_id: UUID) -> Batch:
        """Lock the conversation's unnumbered votes that nobody is changing."""
        unnumbered = Vote.objects.filter(conversation_id=conversation_id, change_seq=None).order_by("poll_id", "id")
        taken = list(unnumbered.select_for_update(skip_locked=True)[:BATCH])
        polls = Poll.objects.filter(id__in={vote.poll_id for vote in taken})
        return VoteBatch(taken, dict(polls.values_list("id", "message_id")))


@dataclass(frozen=True, slots=True)
class VoteBatch:
    """Taken votes of one conversation; `messages` are their polls' messages, by poll."""

    taken: list[Vote]
    messages: dict[UUID, UUID]

    @property
    def message_ids(self) -> Sequence[UUID]:
        """The messages with moves; also where a tally ends as it was: one's other device may have seen it between."""
        return list(dict.fromkeys(self.messages[vote.poll_id] for vote in self.taken))

    def store(self, numbers: Mapping[UUID, int]) -> list[Event]:
        """Stamp the votes, drop the retracted ones, recount the polls."""
        ids = [vote.id for vote in self.taken]
        count(vote_ids=ids, message_numbers=numbers)
        movers: dict[UUID, list[Vote]] = defaultdict(list)
        for vote in self.taken:
            movers[self.messages[vote.poll_id]].append(vote)
        return [
            event
            for message_id, number in numbers.items()
            for event in poll_updated(message_id, number, movers[message_id])
        ]
