"""What ends a socket from outside: signing out, suspension, removal, and the end of its process."""

from contextlib import AsyncExitStack

import pytest

from tmschat.tests.faults.ears import Ear, ear
from tmschat.tests.faults.listeners import Listeners
from tmschat.tests.faults.site import Person, Site, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]

WAYS = ("sockets-1", "sockets-2", None)  # at each process, and through the door
AT_ONCE_S = 1.5  # less than the pause between two sweeps, which would heal it too


async def ears_of(stack: AsyncExitStack, site: Site, person: Person) -> list[Ear]:
    return [await stack.enter_async_context(ear(site, person, way)) for way in WAYS]


async def test_signing_out_in_one_process_closes_the_sockets_of_that_sign_in_on_all(site: Site):
    anna = site.fresh_person()
    async with AsyncExitStack() as stack:
        ears = await ears_of(stack, site, anna)
        other = await stack.enter_async_context(ear(site, site.people[1], "sockets-1"))
        async with site.client(anna, process="rest-1") as client:
            assert (await client.post("/api/v1/auth/logout")).status_code == 204
        assert [await each.closing_code(AT_ONCE_S) for each in ears] == [4401] * len(WAYS)
        assert await other.until_pong() == []  # nobody else's


async def test_suspension_closes_a_persons_sockets_on_all_processes(site: Site):
    anna, moderator = site.fresh_person(), site.people[0]
    async with AsyncExitStack() as stack:
        ears = await ears_of(stack, site, anna)
        async with site.client(moderator, process="rest-2") as client:
            answer = await client.post(f"/api/v1/users/{anna.id}/suspend", json={"reason": "A test"})
            assert answer.status_code == 204, answer.text
        assert [await each.closing_code(AT_ONCE_S) for each in ears] == [4403] * len(WAYS)


async def test_who_is_removed_hears_that_and_nothing_of_the_conversation_after_it(site: Site):
    owner, anna, ben = site.people[1:4]
    room = await site.make_room([owner, anna, ben])
    async with AsyncExitStack() as stack:
        ears = await ears_of(stack, site, anna)
        witnesses = await ears_of(stack, site, ben)
        async with site.client(owner, process="rest-1") as client:
            assert (await client.delete(f"/api/v1/conversations/{room}/members/{anna.id}")).status_code == 204
        await site.send(owner, room, "Is she gone?")
        for witness in witnesses:
            assert (await witness.next("message.created"))["message"]["text"] == "Is she gone?"
        for each in ears:
            left = await each.next("conversation.left", within_s=AT_ONCE_S)
            assert left["conversation_id"] == room
            assert [frame for frame in await each.until_pong() if frame.get("conversation_id") == room] == []


async def test_a_process_that_is_told_to_stop_says_good_bye_and_its_clients_come_back(site: Site):
    room = await site.make_room(site.people[1:8])
    async with AsyncExitStack() as stack:
        listeners = await stack.enter_async_context(Listeners(site, site.people[1:8]))
        await until(lambda: all(room in each.numbers for each in listeners.all))
        ears = [await stack.enter_async_context(ear(site, site.people[1], way)) for way in ("sockets-1", None, None)]
        for listener in listeners.all:
            listener.is_recording = True
        stopped = site.installation.tree()["sockets-1"]
        stopped.terminate()

        ends = [await end_of(each) for each in ears]
        assert ends[0] == ("bye", 1012)
        assert set(ends[1:]) == {("bye", 1012), ("hello", None)}  # the door takes turns: one of them was on it

        waits = [
            frame["reconnect_after_ms"] for each in listeners.all for frame in each.frames if frame["type"] == "bye"
        ]
        assert len(waits) in (3, 4)
        assert len(set(waits)) > 1
        await site.send(site.people[1], room, "All here again?")
        head = (await site.conversation(site.people[1], room))["change_seq"]
        await until(lambda: [each.numbers[room] for each in listeners.all] == [head] * 7)
        await until(lambda: site.installation.is_replaced("sockets-1", stopped), within_s=30)


async def end_of(each: Ear) -> tuple[str, int | None]:
    """Give the type of the last frame and the closing code; None of a socket that stays open."""
    try:
        code = await each.closing_code(within_s=1.0)
    except TimeoutError:
        return each.heard[-1]["type"], None
    return each.heard[-1]["type"], code
