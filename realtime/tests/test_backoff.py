"""How the reference client in Python comes back. (The rules are docs/realtime-client.md's.)"""

import asyncio
import json
import random
from contextlib import suppress

import pytest
from websockets.asyncio.server import serve

from realtime import client as reference
from realtime.client import Client, Site
from realtime.replica import Replica

TRIES = 5
HELLO = {"type": "hello", "user_id": "me", "connection_id": "c", "server_time": "now", "heartbeat_s": 25, "heads": {}}


@pytest.fixture
def bounds(monkeypatch):
    """The longest each wait might have been; none is waited for."""
    bounds: list[float] = []

    def uniform(_least, most):
        bounds.append(most)
        return 0

    monkeypatch.setattr(random, "uniform", uniform)
    return bounds


async def connect_again_and_again(last_words):
    """Let a client have a server that greets, says its last words and closes, a few times."""
    greeted = 0

    async def greet(socket):
        nonlocal greeted
        greeted += 1
        await socket.send(json.dumps(HELLO))
        await last_words(socket)
        if greeted == TRIES:
            running.cancel()

    async with serve(greet, "127.0.0.1", 0) as server:
        url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        site = Site(url, no_headers, nothing_changes)
        running = asyncio.create_task(Client(site, Replica("me")).run())
        with suppress(asyncio.CancelledError):
            await running


async def no_headers():
    return {}


async def nothing_changes(_conversation_id, _since):
    raise AssertionError


async def at_once(_socket):
    pass


async def test_a_server_that_greets_and_closes_at_once_is_waited_for_longer_each_time(bounds):
    await connect_again_and_again(at_once)

    assert bounds[:TRIES] == [0.5, 1, 2, 4, 8]


async def test_a_link_that_held_a_while_lets_the_waits_begin_anew(bounds, monkeypatch):
    monkeypatch.setattr(reference, "STEADY_S", 0)

    held, settle = asyncio.Event(), Client._settle

    def settled(client):
        settle(client)
        held.set()

    monkeypatch.setattr(Client, "_settle", settled)

    async def a_while(_socket):
        await held.wait()
        held.clear()

    await connect_again_and_again(a_while)

    assert max(bounds) == 1  # the one before it is known whether the link holds
