"""Presence: what the sockets here say of their people goes to Valkey, what Valkey says of others to who watches them.

All of a process's news goes in one pipeline, at once after a pause and then every `GATHER_S` at most; other processes
get a hint with the names, which may be lost: every `BEAT_S` each reads about all whom its sockets watch. PostgreSQL is
asked once a `watch`.
"""

import asyncio
import logging
import time
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import Error
from django.utils import timezone

from chat.selectors.members import acquaintances
from realtime.connection import Connection
from realtime.frames import Frame, Kind, server_frame
from realtime.hub import Hub
from realtime.publisher import enqueue
from realtime.statuses import Page, Status, forget_seen, note_seen, read_seen, read_statuses
from realtime.threads import in_thread
from tmschat.core.events import Event
from tmschat.core.valkey import Unreachable

BEAT_S = 5.0
GATHER_S = 0.05
GRACE_S = 4.0  # who is back by then was not away
SETTLE_S = 0.5  # a client that comes back says within this time that its person is away
SEEN_EVERY_S = 60.0
FAREWELL_S = 15  # how long the people of a process that ends stay as they were

logger = logging.getLogger(__name__)


class Presence:
    """One hub's part in it: its people's statuses, and whom its sockets watch."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._page = Page()
        self._written: dict[UUID, Status] = {}  # what the page says
        self._moved: set[UUID] = set()  # people of whom it may be wrong
        self._leaving: dict[UUID, asyncio.TimerHandle] = {}  # people without a socket here who may be reconnecting
        self._seen_at: dict[UUID, float] = {}  # when it was last kept that somebody is online
        self._watchers: dict[UUID, set[Connection]] = {}
        self._told: dict[UUID, Status] = {}  # what those who watch somebody believe
        self._unanswered: dict[UUID, set[Connection]] = {}  # who has not been told anything yet
        self._hinted: set[UUID] = set()
        self._partings = 0
        self._blind_until = 0.0  # Valkey has lost its pages; until then "offline" may mean that one is not back yet
        self._woken = asyncio.Event()
        self._is_torn = False  # Valkey has lost the page, and not been told all of it again yet
        self._writing, self._reading = asyncio.Lock(), asyncio.Lock()  # so that nothing older follows what is newer
        hub.on_arrived, hub.on_departed, hub.on_moved = self._arrived, self._departed, self._mark
        hub.on_watch, hub.on_parted, hub.on_presence = self.watch, self._parted, self._hint

    async def run(self) -> None:
        """Tell and read until cancelled."""
        beat_at = 0.0
        while True:
            is_beat = time.monotonic() >= beat_at
            if is_beat:
                beat_at = time.monotonic() + BEAT_S
            try:
                await self._turn(is_beat=is_beat)
            except Unreachable:
                logger.debug("presence waits for Valkey")
            await asyncio.sleep(GATHER_S)
            try:
                await asyncio.wait_for(self._woken.wait(), max(beat_at - time.monotonic(), 0))
            except TimeoutError:
                continue

    async def stop(self) -> None:
        """Let the page end, a while after the process."""
        try:
            await asyncio.to_thread(self._page.leave, within_s=FAREWELL_S)
        except Unreachable:
            return

    async def _turn(self, *, is_beat: bool) -> None:
        self._woken.clear()
        await self._tell(is_beat=is_beat)
        hinted, self._hinted = self._hinted, set()
        watched = self._watchers.keys()
        await self._learn(set(watched) if is_beat else hinted & watched)

    # --- our people ---------------------------------------------------------------------------------------------------

    def _arrived(self, connection: Connection) -> None:
        user_id = connection.user_id
        leaving = self._leaving.pop(user_id, None)
        if leaving is not None:
            leaving.cancel()
        if self._written.get(user_id) == Status.AWAY:
            asyncio.get_running_loop().call_later(SETTLE_S, self._mark, user_id)
        else:
            self._mark(user_id)

    def _departed(self, connection: Connection) -> None:
        self._stop_watching(connection, connection.watched)
        user_id = connection.user_id
        if user_id in self._hub.registry.people:
            self._mark(user_id)
        elif user_id not in self._leaving:  # else one that never got as far as `hello`
            self._leaving[user_id] = asyncio.get_running_loop().call_later(GRACE_S, self._gone, user_id)

    def _gone(self, user_id: UUID) -> None:
        del self._leaving[user_id]
        self._mark(user_id)

    def _mark(self, user_id: UUID) -> None:
        self._moved.add(user_id)
        self._woken.set()

    def _status_of(self, user_id: UUID) -> Status:
        person = self._hub.registry.people.get(user_id)
        if person is None:
            return self._written.get(user_id, Status.OFFLINE) if user_id in self._leaving else Status.OFFLINE
        if person.shares_presence is None:  # still connecting
            return self._written.get(user_id, Status.OFFLINE)
        if not person.shares_presence:
            return Status.OFFLINE
        return Status.AWAY if all(connection.is_away for connection in person.connections) else Status.ONLINE

    async def _tell(self, *, is_beat: bool) -> None:
        async with self._writing:
            await self._tell_in_turn(is_beat=is_beat)

    async def _tell_in_turn(self, *, is_beat: bool) -> None:
        moved, self._moved = self._moved, set()
        now = {user_id: self._status_of(user_id) for user_id in moved}
        changes = {each: status for each, status in now.items() if status != self._written.get(each, Status.OFFLINE)}
        if not changes and not is_beat:
            return
        try:
            await self._keep_seen(changes, is_beat=is_beat)
            await self._write(changes)
        except Unreachable:
            self._moved |= moved
            raise
        if changes:
            enqueue(Event("_presence", None, {"user_ids": list(changes)}))

    async def _write(self, changes: Mapping[UUID, Status]) -> None:
        was_there = bool(self._written)
        is_known = await asyncio.to_thread(self._page.write, changes)
        self._written.update(changes)
        for user_id in [each for each, status in changes.items() if status == Status.OFFLINE]:
            del self._written[user_id]
        if (was_there and not is_known) or self._is_torn:
            self._is_torn = True
            await asyncio.to_thread(self._page.write, self._written)
            self._is_torn = False
            self._blind_until = time.monotonic() + 2 * BEAT_S

    async def _keep_seen(self, changes: Mapping[UUID, Status], *, is_beat: bool) -> None:
        """Keep when people were last online: those who are, once a while, and those who are no longer.

        Everybody is looked at with a beat only: while thousands arrive there are twenty turns a second.
        """
        now = time.monotonic()
        looked_at = self._written | dict(changes) if is_beat else changes
        online = {user_id for user_id, status in looked_at.items() if status == Status.ONLINE}
        ended = {each for each in changes if self._written.get(each) == Status.ONLINE and each not in online}
        due = {each for each in online if now - self._seen_at.get(each, -SEEN_EVERY_S) >= SEEN_EVERY_S} | ended
        for user_id in {each for each in ended if not self._shares(each)}:
            due.discard(user_id)
            await asyncio.to_thread(forget_seen, user_id)
        if due:
            await asyncio.to_thread(note_seen, due, timezone.now())
        for user_id in ended:
            self._seen_at.pop(user_id, None)
        self._seen_at.update(dict.fromkeys(due & online, now))

    def _shares(self, user_id: UUID) -> bool:
        person = self._hub.registry.people.get(user_id)
        return person is None or person.shares_presence is not False

    # --- whom our sockets watch ---------------------------------------------------------------------------------------

    async def watch(self, connection: Connection, user_ids: Collection[UUID]) -> None:
        """Let `connection` have these people's presence instead of what it had, and tell it how they are now.

        Raises django.db.Error.
        """
        sharing = await self._acquaintances(connection.user_id, user_ids)
        self._stop_watching(connection, connection.watched - sharing.keys())
        if connection not in self._hub.connections_of(connection.user_id):
            return
        connection.watched = set(sharing)
        for user_id, is_shared in sharing.items():
            self._watchers.setdefault(user_id, set()).add(connection)
            if is_shared:
                self._unanswered.setdefault(user_id, set()).add(connection)
        try:
            await self._tell(is_beat=False)
            await self._learn(sharing)
        except Unreachable:
            self._woken.set()  # answered as soon as Valkey does

    async def _acquaintances(self, user_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, bool]:
        """Read who of these shares a conversation; anew where somebody left one while it was read."""
        partings = None
        while partings != self._partings:
            partings = self._partings
            found: dict[UUID, bool] = await in_thread(acquaintances, user_id, user_ids)
        return found

    async def _learn(self, user_ids: Iterable[UUID]) -> None:
        """Read about people and tell those who watch them what they do not know."""
        asked = {*user_ids, *self._unanswered}
        if not asked:
            return
        async with self._reading:
            found = await asyncio.to_thread(read_statuses, asked)
            news = {each: self._believed(each, status) for each, status in found.items() if self._is_news(each, status)}
            seen = await asyncio.to_thread(read_seen, news) if news else {}
            for user_id, status in news.items():
                self._tell_watchers(user_id, status, seen.get(user_id))

    def _believed(self, user_id: UUID, status: Status) -> Status:
        if status == Status.OFFLINE and time.monotonic() < self._blind_until:
            return self._told.get(user_id, status)
        return status

    def _is_news(self, user_id: UUID, status: Status) -> bool:
        told = self._told.get(user_id, Status.OFFLINE)
        return user_id in self._unanswered or self._believed(user_id, status) != told

    def _tell_watchers(self, user_id: UUID, status: Status, seen_at: datetime | None) -> None:
        unanswered = self._unanswered.pop(user_id, set())
        watchers = self._watchers.get(user_id)
        if watchers is None:
            return
        is_changed = status != self._told.get(user_id, Status.OFFLINE)
        self._told[user_id] = status
        frame = _presence_frame(user_id, status, seen_at)
        for connection in watchers if is_changed else unanswered & watchers:
            connection.offer(frame)

    def _stop_watching(self, connection: Connection, user_ids: Iterable[UUID]) -> None:
        for user_id in tuple(user_ids):
            connection.watched.discard(user_id)
            for listed in (self._watchers, self._unanswered):
                listed.get(user_id, set()).discard(connection)
                if not listed.get(user_id, True):
                    del listed[user_id]
            if user_id not in self._watchers:
                self._told.pop(user_id, None)

    def _hint(self, user_ids: Iterable[UUID]) -> None:
        self._hinted |= self._watchers.keys() & user_ids
        if self._hinted:
            self._woken.set()

    def _parted(self, user_id: UUID) -> None:
        """Somebody has left a conversation: those who share no other are told no more of each other."""
        self._partings += 1
        if user_id in self._watchers or any(each.watched for each in self._hub.connections_of(user_id)):
            self._hub.spawn(self._part(user_id))

    async def _part(self, user_id: UUID) -> None:
        own = self._hub.connections_of(user_id)
        others = {each.user_id for each in self._watchers.get(user_id, ())}.union(*(each.watched for each in own))
        try:
            known = await in_thread(acquaintances, user_id, others)
        except Error as error:
            logger.warning("could not read who still shares a conversation: %s", error)
            await asyncio.sleep(BEAT_S)
            self._parted(user_id)
            return
        strangers = others - known.keys()  # who has come meanwhile has been looked up with this in mind
        for connection in [each for each in self._watchers.get(user_id, ()) if each.user_id in strangers]:
            self._end_watching(connection, [user_id])
        for connection in self._hub.connections_of(user_id):
            self._end_watching(connection, connection.watched & strangers)

    def _end_watching(self, connection: Connection, user_ids: Collection[UUID]) -> None:
        """Tell no more of these people, and last that they are gone: nothing would take back what was told of them."""
        for user_id in user_ids:
            if self._told.get(user_id, Status.OFFLINE) != Status.OFFLINE:
                connection.offer(_presence_frame(user_id, Status.OFFLINE, None))
        self._stop_watching(connection, user_ids)


def _presence_frame(user_id: UUID, status: Status, seen_at: datetime | None) -> Frame:
    text = server_frame("presence", user_id=user_id, status=status, last_seen_at=seen_at)
    return Frame("presence", text, kind=Kind.COALESCIBLE, key=f"presence {user_id}")
