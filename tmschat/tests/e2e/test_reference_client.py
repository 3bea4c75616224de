"""The reference client in TypeScript: its own tests, and the client itself against the real server."""

from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest

from realtime.frames import CloseCode
from tmschat.core.events import Event, announce
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import client_of, make_token, send
from tmschat.testing.live import live_server
from tmschat.testing.model_client import without_signatures
from tmschat.testing.node import run_node
from tmschat.tests.convergence.world import World, differences, fresh_state
from tmschat.tests.e2e.following import following

Json = dict[str, Any]


@pytest.fixture
def live(transactional_db, settings):
    settings.RATE_LIMIT_READ = 1_000_000
    with live_server() as server:
        yield server


def test_its_own_tests_pass():
    finished = run_node("node_modules/vitest/vitest.mjs", "run", "--reporter=default")
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_it_hears_what_happens(live, alice, bob, room):
    with following(f"http://{live.host}", make_token(bob)) as client:
        client.until_live()
        message = send(alice, room, "Hello, TypeScript")
        held = client.state
        wait_until(lambda: str(message["id"]) in held()[str(room.id)]["messages"])
        assert held()[str(room.id)]["messages"][str(message["id"])]["text"] == "Hello, TypeScript"


@pytest.mark.parametrize("seed", [1, 2])
def test_it_ends_with_the_servers_state_though_it_is_cut_off_again_and_again(seed, live):
    world = World(seed)
    viewer = world.people[1]
    with following(f"http://{live.host}", make_token(viewer)) as client:
        for cut in range(3):
            client.until_live(times=cut + 1)
            world.act(40)
            cut_off(viewer.pk, CloseCode.TOO_SLOW)
            world.act(20)  # while it is away
        world.settle()
        fresh = plain(fresh_state(viewer))
        assert fresh, "the viewer must be somewhere for this to show anything"
        with suppress(AssertionError):  # the next line says more
            wait_until(lambda: plain(client.state()) == fresh)
        assert differences(plain(client.state()), fresh) == []
        assert client.hellos == 4


def test_it_is_signed_out_when_its_token_is_revoked(live, bob, room):
    token = make_token(bob)
    with following(f"http://{live.host}", token) as client:
        client.until_live()
        client_of(bob).post("/api/v1/auth/logout-all")
        wait_until(lambda: client.links[-1] == "signed out")


def cut_off(user_id: UUID, code: CloseCode) -> None:
    """Close a person's sockets, from the server's side."""
    announce(Event("_cut", None, {"code": int(code), "credential": None}, to=(user_id,)))


def plain(state: dict[str, Json]) -> dict[str, Json]:
    """What is to be the same: not what a row tells by the way, members' tombstone flag and signatures."""
    return {
        conversation_id: {
            "conversation": {name: held["conversation"][name] for name in ("title", "topic", "avatar_url")},
            "members": {
                user_id: {name: value for name, value in member.items() if name != "is_removed"}
                for user_id, member in held["members"].items()
            },
            "messages": {each: without_signatures(message) for each, message in held["messages"].items()},
        }
        for conversation_id, held in state.items()
        if held["conversation"] is not None
    }
