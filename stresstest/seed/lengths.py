"""Conversations of given lengths, for those who scroll through them: texts alone, and everybody has read them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from chat.models import Conversation, Mark, Member, Message
from stresstest.seed import texts, world
from stresstest.seed.copying import analyze, copy_rows
from stresstest.seed.loading import OtherData, hold_lock
from stresstest.seed.world import Line, Plan

MEMBERS = 10
MADE_AT = world.BEGINNING + timedelta(minutes=2)
IN_A_ROW = 3  # messages that one person writes before the next one does


@dataclass(frozen=True, slots=True)
class Long:
    """A conversation of `length` messages among `people`, by number."""

    length: int
    people: Sequence[int]

    @property
    def id(self) -> UUID:
        """Its id."""
        return world.seed_id(f"length {self.length}", MADE_AT + timedelta(milliseconds=self.length))

    def conversation(self) -> Conversation:
        """The conversation's row. Numbers: 1 the conversation, then its members, then its messages."""
        return Conversation(
            id=self.id,
            type=Conversation.Type.GROUP,
            title=f"{self.length:,} messages",
            created_by_id=world.user_id(self.people[0]),
            created_at=MADE_AT,
            last_seq=self.length,
            change_seq=1 + len(self.people) + self.length,
            own_change_seq=1,
            member_count=len(self.people),
            last_activity_at=world.time_of(_line(self.length)),
        )

    def members(self) -> Iterator[Member]:
        """Who is in it; the first one owns it."""
        for place, number in enumerate(self.people):
            yield Member(
                conversation_id=self.id,
                user_id=world.user_id(number),
                role=Member.Role.MEMBER if place else Member.Role.OWNER,
                joined_at=MADE_AT,
                change_seq=2 + place,
            )

    def marks(self) -> Iterator[Mark]:
        """Everybody has read to the end, so that it opens there."""
        read = {"delivered_seq": self.length, "read_seq": self.length}
        read_at = world.time_of(_line(self.length))
        for number in self.people:
            user = world.user_id(number)
            yield Mark(conversation_id=self.id, user_id=user, delivered_at=read_at, read_at=read_at, **read)

    def messages(self) -> Iterator[Message]:
        """All of them, oldest first."""
        for seq in range(1, self.length + 1):
            sender = self.people[seq // IN_A_ROW % len(self.people)]
            yield Message(
                id=world.message_id(self.id, _line(seq)),
                conversation_id=self.id,
                seq=seq,
                change_seq=1 + len(self.people) + seq,
                sender_id=world.user_id(sender),
                text=texts.line(seq),
                created_at=world.time_of(_line(seq)),
            )


def longs(plan: Plan, lengths: Sequence[int]) -> list[Long]:
    """Give the conversations of these lengths among the plan's first users."""
    return [Long(length, range(1, min(MEMBERS, plan.users) + 1)) for length in lengths]


def rows(wanted: Sequence[Long]) -> int:
    """How many rows they are in the database."""
    return sum(1 + 2 * len(each.people) + each.length for each in wanted)


def described(wanted: Sequence[Long]) -> list[dict[str, Any]]:
    """Give what those who scroll read of them."""
    return [{"id": each.id, "messages": each.length} for each in wanted]


@transaction.atomic
def load(wanted: Sequence[Long], on_rows: Callable[[int], object]) -> None:
    """Write those that are not there; what people sent since stays. Their users must be there. Raises OtherData."""
    hold_lock()
    missing = [each for each in wanted if not _is_there(each)]
    for each in missing:
        copy_rows(Conversation, [each.conversation()], on_rows)
        copy_rows(Member, each.members(), on_rows)
        copy_rows(Mark, each.marks(), on_rows)
        copy_rows(Message, each.messages(), on_rows)
    if missing:
        analyze([Conversation, Member, Mark, Message])


def _is_there(wanted: Long) -> bool:
    standing = Conversation.objects.filter(pk=wanted.id).first()
    if standing is not None and (standing.deleted_at or standing.last_seq < wanted.length):
        raise OtherData(f"the conversation of {wanted.length} messages is not as it was made; use --reset")
    return standing is not None


def _line(seq: int) -> Line:
    return Line(seq, "TEXT", seq)
