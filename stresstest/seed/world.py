"""Who and what there is, as pure functions of numbers: names, ids, times, and which message lies where.

Nothing is drawn by lot and nothing is looked up, so a second run knows every id that the first one wrote.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain, zip_longest
from uuid import UUID

BEGINNING = datetime(2026, 2, 23, 10, tzinfo=UTC)  # when the reference run was made
STEP = timedelta(seconds=1)  # between two lines of a conversation
_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_RANDOM_BITS = (0xFFF << 64) | ((1 << 62) - 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything there is. The group has all the users; each extra conversation has `extra_members`."""

    users: int = 100
    extras: int = 10
    extra_members: int = 10
    images: int = 100
    files: int = 100
    texts: int = 10  # in each extra conversation
    options: int = 4  # of the poll

    @classmethod
    def scaled(cls, scale: int) -> "Plan":
        """Give `scale` times as many users, extra conversations, images and files; there is one group and one poll."""
        one = cls()
        return cls(
            users=one.users * scale, extras=one.extras * scale, images=one.images * scale, files=one.files * scale
        )

    @property
    def rows(self) -> int:
        """How many rows all this is in the database, tokens left out."""
        members = self.users + self.extras * self.extra_members
        messages = self.images + self.files + 1 + self.extras * self.texts
        attached = self.images + self.files
        return self.users + 1 + self.extras + 2 * members + messages + 2 * attached + 1 + self.options


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a conversation: its `seq`, and which one of its kind it is."""

    seq: int
    type: str
    number: int


def seed_id(name: str, at: datetime = BEGINNING) -> UUID:
    """Give the id of what is called `name`: a UUID version 7 (RFC 9562, section 5.7) whose random bits are a digest."""
    digest = int.from_bytes(hashlib.sha256(f"stress {name}".encode()).digest()[:16])
    milliseconds = int(at.timestamp() * 1000)
    return UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | (digest & _RANDOM_BITS))


def username(number: int) -> str:
    """Give the name of user 1, 2, 3 …"""
    return f"stress_{number:03d}"


def user_id(number: int) -> UUID:
    """Give the id of user 1, 2, 3 …"""
    return seed_id(f"user {number}", BEGINNING + number * timedelta(milliseconds=1))


def group_id() -> UUID:
    """Give the id of the conversation of all."""
    return seed_id("group", BEGINNING + timedelta(minutes=1))


def extra_id(number: int) -> UUID:
    """Give the id of extra conversation 1, 2, 3 …"""
    return seed_id(f"extra {number}", BEGINNING + timedelta(minutes=1) + number * timedelta(milliseconds=1))


def extra_members(plan: Plan, number: int) -> list[int]:
    """Give the users of an extra conversation: the next ones in turn, so that all are in about as many."""
    first = (number - 1) * plan.extra_members
    return [(first + place) % plan.users + 1 for place in range(plan.extra_members)]


def time_of(line: Line) -> datetime:
    """Give when a line was sent."""
    return BEGINNING + timedelta(hours=1) + line.seq * STEP


def message_id(conversation_id: UUID, line: Line) -> UUID:
    """Give the id of a message; ids of one conversation ascend with `seq`."""
    return seed_id(f"message {conversation_id} {line.seq}", time_of(line))


def group_lines(plan: Plan) -> Iterator[Line]:
    """Give the group's messages: images and files by turns, then the poll."""
    images = (("IMAGE", number) for number in range(1, plan.images + 1))
    files = (("FILE", number) for number in range(1, plan.files + 1))
    by_turns = chain.from_iterable(zip_longest(images, files))
    kinds = chain((each for each in by_turns if each is not None), [("POLL", 1)])
    return (Line(seq, kind, number) for seq, (kind, number) in enumerate(kinds, start=1))


def extra_lines(plan: Plan) -> Iterator[Line]:
    """Give the messages of any extra conversation."""
    return (Line(seq, "TEXT", seq) for seq in range(1, plan.texts + 1))


def upload_id(line: Line) -> UUID:
    """Give the id of the upload that a group's line holds."""
    return seed_id(f"upload {line.type} {line.number}", time_of(line))


def poll_id() -> UUID:
    """Give the id of the poll."""
    return seed_id("poll")


def option_id(position: int) -> UUID:
    """Give the id of the poll's option 0, 1, 2 …"""
    return seed_id(f"option {position}")
