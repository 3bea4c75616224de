"""How the reference client ends."""

import asyncio
import base64
import hashlib
from contextlib import suppress

import pytest
from websockets.frames import Frame, Opcode

from realtime.client import Client, Site
from realtime.replica import Replica

HELLO = b'{"type":"hello","heartbeat_s":25,"heads":{}}'
NO_FRAME = b"{"


async def test_a_client_cancelled_while_it_says_good_bye_is_gone():
    is_closing, is_gone = asyncio.Event(), asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Greet, send what ends the client's work, and never answer its close."""
        request = await reader.readuntil(b"\r\n\r\n")
        writer.write(_accepted(request) + _text(HELLO) + _text(NO_FRAME))
        await reader.read(1)  # its close
        is_closing.set()
        with suppress(ConnectionResetError):
            while await reader.read(100):
                pass
        is_gone.set()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1") as server:
        port = server.sockets[0].getsockname()[1]
        run = asyncio.create_task(Client(Site(f"ws://127.0.0.1:{port}/", _headers, _nothing), Replica("me")).run())
        await asyncio.wait_for(is_closing.wait(), 5)
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run
        await asyncio.wait_for(is_gone.wait(), 5)


async def _headers() -> dict[str, str]:
    return {}


async def _nothing(_conversation_id: str, _since: int) -> dict[str, object]:
    raise OSError


def _accepted(request: bytes) -> bytes:
    key = next(line.split()[1] for line in request.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key:"))
    digest = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", usedforsecurity=False).digest()
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n"
    )


def _text(text: bytes) -> bytes:
    return Frame(Opcode.TEXT, text).serialize(mask=False)
