"""What presence makes of sockets that come and go before they have said `hello`."""

import asyncio

import pytest

from realtime import presence as module
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.presence import Presence
from realtime.statuses import Status
from tmschat.core.ids import new_id

ALICE = new_id()


@pytest.fixture
async def hub():
    return Hub()


@pytest.fixture
async def presence(hub, monkeypatch):
    monkeypatch.setattr(module, "GRACE_S", 0.01)
    return Presence(hub)


def connecting(hub):
    """A socket of Alice's that the hub knows and that has not said `hello`."""
    connection = Connection(ALICE, "token:1", on_stuck=lambda: None)
    hub.registry.arrive(connection)
    return connection


async def test_one_that_is_refused_while_its_person_may_be_coming_back_changes_nothing(hub, presence):
    faults = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: faults.append(context))
    opened = connecting(hub)
    hub.arrived(opened, shares_presence=True)
    hub.leave(opened)

    hub.leave(connecting(hub))
    await asyncio.sleep(0.05)  # a few graces

    assert faults == []


async def test_nobody_is_online_whose_wish_to_be_seen_is_not_known_yet(hub, presence):
    opened = connecting(hub)
    assert presence._status_of(ALICE) == Status.OFFLINE

    hub.arrived(opened, shares_presence=True)
    assert presence._status_of(ALICE) == Status.ONLINE


async def test_who_hides_stays_hidden_while_a_second_socket_connects(hub, presence):
    hub.arrived(connecting(hub), shares_presence=False)
    connecting(hub)

    assert presence._status_of(ALICE) == Status.OFFLINE
