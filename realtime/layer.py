"""The Redis channel layer's wire, as `channels_redis.pubsub` speaks it: a group is one Redis channel on one shard.

Publishing and subscribing are our own (docs/decisions/0020-hints-over-the-layers-wire.md has the figures); names,
shards and encoding are the layer's, so what `group_send` sends arrives here, and the other way round.
"""

from binascii import crc32
from dataclasses import dataclass
from typing import Any

import redis
import redis.asyncio
from django.conf import settings
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel, SentinelConnectionPool
from redis.backoff import NoBackoff

from tmschat.core import valkey
from tmschat.core.sentinel import SCHEME, SentinelAddress

FLUSHER = "flusher"  # the processes that number reactions and votes
PEOPLE = "people"  # every process with sockets: for what goes to many people at once


def conversation_group(conversation_id: object) -> str:
    """Give the group of a conversation's events."""
    return f"conversation.{conversation_id}"


def user_group(user_id: object) -> str:
    """Give the group of what concerns one person's sockets."""
    return f"user.{user_id}"


@dataclass(frozen=True, slots=True)
class Wire:
    """Where the layer lies: its shards, and how it names a group's channel."""

    urls: tuple[str, ...]
    prefix: str

    @classmethod
    def configured(cls) -> "Wire":
        """Read the settings."""
        return cls(urls=tuple(settings.REDIS_URLS), prefix=_config()["prefix"])

    def channel(self, group: str) -> str:
        """Give the Redis channel of `group`."""
        return f"{self.prefix}__group__{group}"

    def shard(self, channel: str) -> int:
        """Give the index in `urls` of the server that carries `channel`. Source: channels_redis' consistent hash."""
        return (crc32(channel.encode()) & 0xFFF) * len(self.urls) // 4096

    def client(self, shard: int) -> "redis.Redis":
        """Give a client of one server, which waits for it `REDIS_TIMEOUT_S` at most."""
        return redis.Redis(connection_pool=valkey.pool_for(self.urls[shard]))

    def pool(self, shard: int, *, connect_s: float) -> redis.asyncio.ConnectionPool:
        """Give a maker of connections to one server, for use in an event loop. They repeat nothing by themselves."""
        url = self.urls[shard]
        options: dict[str, Any] = {
            "socket_connect_timeout": connect_s,
            "retry": Retry(NoBackoff(), 0),
            "protocol": 2,
        }
        if not url.startswith(SCHEME):
            return redis.asyncio.ConnectionPool.from_url(url, **options)
        address = SentinelAddress.of(url)
        patience = {"socket_timeout": connect_s, "protocol": 2}
        return SentinelConnectionPool(
            address.service,
            Sentinel(address.sentinels, sentinel_kwargs=patience),
            db=address.number,
            password=address.password,
            **options,
        )


async def close(pool: redis.asyncio.ConnectionPool) -> None:
    """Close a pool's connections, those to sentinels too."""
    await pool.disconnect()
    if isinstance(pool, SentinelConnectionPool):
        for sentinel in pool.sentinel_manager.sentinels:
            await sentinel.aclose()


def _config() -> dict[str, Any]:
    layers: dict[str, dict[str, Any]] = settings.CHANNEL_LAYERS
    config: dict[str, Any] = layers["default"]["CONFIG"]
    return config
