"""What the hub knows of the conversations and people who have sockets here. No I/O."""

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from realtime.connection import Connection
from realtime.layer import conversation_group, user_group
from realtime.own_variants import OwnVariants
from realtime.sequencer import Sequencer


@dataclass(slots=True, eq=False)
class Room:
    """A conversation with the sockets here that get its frames."""

    id: UUID
    connections: set[Connection] = field(default_factory=set)
    sequencer: Sequencer = field(default_factory=Sequencer)
    pins: int = 0  # who keeps it although it may be empty
    hold: asyncio.TimerHandle | None = None  # runs while a missing number may still come by itself
    is_healing: bool = False
    own: OwnVariants = field(default_factory=OwnVariants)

    def connections_of(self, user_id: UUID) -> list[Connection]:
        """The person's sockets in this room."""
        return [connection for connection in self.connections if connection.user_id == user_id]


@dataclass(slots=True)
class Membership:
    """The last that was heard of a person's coming into or going out of a conversation."""

    number: int  # the conversation's change number of it; what bears a lower one is old news
    is_member: bool
    is_told: bool = True  # whether the person's sockets know of it, by a frame or by their `hello`


class Sum(NamedTuple):
    """What tells two sets of conversations apart without naming them: how many, and their ids' last 48 bits mixed."""

    rooms: int = 0
    mix: int = 0

    def changed(self, conversation_id: UUID, *, by: int) -> "Sum":
        """Give the sum with one more or one less."""
        return Sum(self.rooms + by, self.mix ^ (conversation_id.int & 0xFFFF_FFFF_FFFF))


@dataclass(slots=True)
class Person:
    """Somebody with sockets here."""

    connections: set[Connection] = field(default_factory=set)
    memberships: dict[UUID, Membership] = field(default_factory=dict)  # changed through `note` alone
    is_known: bool = False  # whether the memberships have been read once
    sum: Sum = field(default_factory=Sum)  # of the conversations that the person is in
    shares_presence: bool | None = None  # None: not known yet, while their first socket is still connecting
    untold: set[UUID] = field(default_factory=set)  # where they came or went and some socket of theirs was not told

    def note(self, conversation_id: UUID, membership: Membership) -> None:
        """Know of a coming or going."""
        if self.is_member(conversation_id) != membership.is_member:
            self.sum = self.sum.changed(conversation_id, by=1 if membership.is_member else -1)
        self.memberships[conversation_id] = membership
        (self.untold.discard if membership.is_told else self.untold.add)(conversation_id)

    def is_news(self, conversation_id: UUID, number: int) -> bool:
        """Whether a coming or going with `number` is later than what is known."""
        known = self.memberships.get(conversation_id)
        return known is None or number > known.number or (number == known.number and not known.is_told)

    def is_member(self, conversation_id: UUID) -> bool:
        """Whether the person is in the conversation, as far as is known here."""
        membership = self.memberships.get(conversation_id)
        return membership is not None and membership.is_member

    def is_heard_of(self, conversation_id: UUID) -> bool:
        """Whether all of the person's sockets that have had their `hello` get the conversation's frames."""
        return all(conversation_id in each.rooms for each in self.connections if each.is_welcome)

    def was_member_before(self, conversation_id: UUID, number: int) -> bool:
        """Whether the person was in the conversation before its change `number`, and has not gone since."""
        return self.is_member(conversation_id) and self.memberships[conversation_id].number < number

    def differs_from(self, actual: Sum) -> bool:
        """Whether the person is, or believes to be, in other conversations than `actual`ly."""
        return self.sum != actual or bool(self.untold)

    @property
    def conversation_ids(self) -> set[UUID]:
        """Where the person is a member, as far as is known here."""
        return {each for each, membership in self.memberships.items() if membership.is_member}


class Registry:
    """Rooms and people, there as long as somebody needs them. `quiet` collects the groups that nobody needs now."""

    def __init__(self) -> None:
        self.rooms: dict[UUID, Room] = {}
        self.people: dict[UUID, Person] = {}
        self.quiet: set[str] = set()

    def arrive(self, connection: Connection) -> None:
        """Know a connection of a person."""
        self.people.setdefault(connection.user_id, Person()).connections.add(connection)
        self.quiet.discard(user_group(connection.user_id))

    def depart(self, connection: Connection) -> None:
        """Forget a connection."""
        for conversation_id in tuple(connection.rooms):
            self.exit(connection, conversation_id)
        person = self.people.get(connection.user_id)
        if person is None:
            return
        person.connections.discard(connection)
        if not person.connections:
            del self.people[connection.user_id]
            self.quiet.add(user_group(connection.user_id))

    def connections_of(self, user_id: UUID) -> set[Connection]:
        """Give a person's sockets."""
        person = self.people.get(user_id)
        return person.connections if person is not None else set()

    def is_member(self, connection: Connection, conversation_id: UUID) -> bool:
        """Whether the connection is still there and its person in the conversation, as far as is known."""
        person = self.people.get(connection.user_id)
        return person is not None and connection in person.connections and person.is_member(conversation_id)

    def room(self, conversation_id: UUID) -> Room:
        """Give a room, there from now on until `release` finds it empty."""
        room = self.rooms.get(conversation_id)
        if room is None:
            room = self.rooms[conversation_id] = Room(conversation_id)
            self.quiet.discard(conversation_group(conversation_id))
        return room

    def enter(self, connection: Connection, conversation_id: UUID) -> Room:
        """Let the connection have a conversation's frames."""
        room = self.room(conversation_id)
        room.connections.add(connection)
        connection.rooms.add(conversation_id)
        return room

    def exit(self, connection: Connection, conversation_id: UUID) -> None:
        """Let the connection have no more of a conversation's frames."""
        connection.rooms.discard(conversation_id)
        room = self.rooms.get(conversation_id)
        if room is not None:
            room.connections.discard(connection)
            self.release(room)

    def release(self, room: Room) -> None:
        """Let an empty room go."""
        if room.connections or room.pins:
            return
        del self.rooms[room.id]
        self.quiet.add(conversation_group(room.id))
        if room.hold is not None:
            room.hold.cancel()
