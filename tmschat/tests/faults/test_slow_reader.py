"""A reader that stops reading: it is closed, it costs bounded memory, and nobody else pays for it."""

import asyncio
import base64
import os
import socket
import time
from collections.abc import Callable, Sequence
from itertools import chain
from statistics import quantiles
from typing import Any

import psutil
import pytest

from realtime.frames import CloseCode
from tmschat.tests.faults.ears import Ear, ears
from tmschat.tests.faults.site import Person, Site, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]

LISTENERS = 8
LONG = "long " * 2000  # the longest text, so that queues fill soon
LONG_MESSAGES = 700  # 7 MB: more than the door, the kernel and the queue hold
WAYS = (
    "sockets-1",
    None,
    "sockets-1",
    "sockets-2",
    None,
    None,
)  # of those who do not read: past the door, or through it
MIB = 1024 * 1024
MOST_GROWN = 40 * MIB  # a seventh of what they were sent

Json = dict[str, Any]


class StuckReader:
    """A websocket that is opened and then not read from, with as little room for what is not read as there can be."""

    def __init__(self, site: Site, person: Person, process: str | None) -> None:
        if process is None:
            self._socket = socket.socket(socket.AF_INET)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            self._socket.connect(("127.0.0.1", site.installation.port))
        else:
            self._socket = socket.socket(socket.AF_UNIX)
            self._socket.connect(str(site.process(process)))
        self._socket.settimeout(10)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /ws/v1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {person.token}\r\n\r\n".encode()
        )
        assert self._socket.recv(12) == b"HTTP/1.1 101"

    def read_on(self) -> bytes:
        """Read all that there is to its end; gives the last bytes of it."""
        tail = b""
        try:
            while read := self._socket.recv(65536):
                tail = (tail + read)[-1000:]
        except ConnectionResetError:
            pass
        return tail

    def close(self) -> None:
        self._socket.close()


class Chatter:
    """Timed messages into a room with listeners, who must hear all of it in order."""

    def __init__(self, site: Site, room: str, sender: Person) -> None:
        self.site = site
        self.room = room
        self.sender = sender
        self._acknowledged: dict[str, float] = {}

    async def say(self, listening: Sequence[Ear], count: int, text: str = "") -> list[float]:
        """Send that many one after the other; gives the seconds from each one's request to each listener."""
        hearing = [asyncio.create_task(self._hear(each, count)) for each in listening]
        sent = []
        async with self.site.client(self.sender) as client:
            for _ in range(count):
                began = time.monotonic()
                path = f"/api/v1/messages/conversations/{self.room}/messages"
                answer = await client.post(path, json={"text": text or "A word"})
                sent.append((answer.json()["data"]["id"], began))
        heard = await asyncio.gather(*hearing)
        for each in heard:
            assert [message_id for message_id, _ in each] == [message_id for message_id, _ in sent]
        return [at - began for each in heard for (_, at), (_, began) in zip(each, sent, strict=True)]

    async def _hear(self, each: Ear, count: int) -> list[tuple[str, float]]:
        heard: list[tuple[str, float]] = []
        while len(heard) < count:
            frame = await each.next("message.created", within_s=60)
            if frame["conversation_id"] == self.room:
                heard.append((frame["message"]["id"], time.monotonic()))
        return heard


async def test_readers_that_stop_are_closed_and_let_go_and_cost_the_others_nothing(
    site: Site, say: Callable[[str], None]
):
    people = site.people[: LISTENERS + len(WAYS) + 1]
    chatter = Chatter(site, await site.make_room(people), people[0])
    servers = {name: site.installation.tree()[name] for name in ("sockets-1", "sockets-2", "door")}
    closes = await site.metric("slow_client_closes_total")
    async with ears(site, people[1 : LISTENERS + 1]) as listening:
        await chatter.say(listening, 50, LONG)
        alone = await chatter.say(listening, 200, LONG)
        memory = {name: server.memory_info().rss for name, server in servers.items()}
        opened = sockets_of(servers)
        stuck = [StuckReader(site, person, way) for person, way in zip(people[LISTENERS + 1 :], WAYS, strict=True)]
        try:
            filling = asyncio.create_task(chatter.say(listening, LONG_MESSAGES, LONG))
            await until(lambda: closed(site, closes, len(WAYS)), within_s=60, every_s=0.2)
            grown = {name: server.memory_info().rss - memory[name] for name, server in servers.items()}
            tails = await asyncio.gather(*(asyncio.to_thread(each.read_on) for each in stuck[2:]))
            together = await filling
            memory_grew = ", ".join(f"{name} {each / MIB:+.1f} MiB" for name, each in grown.items())
            say(
                f"p95 to {LISTENERS} listeners: {p95_ms(alone)} ms alone, {p95_ms(together)} ms beside {len(WAYS)} that"
                f" do not read; memory: {memory_grew}"
            )
            assert [tail[-2:] for tail in tails] == [int(CloseCode.TOO_SLOW).to_bytes(2, "big")] * len(stuck[2:])
            assert max(grown.values()) < MOST_GROWN
            # The first two never read on.
            await until(lambda: sockets_of(servers) <= opened, within_s=30)
        finally:
            for each in stuck:
                each.close()


def sockets_of(servers: dict[str, psutil.Process]) -> int:
    """Count the open connections of the processes behind the door."""
    own = [server.net_connections("unix") for name, server in servers.items() if name != "door"]
    return sum(bool(each.laddr) for each in chain(*own))


async def closed(site: Site, before: float, count: int) -> bool:
    return await site.metric("slow_client_closes_total") - before >= count


def p95_ms(seconds: list[float]) -> float:
    return round(quantiles(seconds, n=20)[-1] * 1000, 1)
