"""The speakers: requests over kept connections, one at a time on each."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Self

import orjson

from stresstest.bench.world import Person

ANSWER_S = 30.0


class Speaker:
    """One person's kept connection to the server. Who asks has the `turn` first, if others may want it too."""

    def __init__(self, port: int, person: Person) -> None:
        self.turn = asyncio.Lock()
        self._port = port
        self._person = person

        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def __aenter__(self) -> Self:
        """Begin; it connects with its first request, for the door lets nobody stay who says nothing."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()

    async def post(self, path: str, body: Mapping[str, object]) -> int:
        """Ask and give the answer's status. Raises OSError, asyncio.IncompleteReadError, TimeoutError."""
        written = orjson.dumps(body)
        self._streams = self._streams or await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(
            b"POST /api/v1%b HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %b\r\n"
            b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
            % (path.encode(), self._person.token.encode(), len(written), written)
        )
        async with asyncio.timeout(ANSWER_S):
            header = (await reader.readuntil(b"\r\n\r\n")).lower()
            _, found, rest = header.partition(b"content-length: ")
            if found:
                await reader.readexactly(int(rest.partition(b"\r")[0]))
            return int(header[9:12])


@asynccontextmanager
async def speakers(port: int, people: Sequence[Person]) -> AsyncIterator[list[Speaker]]:
    """Connect all of them for a block."""
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(Speaker(port, person)) for person in people]
