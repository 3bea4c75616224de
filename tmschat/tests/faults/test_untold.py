"""What was committed and never told, as the process died that should have told it: the database is asked, soon."""

import pytest

from tmschat.tests.faults.ears import ear
from tmschat.tests.faults.site import Person, Site, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]

HEALED_S = 5.0  # the contract's
SIGN_INS_CHECKED_S = 12.0  # every ten seconds it is looked whether those who are connected still may be


async def do_untold(site: Site, person: Person, method: str, path: str, **body: object) -> None:
    """Have a REST process do something, and kill it before it can tell: Valkey is frozen until it is dead."""
    await site.until_well()
    killed = site.installation.tree()["rest-1"]
    with site.installation.frozen("valkey"):
        async with site.client(person, process="rest-1") as client:
            answer = await client.request(method, f"/api/v1/{path}", json=body or None)
            assert answer.is_success, answer.text
        for process in (*killed.children(recursive=True), killed):
            process.kill()
    await until(lambda: site.installation.is_replaced("rest-1", killed), within_s=30)


async def test_a_message_that_nobody_told_of_is_heard_all_the_same(site: Site):
    anna, ben = site.people[1:3]
    room = await site.make_room([anna, ben])
    async with ear(site, anna, "sockets-1") as here, ear(site, anna, "sockets-2") as there:
        await do_untold(site, ben, "POST", f"messages/conversations/{room}/messages", text="Last words")
        for each in (here, there):
            told = await each.next("changes", "message.created", within_s=HEALED_S)
            assert "Last words" in str(told)


async def test_a_removal_that_nobody_told_of_ends_a_conversation_all_the_same(site: Site):
    owner, anna = site.people[1:3]
    room = await site.make_room([owner, anna])
    async with ear(site, anna, "sockets-1") as here:
        await do_untold(site, owner, "DELETE", f"conversations/{room}/members/{anna.id}")
        assert (await here.next("conversation.left", within_s=HEALED_S))["conversation_id"] == room


async def test_a_sign_out_and_a_suspension_that_nobody_told_of_close_the_sockets_all_the_same(site: Site):
    moderator, anna, ben = site.people[0], site.fresh_person(), site.fresh_person()
    async with ear(site, anna, "sockets-1") as annas, ear(site, ben, "sockets-2") as bens:
        await do_untold(site, anna, "POST", "auth/logout")
        assert await annas.closing_code(SIGN_INS_CHECKED_S) == 4401
        await do_untold(site, moderator, "POST", f"users/{ben.id}/suspend", reason="A test")
        assert await bens.closing_code(SIGN_INS_CHECKED_S) == 4403
