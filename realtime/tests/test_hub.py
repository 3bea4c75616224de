"""What the hub makes of sockets and memberships that change in the same moment."""

import asyncio

import pytest

from realtime import repair
from realtime.connection import Connection
from realtime.frames import Frame, frame_of
from realtime.hub import Hub
from realtime.layer import conversation_group, user_group
from realtime.repair import Repairer
from tmschat.core.events import Event
from tmschat.core.ids import new_id

ALICE, ROOM = new_id(), new_id()


@pytest.fixture
async def hub():
    return Hub()


async def joined(hub, *conversation_ids):
    """A socket of Alice's that is about to get its `hello`."""

    async def ids():
        return conversation_ids

    connection = Connection(ALICE, "token:1", on_stuck=lambda: None)
    await hub.join(connection, ids)
    return connection


async def welcomed(hub, heads):
    """A socket of Alice's that is in the conversations of `heads`."""
    connection = await joined(hub, *heads)
    hub.welcome(connection, heads, heads.keys())
    return connection


def coming(number):
    event = Event("conversation.joined", ROOM, {"conversation": {"id": ROOM}}, since=number - 1, change_seq=number)
    return frame_of(event)


async def settled(hub):
    """Let everything that the hub has begun end."""
    while hub._tasks:
        await asyncio.gather(*hub._tasks)


async def test_an_open_socket_is_told_of_a_conversation_that_another_one_came_with(hub):
    first = await welcomed(hub, {})
    second = await welcomed(hub, {ROOM: 12})

    assert hub.registry.people[ALICE].untold == {ROOM}

    hub.joined(ALICE, coming(12))
    await settled(hub)

    assert ROOM in first.rooms
    assert ROOM in second.rooms
    assert hub.registry.people[ALICE].untold == set()


async def test_a_second_socket_that_connects_beside_the_first_gives_nothing_to_tell(hub):
    first, second = await joined(hub, ROOM), await joined(hub, ROOM)

    for connection in (first, second):
        hub.welcome(connection, {ROOM: 12}, [ROOM])

    assert hub.registry.people[ALICE].untold == set()


async def test_who_went_and_came_back_while_connecting_stays_in(hub):
    await welcomed(hub, {ROOM: 12})
    second = await joined(hub, ROOM)
    hub.take_out(ALICE, ROOM, 13)
    hub.joined(ALICE, coming(14))
    await settled(hub)

    hub.welcome(second, {}, [ROOM])  # as read when they were gone

    assert ROOM in second.rooms


async def test_the_groups_of_who_comes_back_at_once_stay_subscribed(hub):
    hub.leave(await joined(hub, ROOM))

    await joined(hub, ROOM)
    await settled(hub)

    wire, shards = hub._subscriber._wire, hub._subscriber._shards
    assert {wire.channel(user_group(ALICE)), wire.channel(conversation_group(ROOM))} == shards[0]._wanted


@pytest.mark.django_db(transaction=True)
async def test_a_deleted_conversation_with_a_frame_held_is_not_asked_for_without_a_pause(hub, monkeypatch):
    await welcomed(hub, {ROOM: 10})
    room = hub.registry.rooms[ROOM]
    room.sequencer.take(Frame("reaction.updated", "", since=15, change_seq=16))
    asked = []
    monkeypatch.setattr(repair, "read_feed", lambda *_, since: asked.append(since))

    await asyncio.wait_for(Repairer(hub)._heal(room), 5)

    assert asked == [10]
