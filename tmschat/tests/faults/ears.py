"""One plain websocket: what it hears, in order, and how it ends."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect, unix_connect
from websockets.exceptions import ConnectionClosed

from tmschat.tests.faults.site import Person, Site

HEAR_S = 10.0  # how long to wait for what must come

Json = dict[str, Any]


class Ear:
    """An open websocket of a person."""

    def __init__(self, opened: ClientConnection) -> None:
        self.socket = opened
        self.heard: list[Json] = []

    async def next(self, *types: str, within_s: float = HEAR_S) -> Json:
        """Give the next frame, of these types where some are named. Raises TimeoutError, ConnectionClosed."""
        async with asyncio.timeout(within_s):
            while True:
                frame: Json = json.loads(await self.socket.recv())
                self.heard.append(frame)
                if not types or frame["type"] in types:
                    return frame

    async def closing_code(self, within_s: float = HEAR_S) -> int:
        """Hear it to its end; gives the code with which the server closed it, 1006 where it said none."""
        try:
            while True:
                await self.next(within_s=within_s)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd is not None else 1006

    async def until_pong(self) -> list[Json]:
        """Give the frames that come before the answer to a ping: what was queued by then."""
        before = len(self.heard)
        await self.socket.send(json.dumps({"type": "ping", "ref": "until"}))
        await self.next("pong")
        return self.heard[before:-1]


@asynccontextmanager
async def ear(site: Site, person: Person, process: str | None = None) -> AsyncIterator[Ear]:
    """Open a websocket for a block, through the door or past it at one process, and hear its `hello`."""
    options: Json = {"additional_headers": person.headers, "max_size": 16 * 1024 * 1024, "proxy": None}
    if process is None:
        opening = connect(f"ws://{site.host}/ws/v1", **options)
    else:
        opening = unix_connect(str(site.process(process)), "ws://localhost/ws/v1", **options)
    async with opening as opened:
        listening = Ear(opened)
        await listening.next("hello")
        yield listening


@asynccontextmanager
async def ears(site: Site, people: Sequence[Person], process: str | None = None) -> AsyncIterator[list[Ear]]:
    """Open a websocket for each of them."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(ear(site, person, process)) for person in people]
