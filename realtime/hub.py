"""The sockets of this process: who gets which frame, when. One event loop owns it, so there are no locks.

The layer's messages are hints. A conversation's frames go through its sequencer; what is missing is read from the
database by whoever has set the `on_…` hooks (`repair.py`).
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from realtime.connection import Connection
from realtime.frames import CloseCode, Frame, server_frame, unpacked
from realtime.gatherer import Gatherer
from realtime.hooks import Hooks
from realtime.layer import FLUSHER, PEOPLE, Wire, conversation_group, user_group
from realtime.rooms import Membership, Registry, Room
from realtime.subscriber import Subscriber
from tmschat.core.metrics import EVENTS_DELIVERED

HOLD_S = 0.3  # how long a frame may come late before the database is asked
SPREAD_MS = 5000  # clients of a process that ends come back within this time, not all at once
CONNECT_MS = 4  # what a socket's coming costs a processor: where there are many, they are given so much more time

logger = logging.getLogger(__name__)


class Hub(Hooks):
    """Delivers what the process's one subscription brings."""

    def __init__(self) -> None:
        super().__init__()
        self.registry = Registry()
        self._gatherer = Gatherer()
        self._subscriber = Subscriber(Wire.configured(), self._on_message, self._restored)
        self._tasks: set[asyncio.Task[None]] = set()

    # --- life ---------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to listen."""
        self.spawn(self._subscriber.run())
        self.spawn(self._subscriber.add((FLUSHER, PEOPLE)))

    async def stop(self) -> None:
        """Stop listening. `farewell` comes before."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def farewell(self) -> None:
        """Ask every client to come back after a random while."""
        connections = [each for person in self.registry.people.values() for each in person.connections]
        spread_ms = max(SPREAD_MS, CONNECT_MS * len(connections))
        for connection in connections:
            delay_ms = random.randrange(spread_ms)  # noqa: S311 (spreads load, guards nothing)
            bye = Frame("bye", server_frame("bye", reconnect_after_ms=delay_ms))
            connection.close(CloseCode.RESTARTING, after=bye)

    def _restored(self) -> None:
        for call in self.on_restored:
            call()

    def spawn(self, work: Coroutine[Any, Any, None], name: str | None = None) -> None:
        """Run `work` beside; what it raises is logged."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("a task of the hub failed", exc_info=task.exception())

    # --- sockets coming and going -------------------------------------------------------------------------------------

    async def join(self, connection: Connection, read_ids: Callable[[], Awaitable[Iterable[UUID]]]) -> set[UUID]:
        """Subscribe to all that concerns `connection`; from then on its frames are queued.

        `read_ids` gives the person's conversations; it is called once the person's own group is subscribed, so that
        whatever is joined after it is heard of. Gives those conversations.
        """
        self.registry.arrive(connection)
        await self._subscriber.add([user_group(connection.user_id)])
        ids = set(await read_ids())
        for conversation_id in ids:
            self.registry.enter(connection, conversation_id)
        await self._subscriber.add([conversation_group(each) for each in ids])
        return ids

    def welcome(self, connection: Connection, heads: Mapping[UUID, int], joined: Collection[UUID]) -> None:
        """Begin with `heads`, read after `join`, whose answer is `joined`; the connection's `hello` names them."""
        person = self.registry.people[connection.user_id]
        person.is_known = True
        for conversation_id in set(joined) - heads.keys():
            if not person.is_member(conversation_id):  # else they have come back meanwhile
                self.registry.exit(connection, conversation_id)  # left while connecting
        for conversation_id, number in heads.items():
            if person.is_news(conversation_id, number):
                is_told = person.is_heard_of(conversation_id)
                person.note(conversation_id, Membership(number, is_member=True, is_told=is_told))
            if not person.is_member(conversation_id):
                continue  # left after the heads were read
            if conversation_id in connection.rooms:
                self._begin_room(connection, self.registry.rooms[conversation_id], number)
            else:  # joined while connecting
                self.spawn(self._admit([connection], conversation_id, number))
        connection.is_welcome = True
        self._unsubscribe()

    def leave(self, connection: Connection) -> None:
        """Forget a socket that is gone."""
        self.registry.depart(connection)
        self._unsubscribe()
        self.on_departed(connection)

    def arrived(self, connection: Connection, *, shares_presence: bool) -> None:
        """Note that a socket is open, and whether its person lets others see it."""
        self.registry.people[connection.user_id].shares_presence = shares_presence
        self.on_arrived(connection)

    def shares_presence(self, user_id: UUID, *, now: bool) -> None:
        """Note that a person has decided whether others see that they are there."""
        person = self.registry.people.get(user_id)
        if person is not None and person.shares_presence is not now:
            person.shares_presence = now
            self.on_moved(user_id)

    def connections_of(self, user_id: UUID) -> set[Connection]:
        """Give a person's sockets here."""
        return self.registry.connections_of(user_id)

    def _unsubscribe(self) -> None:
        if self.registry.quiet:
            self.spawn(self._discard_quiet())

    async def _discard_quiet(self) -> None:
        # Taken now and not when this was asked for: who came in between needs its group, and finds it subscribed.
        groups, self.registry.quiet = self.registry.quiet, set()
        await self._subscriber.discard(groups)

    def _begin_room(self, connection: Connection, room: Room, number: int) -> None:
        sequencer = room.sequencer
        if sequencer.head is None:
            self.hand_out(room, sequencer.start(number))
        elif number < sequencer.head:
            self.on_behind(connection, room, number)
        sequencer.heard_of(number)
        self.check(room)

    async def _admit(
        self, connections: Iterable[Connection], conversation_id: UUID, number: int, frame: Frame | None = None
    ) -> None:
        """Let sockets into a conversation that their person has joined with `number`; `frame` tells them."""
        room = self.registry.room(conversation_id)
        room.pins += 1
        await self._subscriber.add([conversation_group(conversation_id)])
        room.pins -= 1
        for connection in connections:
            if self.registry.is_member(connection, conversation_id):
                self.registry.enter(connection, conversation_id)
                if frame is not None:
                    connection.offer(frame)
                self._begin_room(connection, room, number)
        self.registry.release(room)
        self._unsubscribe()
        self.on_entered(conversation_id)  # what was said before the subscription stood

    # --- frames -------------------------------------------------------------------------------------------------------

    def _on_message(self, payload: bytes) -> None:
        try:
            frame = unpacked(payload)
        except (ValueError, KeyError, TypeError):
            logger.warning("the layer carried something that is not a frame")
            return
        try:
            self._take(frame)
        except Exception:  # one frame must not make the process deaf to all that follow
            logger.exception("a frame could not be handed on: %s", frame.type)

    def _take(self, frame: Frame) -> None:
        if frame.type == "_flush":
            self.on_flush()
        elif frame.type == "_presence":
            self.on_presence([UUID(each) for each in frame.data["user_ids"]])
        elif frame.rooms:
            self._to_acquaintances(frame)
        elif frame.to:
            for user_id in frame.to & self.registry.people.keys():
                self._to_person(user_id, frame)
        elif frame.conversation_id in self.registry.rooms:
            self._to_room(self.registry.rooms[frame.conversation_id], frame)

    def _to_room(self, room: Room, frame: Frame) -> None:
        if frame.type == "receipt.updated":
            self._gatherer.take(room.id, frame, partial(self._fan_out, room))
        elif frame.change_seq is None:
            self._fan_out(room, frame)
        else:
            self.hand_out(room, room.sequencer.take(frame))
            self.check(room)

    def _to_acquaintances(self, frame: Frame) -> None:
        people, rooms = self.registry.people, self.registry.rooms
        concerned = {connection for each in frame.rooms & rooms.keys() for connection in rooms[each].connections}
        concerned.update(connection for each in frame.to & people.keys() for connection in people[each].connections)
        self._offer(concerned, frame)

    def hand_out(self, room: Room, frames: Iterable[Frame]) -> None:
        """Give frames whose turn has come to the room's sockets."""
        for frame in frames:
            number = frame.change_seq or 0
            if frame.type == "member.removed":
                for user_id in frame.not_to:
                    self.take_out(user_id, room.id, number)
            self._fan_out(room, frame)
            for user_id in frame.not_to:
                self._own_turn(room, user_id, number)

    def check(self, room: Room) -> None:
        """See to it that a missing number is looked for."""
        if room.sequencer.is_missing_some:
            self.on_gap(room)

    def _fan_out(self, room: Room, frame: Frame) -> None:
        left_out = frame.not_to  # mostly empty: what it is asked for is hashed all the same, in Python
        for connection in room.connections:
            if not left_out or connection.user_id not in left_out:
                connection.offer(frame)
        EVENTS_DELIVERED.inc(len(room.connections))

    # --- what goes to one person --------------------------------------------------------------------------------------

    def _to_person(self, user_id: UUID, frame: Frame) -> None:
        if frame.type == "_cut":
            self.cut(user_id, frame.data["credential"], CloseCode(frame.data["code"]))
        elif frame.type == "conversation.joined":
            self.joined(user_id, frame)
        elif frame.type == "conversation.left":
            self.left(user_id, frame)
        elif frame.type == "_sharing":
            self.shares_presence(user_id, now=frame.data["shares_presence"])
        elif frame.type == "me.updated":
            self._gatherer.take((user_id, frame.conversation_id), frame, partial(self._own_news, user_id))
        elif frame.conversation_id is None:
            self._offer(self.registry.people[user_id].connections, frame)
        elif frame.conversation_id in self.registry.rooms:
            self._own_variant(self.registry.rooms[frame.conversation_id], user_id, frame)

    def _own_news(self, user_id: UUID, frame: Frame) -> None:
        self._offer([each for each in self.connections_of(user_id) if frame.conversation_id in each.rooms], frame)

    def joined(self, user_id: UUID, frame: Frame) -> None:
        """The person has come into a conversation: its frames start after this one."""
        conversation_id, number = frame.conversation_id, frame.change_seq or 0
        person = self.registry.people[user_id]
        if conversation_id is not None and person.is_news(conversation_id, number):
            person.note(conversation_id, Membership(number, is_member=True))
            self.spawn(self._admit(tuple(person.connections), conversation_id, number, frame))

    def left(self, user_id: UUID, frame: Frame) -> None:
        """The person has gone out of a conversation: nothing of it comes after this frame."""
        conversation_id, number = frame.conversation_id, frame.change_seq or 0
        person = self.registry.people[user_id]
        if conversation_id is not None and person.is_news(conversation_id, number):
            self.take_out(user_id, conversation_id, number)
            person.note(conversation_id, Membership(number, is_member=False))
            self._offer(person.connections, frame)

    def take_out(self, user_id: UUID, conversation_id: UUID, number: int) -> None:
        """Stop a conversation's frames for a person who is no member from `number` on. Telling them is `left`'s."""
        self.on_parted(user_id)
        person = self.registry.people.get(user_id)
        if person is not None and person.is_news(conversation_id, number):
            person.note(conversation_id, Membership(number, is_member=False, is_told=False))
            for connection in person.connections:
                self.registry.exit(connection, conversation_id)
            self._unsubscribe()

    def _own_variant(self, room: Room, user_id: UUID, frame: Frame) -> None:
        """Hand on a person's own frame; a variant of a numbered one only when the numbers before it have gone out."""
        if room.own.is_due(user_id, frame, head=room.sequencer.head or 0):
            self._offer(room.connections_of(user_id), frame)

    def _own_turn(self, room: Room, user_id: UUID, number: int) -> None:
        """All others are given the frame `number` now; the person gets their own variant of it."""
        person = self.registry.people.get(user_id)
        is_there, frame = room.own.turn(user_id, number)
        if frame is not None:
            self._offer(room.connections_of(user_id), frame)
        elif not is_there and person is not None and person.was_member_before(room.id, number):
            room.own.miss(user_id, number)
            asyncio.get_running_loop().call_later(HOLD_S, self._own_overdue, room, user_id, number)

    def _own_overdue(self, room: Room, user_id: UUID, number: int) -> None:
        if room.own.is_missing(user_id, number):
            for connection in room.connections_of(user_id):
                self.on_behind(connection, room, number - 1)

    def _offer(self, connections: Iterable[Connection], frame: Frame) -> None:
        for connection in connections:
            connection.offer(frame)
        EVENTS_DELIVERED.inc()

    def cut(self, user_id: UUID, credential: str | None, code: CloseCode) -> None:
        """End a person's sockets that came by `credential`; all of them where it is None."""
        for connection in self.connections_of(user_id):
            if credential in (None, connection.credential):
                connection.close(code)
