"""How the reference client in Python comes back. (The rules are docs/realtime-client.md's.)"""

import asyncio
import json
import random
import socket
from contextlib import suppress

import pytest
from websockets.asyncio.server import serve

from realtime import client as reference
from realtime.client import Client, Site
from realtime.replica import Replica

TRIES = 6
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


async def say_nothing(reader, writer):
    await reader.read()
    writer.close()


async def at_once(_socket):
    pass


async def test_a_server_that_greets_and_closes_at_once_is_waited_for_longer_each_time(bounds):
    await connect_again_and_again(at_once)

    assert bounds == [0.5, 1, 2, 4, 8]


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

    assert set(bounds) == {0.5}


async def test_a_server_that_is_not_there_is_asked_every_few_seconds_for_as_long_as_that_lasts(bounds):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]  # nobody listens on it afterwards

    await fail(6, port, bounds)

    assert bounds[:6] == [0.5, 1, 2, 4, 4, 4]


async def test_a_server_that_does_not_answer_is_waited_for_longer_each_time(bounds, monkeypatch):
    monkeypatch.setattr(reference, "OPEN_S", 0.01)
    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as silent:
        await fail(6, silent.sockets[0].getsockname()[1], bounds)

    assert bounds[:6] == [0.5, 1, 2, 4, 8, 16]


async def fail(times, port, bounds):
    """Let a client try so often."""
    site = Site(f"ws://127.0.0.1:{port}/", no_headers, nothing_changes)
    running = asyncio.create_task(Client(site, Replica("me")).run())
    await until(lambda: len(bounds) >= times)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def until(is_so):
    async with asyncio.timeout(10):
        while True:
            if is_so():
                return
            await asyncio.sleep(0.001)
