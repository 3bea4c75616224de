"""What a websocket server in Python costs that does nothing else: greet, and hand each text that it hears to many.

Run with `python -m`. Arguments: the unix socket to listen on, and how many of the first connections hear what is said.
"""

import asyncio
import sys

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, unix_serve

GREETING = '{"type": "hello"}'


class Room:
    """Everybody who is connected; the first `size` of them hear what is said."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._hearing: set[ServerConnection] = set()

    async def hold(self, connection: ServerConnection) -> None:
        """Keep a connection until it ends."""
        await connection.send(GREETING)
        if len(self._hearing) < self._size:
            self._hearing.add(connection)
        try:
            async for text in connection:
                broadcast(self._hearing, text)
        finally:
            self._hearing.discard(connection)


async def main(path: str, size: int) -> None:
    """Serve until killed."""
    async with unix_serve(Room(size).hold, path, compression=None):
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main(sys.argv[1], int(sys.argv[2])))
