"""A link that does harm: between a client and a server, it slows a request or loses one websocket frame."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress

CHUNK = 65536
UPGRADED = b"HTTP/1.1 101"
LOST = 3  # the frame that is lost is the third of its kind


class Link:
    """Passes everything on to `port`, except that what contains `slow` waits `seconds` first, and one frame is lost."""

    def __init__(self, port: int, *, slow: bytes = b"", seconds: float = 0.0, loses: bytes = b"") -> None:
        """`loses`: bytes that tell the frames of which the first websocket loses one."""
        self._port, self._slow, self._seconds, self._loses = port, slow, seconds, loses
        self._has_lost = False

    async def serve(self, began: Future[tuple[int, Callable[[], None]]]) -> None:
        """Serve on a free port until told to stop: `began` gets the port, and what to call from another thread."""
        loop, stop = asyncio.get_running_loop(), asyncio.Event()

        def stopping() -> None:
            loop.call_soon_threadsafe(stop.set)

        async with await asyncio.start_server(self._joined, "127.0.0.1", 0) as server:
            began.set_result((server.sockets[0].getsockname()[1], stopping))
            await stop.wait()
            server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

    async def _joined(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection("127.0.0.1", self._port)
        pumps = [self._there(reader, server_writer), self._back(server_reader, writer)]
        tasks = [asyncio.create_task(pump) for pump in pumps]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for end in (writer, server_writer):
                end.close()
                with suppress(OSError):
                    await end.wait_closed()

    async def _there(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(CHUNK):
            if self._slow and self._slow in data:
                await asyncio.sleep(self._seconds)
            writer.write(data)

    async def _back(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(CHUNK):
            writer.write(data)
            if data.startswith(UPGRADED) and self._loses and not self._has_lost:
                self._has_lost = True
                await self._lose_one(reader, writer)

    async def _lose_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen = 0
        while seen < LOST:
            head = await reader.readexactly(2)
            size = head[1] & 0x7F
            more = await reader.readexactly({126: 2, 127: 8}.get(size, 0))
            body = await reader.readexactly(int.from_bytes(more) if more else size)
            seen += self._loses in body
            if seen < LOST:
                writer.write(head + more + body)


@contextmanager
def harmful_link(port: int, *, slow: bytes = b"", seconds: float = 0.0, loses: bytes = b"") -> Iterator[str]:
    """Serve a link in a thread for a block; gives its base URL."""
    began: Future[tuple[int, Callable[[], None]]] = Future()
    link = Link(port, slow=slow, seconds=seconds, loses=loses)
    thread = threading.Thread(target=lambda: asyncio.run(link.serve(began)), daemon=True)
    thread.start()
    here, stop = began.result(timeout=30)
    try:
        yield f"http://127.0.0.1:{here}"
    finally:
        stop()
        thread.join(timeout=30)
