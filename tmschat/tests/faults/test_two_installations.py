"""Two `serve` on different ports with the same PostgreSQL and Valkey are one."""

import signal
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect

from tmschat.tests.faults.ears import Ear, ear
from tmschat.tests.faults.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]


@pytest.fixture(scope="module")
def other(running_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The second one."""
    another = running_site.start_another(tmp_path_factory.mktemp("another") / "data")
    yield another
    assert another.installation.stop(signal.SIGTERM) == 0


async def test_what_is_sent_through_one_is_heard_on_the_other(site: Site, other: Site):
    anna, ben = site.people[1:3]
    room = await site.make_room([anna, ben])
    async with ear(site, anna) as here, ear(other, ben) as there:
        message = await site.send(anna, room, "From here")
        await other.send(ben, room, "From there")
        await other.post(ben, f"messages/{message['id']}/reactions", emoji="👍")
        for each in (here, there):
            heard = [(await each.next("message.created", "message.updated"))["message"]["text"] for _ in range(2)]
            assert heard == ["From here", "From there"]
            assert (await each.next("reaction.updated"))["reactions"] == [{"emoji": "👍", "count": 1}]


async def test_who_joins_through_one_hears_the_other_and_who_signs_out_there_is_cut_here(site: Site, other: Site):
    owner, anna = site.people[1], site.fresh_person()
    room = await site.make_room([owner])
    async with ear(site, anna) as here, ear(other, anna) as there:
        await other.post(owner, f"conversations/{room}/members", user_ids=[anna.id])
        for each in (here, there):
            assert (await each.next("conversation.joined"))["conversation_id"] == room
        await other.send(owner, room, "Welcome")
        assert (await here.next("message.created"))["message"]["text"] == "Welcome"
        await other.post(anna, "auth/logout")
        assert [await each.closing_code() for each in (here, there)] == [4401, 4401]


async def test_a_ticket_of_one_opens_a_socket_of_the_other_once(site: Site, other: Site):
    anna = site.people[1]
    ticket = (await site.post(anna, "realtime/ticket"))["ticket"]
    async with connect(f"ws://{other.host}/ws/v1?ticket={ticket}", proxy=None) as opened:
        assert (await Ear(opened).next())["user_id"] == anna.id
