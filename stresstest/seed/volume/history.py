"""What happened in the year, in order: who wrote where, what answers what, and the numbers that each line bears.

A line's reply count and change number depend on lines after it, so the year is gone through once before a row is
written: a few bytes a message, a million of them in seconds.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Self

from stresstest.seed.volume.plan import START, YEAR, Room, Volume

NO_REPLY = -1
_REPLIES, _EDITED, _DELETED, _REACTED = 0.18, 0.01, 0.005, 0.15  # shares of the messages
_NEAR = 12  # how many messages back a reply reaches


@dataclass(slots=True)
class History:
    """A value a message, in the order of sending; `numbers` are change numbers, `rooms` and `senders` places."""

    rooms: "array[int]"
    seqs: "array[int]"
    senders: "array[int]"
    numbers: "array[int]"
    answers: "array[int]"  # which message; NO_REPLY
    replies: "array[int]"  # how many stand
    reactions: "array[int]"  # how many people have reacted
    edited: bytearray
    deleted: bytearray
    heads: list[int] = field(default_factory=list)  # a conversation's last change number
    lasts: list[int] = field(default_factory=list)  # its newest message

    @classmethod
    def of(cls, volume: Volume) -> Self:
        """Go through the year."""
        count = volume.messages
        zeros = (array(kind, bytes(array(kind).itemsize * count)) for kind in "IIIIIHH")
        rooms, seqs, senders, numbers, _, replies, reactions = zeros
        answers = array("i", [NO_REPLY]) * count
        history = cls(rooms, seqs, senders, numbers, answers, replies, reactions, bytearray(count), bytearray(count))
        history._live(volume.rooms, Random(f"volume {count} history"))
        return history

    def __len__(self) -> int:
        return len(self.rooms)

    def time_of(self, place: int) -> datetime:
        """Give when a message was sent; an edit or a deletion comes a little later."""
        return START + YEAR * ((place + 1) / (len(self) + 1))

    def _live(self, rooms: list[Room], random: Random) -> None:
        turns = array("I", (room.place for room in rooms for _ in range(room.size)))
        random.shuffle(turns)
        self.heads = [1 + len(room.members) for room in rooms]  # the conversation's own number, then its members'
        said: list[list[int]] = [[] for _ in rooms]  # the newest messages
        lengths = [0] * len(rooms)
        for place, at in enumerate(turns):
            lengths[at] += 1
            self._say(place, at, lengths[at], random.choice(rooms[at].members))
            self._befall(place, said[at], random)
            said[at].append(place)
            del said[at][:-_NEAR]
        self.lasts = [newest[-1] for newest in said]

    def _say(self, place: int, room: int, seq: int, sender: int) -> None:
        self.rooms[place] = room
        self.seqs[place] = seq
        self.senders[place] = sender
        self._number(place)

    def _befall(self, place: int, earlier: list[int], random: Random) -> None:
        drawn = random.random()
        if drawn < _DELETED:
            self.deleted[place] = True
            self._number(place)
        elif drawn < _DELETED + _EDITED:
            self.edited[place] = True
            self._number(place)
        elif drawn < _DELETED + _EDITED + _REPLIES and earlier:
            self.answers[place] = answered = random.choice(earlier)
            self.replies[answered] += 1
            self._number(answered)
        if random.random() < _REACTED and not self.deleted[place]:
            self.reactions[place] = min(1 + int(random.lognormvariate(0.3, 1.0)), 60)
            self._number(place)

    def _number(self, place: int) -> None:
        """Give a message the next change number of its conversation."""
        room = self.rooms[place]
        self.heads[room] += 1
        self.numbers[place] = self.heads[room]


def reacted(history: History, place: int, members: list[int], emoji: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Give who has put which emoji on a message, in that order: each person one, most of them one that stands."""
    first = place * 7
    for step in range(min(history.reactions[place], len(members))):
        put = place + step % (1 + step // 3)
        yield members[(first + step) % len(members)], emoji[put % len(emoji)]
