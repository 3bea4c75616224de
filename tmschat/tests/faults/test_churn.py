"""Thousands of sockets that come and go leave nothing behind. FAULT_CHURN=10000 makes it the long test."""

import asyncio
import base64
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings

from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_token
from tmschat.testing.live import live_server
from tmschat.tests.faults.site import RECOVERY_S, Site, until
from tmschat.users.models import User

CHURN = int(os.environ.get("FAULT_CHURN", "2000"))
WARM_UP = 600  # until allocators and pools have their size
AT_ONCE = 40
MIB = 1024 * 1024
MOST_GROWN = 6 * MIB  # 3 KiB a socket kept in 2,000 would be that; an idle socket alone takes ten times as much

# By how much pools may still grow to their bounds, as they do where the machine is busy: asyncio's own threads, each of
# which may have two connections to Valkey, and PostgreSQL's pool. A leak of one in eighty sockets is more than that.
LOOPS_THREADS = min(32, (os.cpu_count() or 1) + 4)
ROOM = {
    "files": 2 * LOOPS_THREADS + settings.DATABASE_POOL_SIZE,
    "threads": LOOPS_THREADS,
    "subscribed channels": 0,
    "Valkey's clients": 2 * LOOPS_THREADS,
}

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def come_and_go(open_one: Callable[[], Any], token: str, *, politely: bool) -> None:
    """Open a websocket, hear its `hello`, and leave: with a close frame, or without a word."""
    reader, writer = await open_one()
    key = base64.b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET /ws/v1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
    )
    await reader.readuntil(b'"type":"hello"')
    if politely:
        writer.write(b"\x88\x82\x00\x00\x00\x00\x03\xe8")  # close, 1000, with a mask of zeros
        await reader.read()
    writer.transport.abort()
    with suppress(OSError):
        await writer.wait_closed()


async def churn(open_one: Callable[[], Any], tokens: list[str], times: int) -> None:
    """Come and go that often, some at the same time."""
    numbers = iter(range(times))

    async def visitor() -> None:
        for number in numbers:
            await come_and_go(open_one, tokens[number % len(tokens)], politely=number % 2 == 0)

    await asyncio.gather(*(visitor() for _ in range(AT_ONCE)))


@pytest.mark.slow
@pytest.mark.xdist_group("faults")
async def test_sockets_that_come_and_go_leave_memory_files_and_subscriptions_as_they_were(
    site: Site, say: Callable[[str], None]
):
    server = site.installation.tree()["sockets-1"]
    path = str(site.process("sockets-1"))
    tokens = [person.token for person in site.people[:50]]
    valkey = site.valkey()

    def held() -> dict[str, int]:
        return {
            "files": server.num_fds(),
            "threads": server.num_threads(),
            "subscribed channels": len(valkey.pubsub_channels()),
            "Valkey's clients": valkey.info("clients")["connected_clients"],
        }

    async def opened() -> Stream:
        return await asyncio.open_unix_connection(path)

    with_nobody = {"subscribed channels": held()["subscribed channels"]}  # what the first leave would hide it
    await churn(opened, tokens, WARM_UP)
    await until(lambda: nobody_is_connected(site), within_s=RECOVERY_S)
    before, memory = held() | with_nobody, server.memory_info().rss
    await churn(opened, tokens, CHURN)
    await until(lambda: nobody_is_connected(site), within_s=RECOVERY_S)
    say(f"before {CHURN} sockets came and went: {before}; after: {held()}")
    await until(
        lambda: all(number <= before[name] + ROOM[name] for name, number in held().items()), within_s=RECOVERY_S
    )
    grown = server.memory_info().rss - memory
    say(f"memory: {grown / MIB:+.1f} MiB")
    assert grown < MOST_GROWN


async def nobody_is_connected(site: Site) -> bool:
    return await site.metric("sockets_open") == 0


@pytest.mark.django_db(transaction=True)
def test_sockets_that_come_and_go_leave_no_task_and_no_room_behind(alice: User, bob: User, room: Any):
    tokens = [make_token(alice), make_token(bob)]
    with live_server() as server:
        host, _, port = server.host.partition(":")
        asyncio.run(come_and_go(lambda: asyncio.open_connection(host, int(port)), tokens[0], politely=True))
        wait_until(lambda: not server.hub.registry.people)
        tasks = server.tasks
        asyncio.run(churn(lambda: asyncio.open_connection(host, int(port)), tokens, 400))
        wait_until(lambda: not server.hub.registry.people and not server.hub.registry.rooms)
        wait_until(lambda: server.tasks <= tasks)
