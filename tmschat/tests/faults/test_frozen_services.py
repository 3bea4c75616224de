"""PostgreSQL or Valkey frozen or gone, through the whole stack: what is refused, what goes on; all recovers."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from tmschat.tests.faults.ears import ear
from tmschat.tests.faults.listeners import Listeners
from tmschat.tests.faults.site import Person, Site, beside, until
from tmschat.tests.faults.truth import Truth
from tmschat.tests.faults.writers import World, Writer

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]

IN_TIME_S = 2.0  # the contract's
CROWD_IN_TIME_S = 2 * IN_TIME_S  # a crowd of requests shares two processors with the suite that asks them
CROWD = 50
CONVERGED_S = 15.0  # the contract says 5 s; the rest is room for a machine that runs the whole suite

Json = dict[str, Any]


@pytest.fixture(params=["frozen", "down"])
def out_of_order(request: pytest.FixtureRequest, site: Site) -> Callable[[str], AbstractContextManager[None]]:
    """Give a context manager in which the service that it is told of is out of order."""

    def fail(name: str) -> AbstractContextManager[None]:
        way: AbstractContextManager[None] = getattr(site.installation, request.param)(name)
        return way

    return fail


class Visitor:
    """Somebody with an open connection to the door."""

    def __init__(self, site: Site, person: Person, room: str) -> None:
        self.person = person
        self.http = site.client(person)
        self.room = room

    async def ask(self, method: str, path: str, **body: Any) -> httpx.Response:
        return await self.http.request(method, path, json=body or None)

    async def read(self) -> httpx.Response:
        return await self.ask("GET", f"/api/v1/messages/conversations/{self.room}/messages")

    async def gets_a_ticket(self) -> bool:
        return (await self.ask("POST", "/api/v1/realtime/ticket")).status_code == 201

    async def send(self, client_id: str) -> httpx.Response:
        path = f"/api/v1/messages/conversations/{self.room}/messages"
        return await self.ask("POST", path, text="Is anybody there?", client_id=client_id)


class Crowd(list[Visitor]):
    """Fifty people of one room, who all ask at the same moment."""

    usual_s = 0.0  # how long the slowest of them waits while all is well
    slowest_s = 0.0  # beyond that, since

    async def all_at_once(self, *asks: Callable[[Visitor], Awaitable[httpx.Response]]) -> list[httpx.Response]:
        """Have each of them ask all of this at once."""
        began = time.monotonic()
        answers = await asyncio.gather(*(ask(visitor) for visitor in self for ask in asks))
        self.slowest_s = max(self.slowest_s, time.monotonic() - began - self.usual_s)
        return answers


@pytest.fixture
async def crowd(site: Site) -> AsyncIterator[Crowd]:
    """Give them, with connections that have been used, and with what they are used to wait."""
    people = site.people[:CROWD]
    room = await site.make_room(people)
    crowd = Crowd(Visitor(site, person, room) for person in people)
    for name in ("first", "second"):
        crowd.slowest_s = 0.0
        await crowd.all_at_once(Visitor.read, sending(name))
    crowd.usual_s, crowd.slowest_s = crowd.slowest_s, 0.0
    yield crowd
    for each in crowd:
        await each.http.aclose()


def sending(wave: int | str) -> Callable[[Visitor], Awaitable[httpx.Response]]:
    """Say something, once a wave."""
    return lambda each: each.send(f"wave {wave} in {each.room}")


def voting(poll: Json, option: int) -> Callable[[Visitor], Awaitable[httpx.Response]]:
    """Vote for an option."""
    chosen = [poll["options"][option]["id"]]
    return lambda each: each.ask("POST", f"/api/v1/polls/{poll['id']}/vote", option_ids=chosen)


async def readiness(site: Site) -> tuple[int, list[str], float]:
    """Give what /readyz answers: its status, whom it names, and after how many seconds."""
    began = time.monotonic()
    async with site.client() as client:
        answer = await client.get("/readyz")
        assert (await client.get("/healthz")).status_code == 200
    return answer.status_code, [each["attr"] for each in answer.json().get("errors", [])], time.monotonic() - began


async def test_without_postgresql_fifty_people_are_told_in_time_to_come_back_and_nothing_is_half_written(
    site: Site, crowd: Crowd, out_of_order: Any
):
    world = World(site.people[0], [await site.make_room(site.people[:30], "Lobby")], [])
    others = site.people[30:40]
    async with (
        httpx.AsyncClient(base_url=f"http://{site.host}", timeout=20) as http,
        Listeners(site, site.people[:10]) as listeners,
    ):
        writers = [
            Writer(person, others[place::5], world, http, place) for place, person in enumerate(site.people[1:6])
        ]
        async with beside(*(writer.write() for writer in writers)):
            for writer in writers:
                writer.may_write.set()
            await until(lambda: all(writer.book.done > 2 for writer in writers))
            with out_of_order("postgres"):
                for wave in range(3):
                    answers = await crowd.all_at_once(Visitor.read, sending(wave))
                    assert {answer.status_code for answer in answers} == {503}
                    assert all(int(answer.headers["Retry-After"]) >= 1 for answer in answers)
                    assert {answer.json()["type"] for answer in answers} == {"server_error"}
                assert crowd.slowest_s < CROWD_IN_TIME_S
                status, culprits, seconds = await readiness(site)
                assert (status, culprits) == (503, ["database"])
                assert seconds < IN_TIME_S
            await site.until_well()
            for writer in writers:
                writer.may_write.clear()
            await asyncio.gather(*(writer.is_idle.wait() for writer in writers))

        # A request that was refused may have been carried out all the same; asked for again, it was done once.
        for wave in range(3):
            again = await crowd.all_at_once(sending(wave))
            assert {answer.status_code for answer in again} <= {200, 201}
        truth = Truth(site)
        await until(lambda: not truth.waiting() and not truth.late(listeners.all), within_s=CONVERGED_S)
        books = {writer.person.id: writer.book for writer in writers}
        assert truth.lost_or_doubled(books, world.rooms, world.lobby) == []
    site.check_chat()


async def test_without_valkey_people_go_on_and_what_they_did_is_heard_when_it_is_back(
    site: Site, crowd: Crowd, out_of_order: Any
):
    room = crowd[0].room
    poll = await site.post(site.people[0], "polls", conversation_id=room, question="Go on?", options=["yes", "no"])
    async with Listeners(site, site.people[:10]) as listeners:
        truth = Truth(site)
        await until(lambda: not truth.late(listeners.all), within_s=30)
        with out_of_order("valkey"):
            failures = await site.metric("valkey_errors_total")
            for wave in range(3):
                answers = await crowd.all_at_once(Visitor.read, sending(wave), voting(poll, wave % 2))
                assert {answer.status_code for answer in answers} == {200, 201}
            assert crowd.slowest_s < CROWD_IN_TIME_S
            # After a few timeouts nobody waits for it any more: 450 requests have met a dozen failures.
            assert await site.metric("valkey_errors_total") - failures <= 20
            ticket = await crowd[0].ask("POST", "/api/v1/realtime/ticket")
            assert ticket.status_code == 503
            assert int(ticket.headers["Retry-After"]) >= 1
            status, culprits, seconds = await readiness(site)
            assert (status, culprits) == (503, ["redis"])
            assert seconds < IN_TIME_S
            async with ear(site, site.people[20]) as newcomer:  # who comes meanwhile gets in
                assert room in newcomer.heard[0]["heads"]
        await site.until_well()
        await until(lambda: not truth.waiting() and not truth.late(listeners.all), within_s=CONVERGED_S)
        assert await truth.differences(listeners.all, [(room, site.people[0])]) == []
        await until(crowd[0].gets_a_ticket, within_s=CONVERGED_S)
