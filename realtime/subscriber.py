"""This process's subscriptions to groups of the layer: one connection a shard, confirmed, restored after a break."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import RedisError

from realtime.layer import Wire, close

CONFIRM_S = 1.0  # longer than this nobody waits for a subscription: the sweep finds what is missed
CONNECT_S = 1.0
QUIET_S = 5.0  # after so long a silence the server is asked whether it is there
RETRY_S = 0.25
AT_ONCE = 1000  # channels a SUBSCRIBE

logger = logging.getLogger(__name__)


class Subscriber:
    """Groups in, messages out: `on_message` gets each one's bytes in order; `on_restored` is called after a break."""

    def __init__(self, wire: Wire, on_message: Callable[[bytes], None], on_restored: Callable[[], None]) -> None:
        self._wire = wire
        self._shards = [_Shard(wire, number, on_message, on_restored) for number in range(len(wire.urls))]

    async def run(self) -> None:
        """Listen until cancelled."""
        await asyncio.gather(*(shard.run() for shard in self._shards))

    @property
    def is_whole(self) -> bool:
        """Whether every group that is wanted is subscribed."""
        return all(shard.is_whole for shard in self._shards)

    async def add(self, groups: Iterable[str]) -> None:
        """Subscribe; returns once the servers have confirmed it, or cannot be reached now and will be later."""
        await asyncio.gather(*(shard.add(channels) for shard, channels in self._by_shard(groups)))

    async def discard(self, groups: Iterable[str]) -> None:
        """Unsubscribe."""
        await asyncio.gather(*(shard.discard(channels) for shard, channels in self._by_shard(groups)))

    def _by_shard(self, groups: Iterable[str]) -> "list[tuple[_Shard, list[str]]]":
        found: list[list[str]] = [[] for _ in self._shards]
        for group in groups:
            channel = self._wire.channel(group)
            found[self._wire.shard(channel)].append(channel)
        return [(shard, channels) for shard, channels in zip(self._shards, found, strict=True) if channels]


class _Shard:
    """The subscriptions that one server carries."""

    def __init__(
        self, wire: Wire, number: int, on_message: Callable[[bytes], None], on_restored: Callable[[], None]
    ) -> None:
        self._pool = wire.pool(number, connect_s=CONNECT_S)
        self._on_message = on_message
        self._on_restored = on_restored
        self._connection: AbstractConnection | None = None
        self._wanted: set[str] = set()
        self._confirmed: set[str] = set()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._was_broken = False

    @property
    def is_whole(self) -> bool:
        return self._connection is not None and len(self._confirmed) == len(self._wanted)

    async def run(self) -> None:
        try:
            await self._stay_subscribed()
        finally:
            await close(self._pool)

    async def _stay_subscribed(self) -> None:
        while True:
            try:
                await self._listen()
            except (RedisError, OSError) as error:
                if not self._was_broken:
                    logger.warning("the layer is not reachable, events are read from the database: %s", error)
                self._was_broken = True
            except Exception:  # else nothing is heard for the process's life
                logger.exception("the layer's subscription failed and begins again")
                self._was_broken = True
            finally:
                await self._disconnect()
            await asyncio.sleep(RETRY_S)

    async def add(self, channels: Collection[str]) -> None:
        fresh = [channel for channel in channels if channel not in self._wanted]
        self._wanted.update(fresh)
        loop = asyncio.get_running_loop()
        self._waiting.update((channel, loop.create_future()) for channel in fresh)
        await self._say(fresh, is_wanted=True)
        waits = [self._waiting[channel] for channel in channels if channel in self._waiting]
        if waits and self._connection is not None:
            await asyncio.wait(waits, timeout=CONFIRM_S)

    async def discard(self, channels: Collection[str]) -> None:
        gone = [channel for channel in channels if channel in self._wanted]
        self._wanted.difference_update(gone)
        self._confirmed.difference_update(gone)
        for channel in gone:
            self._settle(channel)
        await self._say(gone, is_wanted=False)

    async def _say(self, channels: Collection[str], *, is_wanted: bool) -> None:
        ordered = list(channels)
        for start in range(0, len(ordered), AT_ONCE):
            if self._connection is None:  # the next connection begins with all that is wanted
                return
            # What was wanted, or not, when this began may not be after a pause in it.
            now = [each for each in ordered[start : start + AT_ONCE] if (each in self._wanted) is is_wanted]
            try:
                if now:
                    await self._connection.send_command("SUBSCRIBE" if is_wanted else "UNSUBSCRIBE", *now)
            except (RedisError, OSError):
                await self._disconnect()

    async def _listen(self) -> None:
        connection = self._pool.make_connection()
        await connection.connect()
        self._connection = connection
        await self._say(self._wanted, is_wanted=True)
        is_asked = False
        while True:
            answer: Any = await connection.read_response(disable_decoding=True, timeout=QUIET_S)
            if answer is None:
                if is_asked:
                    raise TimeoutError("no answer")
                await connection.send_command("PING", check_health=False)
            is_asked = answer is None
            if answer is not None:
                self._take(answer)

    def _take(self, answer: list[Any]) -> None:
        if answer[0] == b"message":
            self._on_message(answer[2])
        elif answer[0] == b"subscribe":
            self._confirm(answer[1].decode())

    def _confirm(self, channel: str) -> None:
        if channel in self._wanted:
            self._confirmed.add(channel)
        self._settle(channel)
        if self._was_broken and self.is_whole:
            self._was_broken = False
            logger.info("the layer is back")
            self._on_restored()

    def _settle(self, channel: str) -> None:
        waiting = self._waiting.pop(channel, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)

    async def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        self._confirmed.clear()
        if connection is not None:
            await connection.disconnect(nowait=True)
