"""Who talks where, and how much: conversations of very different sizes, and people of very different activity."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from random import Random
from uuid import UUID

from stresstest.seed.world import BEGINNING, seed_id

YEAR = timedelta(days=365)
START = BEGINNING - YEAR  # the seeded data itself is newer than the volume
MESSAGES_A_CONVERSATION = 100
MESSAGES_A_PERSON = 1000
FEWEST_PEOPLE = 20
_LARGEST = 0.1  # of all messages are in one conversation with everybody
_EVENNESS, _DECAY = 5, 0.8  # sizes of the others fall as 1 / (place + 5) ** 0.8


@dataclass(frozen=True)
class Volume:
    """`messages` in all. People, conversations and what is said follow from that number alone."""

    messages: int

    @property
    def conversations(self) -> int:
        """How many there are: a hundredth of the messages."""
        return max(self.messages // MESSAGES_A_CONVERSATION, 1)

    @property
    def people(self) -> int:
        """How many people talk."""
        return max(self.messages // MESSAGES_A_PERSON, FEWEST_PEOPLE)

    @cached_property
    def rooms(self) -> list["Room"]:
        """All conversations; the first is everybody's and has the most messages."""
        random = Random(f"volume {self.messages} rooms")
        pairs: set[tuple[int, int]] = set()
        return [self._room(place, size, random, pairs) for place, size in enumerate(self._sizes())]

    def _sizes(self) -> list[int]:
        weights = [(place + _EVENNESS) ** -_DECAY for place in range(self.conversations - 1)]
        others = self.messages * (1 - _LARGEST)
        whole = sum(weights)
        sizes = [max(int(others * weight / whole), 1) for weight in weights]
        return [self.messages - sum(sizes), *sizes]

    def _room(self, place: int, size: int, random: Random, pairs: set[tuple[int, int]]) -> "Room":
        if place == 0:
            return Room(place, size, list(range(self.people)), is_direct=False)
        if random.random() < 0.4 and (pair := self._pair(random)) not in pairs:
            pairs.add(pair)
            return Room(place, size, list(pair), is_direct=True)
        count = min(3 + int(random.lognormvariate(1.5, 1.0)), self.people)
        members = {self._somebody(random) for _ in range(count)}
        return Room(place, size, sorted(members), is_direct=False)

    def _pair(self, random: Random) -> tuple[int, int]:
        one, other = sorted(random.sample(range(self.people), 2))
        return one, other

    def _somebody(self, random: Random) -> int:
        return int(self.people * random.random() ** 2)  # some are in very many conversations


@dataclass(frozen=True, slots=True)
class Room:
    """One conversation: how many messages it has, and whose it is, by number."""

    place: int
    size: int
    members: list[int]
    is_direct: bool

    @property
    def id(self) -> UUID:
        """Its id."""
        return seed_id(f"volume room {self.place}", START + timedelta(milliseconds=self.place))


def person_name(number: int) -> str:
    """Give the username of person 0, 1, 2 …"""
    return f"crowd_{number + 1:05d}"


def person_id(number: int) -> UUID:
    """Give the id of person 0, 1, 2 …"""
    return seed_id(f"volume person {number}", START + timedelta(milliseconds=number))
