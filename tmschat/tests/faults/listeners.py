"""Reference clients by the dozen in one event loop, each with a person's token, through the door."""

import asyncio
from collections.abc import Sequence
from typing import Any, Self

import httpx

from realtime.client import Client, NotThere
from realtime.client import Site as Server
from realtime.replica import Replica
from tmschat.tests.faults.site import Person, Site

Json = dict[str, Any]


class Listener:
    """One person's client, with what it holds."""

    def __init__(self, person: Person, host: str, http: httpx.AsyncClient) -> None:
        self.person = person
        self.replica = Replica(person.id)
        self.frames: list[Json] = []
        self.is_recording = False
        self.hellos = 0
        self._http = http
        self.client = Client(Server(f"ws://{host}/ws/v1", self._sign_in, self._fetch), self.replica, self._note)

    @property
    def numbers(self) -> dict[str, int]:
        """The change number that it holds of each conversation."""
        return {each: copy.number for each, copy in self.replica.copies.items()}

    async def _sign_in(self) -> dict[str, str]:
        return self.person.headers

    async def _fetch(self, conversation_id: str, since: int) -> Json:
        path = f"/api/v1/messages/conversations/{conversation_id}/changes?since={since}&limit=100"
        try:
            answer = await self._http.get(path, headers=self.person.headers)
        except httpx.TransportError as error:
            raise OSError(str(error)) from error
        if answer.status_code == 404:
            raise NotThere
        if answer.status_code != 200:
            raise OSError(f"changes answered {answer.status_code}")
        page: Json = answer.json()
        return page

    def _note(self, frame: Json) -> None:
        self.hellos += frame["type"] == "hello"
        if self.is_recording:
            self.frames.append(frame)


class Listeners:
    """Many of them, listening for as long as the block lasts."""

    def __init__(self, site: Site, people: Sequence[Person]) -> None:
        limits = httpx.Limits(max_connections=20, max_keepalive_connections=20)
        self._http = httpx.AsyncClient(base_url=f"http://{site.host}", timeout=10, limits=limits)
        self.all = [Listener(person, site.host, self._http) for person in people]
        self._runs: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        self._runs = [asyncio.create_task(each.client.run()) for each in self.all]
        return self

    async def __aexit__(self, *_: object) -> None:
        ended = [run for run in self._runs if run.done()]
        for run in self._runs:
            run.cancel()
        await asyncio.gather(*self._runs, return_exceptions=True)
        await self._http.aclose()
        for run in ended:
            run.result()  # a client ends by an error alone
