"""The volume's rows, table by table, each as a stream of tuples: they are what the services would have written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from chat.models import Conversation, Edit, Mark, Member, Mention, Message, Reaction
from stresstest.seed import texts
from stresstest.seed.volume.history import NO_REPLY, History, reacted
from stresstest.seed.volume.plan import START, Room, Volume, person_id, person_name
from stresstest.seed.volume.words import EMOJI, Talker
from tmschat.core.render import to_json
from tmschat.users.models import User

_SOON = timedelta(seconds=40)  # after sending: an edit, a deletion, a reaction
_CALLS = 50  # one message in so many names somebody
_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_RANDOM_BITS = (0xFFF << 64) | ((1 << 62) - 1)

Rows = Iterable[tuple[Any, ...]]


@dataclass(frozen=True)
class Table:
    """Rows of some columns of a model; the others have their defaults."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: Rows


class Content:
    """Everything in the volume."""

    def __init__(self, volume: Volume) -> None:
        self.volume = volume
        self.people = [person_id(number) for number in range(volume.people)]
        self.names = [person_name(number) for number in range(volume.people)]
        self.rooms = volume.rooms
        self.room_ids = [room.id for room in self.rooms]

    @cached_property
    def history(self) -> History:
        """What happened, in order."""
        return History.of(self.volume)

    @cached_property
    def message_ids(self) -> list[UUID]:
        """Ids of version 7 (RFC 9562) by place: they ascend with time."""
        random = Random(f"volume {self.volume.messages} ids")
        return [self._message_id(place, random) for place in range(self.volume.messages)]

    def tables(self) -> Iterator[Table]:
        """Give every table, in an order in which what is referred to comes first."""
        yield Table(User, ("id", "username", "display_name", "password", "joined_at"), self._users())
        yield Table(Conversation, _CONVERSATION, self._conversations())
        yield Table(Member, ("conversation_id", "user_id", "role", "joined_at", "change_seq"), self._members())
        yield Table(Message, _MESSAGE, self._messages())
        yield Table(Mark, _MARK, self._marks())
        yield Table(Reaction, _REACTION, self._reactions())
        yield Table(Edit, ("message_id", "text", "edited_at"), self._edits())
        yield Table(Mention, ("message_id", "conversation_id", "user_id", "seq"), self._mentions())

    def _users(self) -> Rows:
        for number, (user_id, name) in enumerate(zip(self.people, self.names, strict=True)):
            yield user_id, name, texts.display_name(number), make_password(None), START

    def _conversations(self) -> Rows:
        history = self.history
        for room in self.rooms:
            yield (
                self.room_ids[room.place],
                "DIRECT" if room.is_direct else "GROUP",
                "" if room.is_direct else f"Volume {room.place + 1}",
                ":".join(sorted(str(self.people[each]) for each in room.members)) if room.is_direct else None,
                self.people[room.members[0]],
                START,
                room.size,
                history.heads[room.place],
                1,
                len(room.members),
                history.time_of(history.lasts[room.place]),
            )

    def _members(self) -> Rows:
        for room in self.rooms:
            for place, member in enumerate(room.members):
                role = "MEMBER" if place or room.is_direct else "OWNER"
                yield self.room_ids[room.place], self.people[member], role, START, 2 + place

    def _marks(self) -> Rows:
        random = Random(f"volume {self.volume.messages} marks")
        for room in self.rooms:
            for member in room.members:
                read = max(room.size - int(random.lognormvariate(0.5, 1.6)), 0)
                delivered = min(read + random.randrange(10), room.size)
                at = START + timedelta(days=365)
                yield self.room_ids[room.place], self.people[member], delivered, read, at, at

    def _messages(self) -> Rows:
        history, talker = self.history, Talker(Random(f"volume {self.volume.messages} talk"))
        for place, message_id in enumerate(self.message_ids):
            room, sent_at, is_deleted = history.rooms[place], history.time_of(place), history.deleted[place]
            said, answered = talker.line(), history.answers[place]
            called = self._called(place)
            if called is not None:
                said = f"@{self.names[called]} {said}"[:10_000]
            yield (
                message_id,
                self.room_ids[room],
                history.seqs[place],
                history.numbers[place],
                self.people[history.senders[place]],
                "" if is_deleted else said,
                None if answered == NO_REPLY else self.message_ids[answered],
                [] if called is None else [self.people[called]],
                self._counts(place),
                history.replies[place],
                sent_at,
                sent_at + _SOON if history.edited[place] else None,
                sent_at + _SOON if is_deleted else None,
            )

    def _counts(self, place: int) -> str:
        if not self.history.reactions[place]:
            return "[]"
        counts = Counter(emoji for _, emoji in self._reacted(place))
        return to_json([{"emoji": emoji, "count": count} for emoji, count in counts.items()]).decode()

    def _reactions(self) -> Rows:
        history = self.history
        for place, count in enumerate(history.reactions):
            for member, emoji in self._reacted(place) if count else ():
                room, number = history.rooms[place], history.numbers[place]
                at = history.time_of(place) + _SOON
                yield self.message_ids[place], self.room_ids[room], self.people[member], emoji, True, number, at

    def _reacted(self, place: int) -> Iterator[tuple[int, str]]:
        return reacted(self.history, place, self._room_of(place).members, EMOJI)

    def _edits(self) -> Rows:
        talker = Talker(Random(f"volume {self.volume.messages} edits"))
        for place, is_edited in enumerate(self.history.edited):
            if is_edited:
                yield self.message_ids[place], talker.line(), self.history.time_of(place)

    def _mentions(self) -> Rows:
        for place, message_id in enumerate(self.message_ids):
            called = self._called(place)
            if called is not None:
                room = self.history.rooms[place]
                yield message_id, self.room_ids[room], self.people[called], self.history.seqs[place]

    def _called(self, place: int) -> int | None:
        """Give whom a message names: the member after its sender."""
        if place % _CALLS or self.history.deleted[place]:
            return None
        members = self._room_of(place).members
        sender = self.history.senders[place]
        called = members[(members.index(sender) + 1) % len(members)]
        return None if called == sender else called

    def _room_of(self, place: int) -> Room:
        return self.rooms[self.history.rooms[place]]

    def _message_id(self, place: int, random: Random) -> UUID:
        milliseconds = int(self.history.time_of(place).timestamp() * 1000)
        return UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | (random.getrandbits(80) & _RANDOM_BITS))


_CONVERSATION = (
    *("id", "type", "title", "direct_key", "created_by_id", "created_at", "last_seq", "change_seq", "own_change_seq"),
    *("member_count", "last_activity_at"),
)
_MESSAGE = (
    *("id", "conversation_id", "seq", "change_seq", "sender_id", "text", "reply_to_id", "mentions", "reaction_counts"),
    *("reply_count", "created_at", "edited_at", "deleted_at"),
)
_MARK = ("conversation_id", "user_id", "delivered_seq", "read_seq", "delivered_at", "read_at")
_REACTION = ("message_id", "conversation_id", "user_id", "emoji", "is_counted", "change_seq", "created_at")
