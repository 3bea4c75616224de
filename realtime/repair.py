"""What the layer lost, read from the database: numbers and memberships that changed unheard.

A missing number is waited for a moment (`HOLD_S`), then the feed is read once for all the room's sockets. A sweep of
the heads every `SWEEP_S` bounds how stale a socket can be, whatever died.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from django.db import Error

from realtime.connection import Connection
from realtime.feeds import (
    Healing,
    read_feed,
    read_joined,
    read_left,
    read_memberships,
    read_moved,
    read_own_feed,
    read_sums,
)
from realtime.frames import Frame
from realtime.hub import HOLD_S, Hub
from realtime.rooms import Person, Room
from realtime.threads import in_thread
from tmschat.core.metrics import REPAIRS

SWEEP_S = 2.0
RETRY_S = 0.5

logger = logging.getLogger(__name__)


class Repairer:
    """Heals one hub's rooms."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._woken = asyncio.Event()
        hub.on_gap = self._hold
        hub.on_behind = lambda connection, room, since: hub.spawn(self._catch_up(connection, room, since))
        hub.on_entered = lambda conversation_id: hub.spawn(self._look({conversation_id: 0}))
        hub.on_restored.append(self._woken.set)

    async def run(self) -> None:
        """Sweep until cancelled: every `SWEEP_S`, and at once when the layer is back."""
        while True:
            try:
                await self.sweep()
                pause_s = SWEEP_S
            except Error as error:
                logger.warning("the sweep could not read the database: %s", error)
                pause_s = RETRY_S
            self._woken.clear()
            try:
                await asyncio.wait_for(self._woken.wait(), pause_s)
            except TimeoutError:
                continue

    async def sweep(self) -> None:
        """Compare what the hub has handed on with the database: a query for heads, a query for memberships."""
        rooms = self._hub.registry.rooms
        heads = {room.id: room.sequencer.head for room in rooms.values() if room.sequencer.head is not None}
        await self._look(heads)
        suspects = await self._strayed({each for each, person in self._people() if person.is_known})
        if suspects:
            await asyncio.sleep(HOLD_S)  # their frames may be on the way
            await self._set_right(suspects & await self._strayed({user_id for user_id, _ in suspects}))

    def _people(self) -> list[tuple[UUID, Person]]:
        return list(self._hub.registry.people.items())

    # --- numbers ------------------------------------------------------------------------------------------------------

    async def _look(self, heads: Mapping[UUID, int]) -> None:
        if not heads:
            return
        for conversation_id, number in (await in_thread(read_moved, heads)).items():
            room = self._hub.registry.rooms.get(conversation_id)
            if room is not None:
                room.sequencer.heard_of(number)
                self._hub.check(room)

    def _hold(self, room: Room) -> None:
        if room.hold is None and not room.is_healing:
            loop = asyncio.get_running_loop()
            room.hold = loop.call_later(HOLD_S, self._held, room, room.sequencer.head)

    def _held(self, room: Room, head_then: int | None) -> None:
        room.hold = None
        if room.sequencer.is_missing_some and room.sequencer.head == head_then:
            room.is_healing = True
            self._hub.spawn(self._heal(room))
        else:
            self._hub.check(room)  # it came, and another is missing, perhaps

    async def _heal(self, room: Room) -> None:
        try:
            while room.connections and room.sequencer.is_missing_some:
                REPAIRS.inc()
                viewers = {connection.user_id for connection in room.connections}
                since = room.sequencer.head or 0
                healing = await in_thread(read_feed, room.id, viewers, since=since)
                if healing is None:
                    room.sequencer.forget_unknown()
                    break  # what is held early stays known: asked again at once, it would be asked without end
                if not self._hand_out(room, healing, viewers):
                    break
        except Error as error:
            logger.warning("a repair could not read the database: %s", error)
            await asyncio.sleep(RETRY_S)
        finally:
            room.is_healing = False
        if room.connections:
            self._hub.check(room)

    def _hand_out(self, room: Room, healing: Healing, viewers: Collection[UUID]) -> bool:
        """Give each socket its frame; gives whether there is more to read."""
        number = healing.frame.change_seq or 0
        for user_id, left_at in healing.removed.items():
            self._hub.take_out(user_id, room.id, left_at)
        if number > (room.sequencer.head or 0):  # else it all came by itself meanwhile
            for connection in room.connections:
                if connection.user_id in viewers:
                    connection.offer(healing.own.get(connection.user_id, healing.frame))
                else:  # came while it was read; there may be something of their own in it
                    self._hub.on_behind(connection, room, healing.frame.since or 0)
        room.own.forget(number)
        following = room.sequencer.healed(number)
        if not healing.has_more:
            room.sequencer.forget_unknown()
        self._hub.hand_out(room, following)
        return healing.has_more

    async def _catch_up(self, connection: Connection, room: Room, since: int) -> None:
        """Give one socket what its room has handed out after `since`."""
        try:
            frames = await in_thread(read_own_feed, room.id, connection.user_id, since=since)
        except Error as error:
            logger.warning("a socket could not catch up: %s", error)
            await asyncio.sleep(RETRY_S)
            self._hub.on_behind(connection, room, since)
            return
        for frame in frames:
            if room.id in connection.rooms:
                connection.offer(frame)

    # --- memberships --------------------------------------------------------------------------------------------------

    async def _strayed(self, user_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
        """Give (person, conversation) for each membership of which hub and database have different opinions."""
        if not user_ids:
            return set()
        sums = await in_thread(read_sums, user_ids)
        different = {each for each, person in self._people() if each in sums and person.differs_from(sums[each])}
        strayed: set[tuple[UUID, UUID]] = set()
        for user_id, actual in (await in_thread(read_memberships, different)).items() if different else ():
            person = self._hub.registry.people.get(user_id)
            if person is not None:
                wrong = (actual ^ person.conversation_ids) | person.untold
                strayed |= {(user_id, conversation_id) for conversation_id in wrong}
        return strayed

    async def _set_right(self, strayed: Collection[tuple[UUID, UUID]]) -> None:
        for user_id, conversation_id in strayed:
            await self._tell(user_id, conversation_id, read_joined, self._hub.joined)
            await self._tell(user_id, conversation_id, read_left, self._hub.left)

    async def _tell(
        self,
        user_id: UUID,
        conversation_id: UUID,
        read: Callable[[UUID, UUID], Frame | None],
        tell: Callable[[UUID, Frame], None],
    ) -> None:
        frame: Frame | None = await in_thread(read, conversation_id, user_id)
        if frame is not None and user_id in self._hub.registry.people:
            tell(user_id, frame)
