"""What others of this process want to hear from the hub. A hook has one owner, who sets it; until then it is idle."""

from collections.abc import Awaitable, Callable, Collection
from uuid import UUID

from realtime.connection import Connection
from realtime.rooms import Room


async def _nobody_is_watched(_connection: Connection, _user_ids: Collection[UUID]) -> None:
    """Presence is switched off."""


class Hooks:
    """The hub calls these from its event loop."""

    def __init__(self) -> None:
        # the flusher's
        self.on_flush: Callable[[], None] = lambda: None
        # repair's
        self.on_gap: Callable[[Room], None] = lambda _room: None
        self.on_behind: Callable[[Connection, Room, int], None] = lambda _connection, _room, _since: None
        self.on_entered: Callable[[UUID], None] = lambda _conversation_id: None
        # whoever repeats something once the layer is back
        self.on_restored: list[Callable[[], object]] = []
        # presence's
        self.on_arrived: Callable[[Connection], None] = lambda _connection: None
        self.on_departed: Callable[[Connection], None] = lambda _connection: None
        self.on_moved: Callable[[UUID], None] = lambda _user_id: None
        self.on_parted: Callable[[UUID], None] = lambda _user_id: None
        self.on_presence: Callable[[Collection[UUID]], None] = lambda _user_ids: None
        self.on_watch: Callable[[Connection, Collection[UUID]], Awaitable[None]] = _nobody_is_watched
