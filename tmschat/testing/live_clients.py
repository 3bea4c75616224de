"""The reference client against a live server, several of them in one thread of the test's process."""

import asyncio
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from realtime.client import Client, NotThere, Site
from realtime.replica import Replica
from tmschat.testing.factories import make_token
from tmschat.testing.live import Json, LiveServer
from tmschat.testing.model_client import seen
from tmschat.users.models import User


class LiveClient:
    """One person's client. Its state may be looked at from any thread once nothing changes."""

    def __init__(self, server: LiveServer, user: User) -> None:
        """Signs in with a token of its own."""
        self.user = user
        self.replica = Replica(str(user.pk))
        self.frames: list[Json] = []
        self._host = server.host
        self._headers = {"Authorization": f"Bearer {make_token(user)}"}
        site = Site(f"ws://{server.host}/ws/v1", self._sign_in, self._fetch)
        self.client = Client(site, self.replica, self.frames.append)

    @property
    def state(self) -> dict[str, Json]:
        """What it holds, by conversation."""
        return {each: seen(copy) for each, copy in self.replica.copies.items()}

    @property
    def hellos(self) -> int:
        """How often it has connected."""
        return sum(frame["type"] == "hello" for frame in tuple(self.frames))

    async def _sign_in(self) -> dict[str, str]:
        return self._headers

    async def _fetch(self, conversation_id: str, since: int) -> Json:
        return await asyncio.to_thread(self._get, conversation_id, since)

    def _get(self, conversation_id: str, since: int) -> Json:
        path = f"/api/v1/messages/conversations/{conversation_id}/changes?since={since}&limit=100"
        asked = urllib.request.Request(f"http://{self._host}{path}", headers=self._headers)
        try:
            with urllib.request.urlopen(asked, timeout=5) as answer:  # noqa: S310
                page: Json = json.load(answer)
                return page
        except urllib.error.HTTPError as error:
            with error:
                if error.code == 404:
                    raise NotThere from error
                raise


@contextmanager
def running(clients: Iterable[LiveClient]) -> Iterator[None]:
    """Run clients for a block, in a thread with an event loop of their own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runs = [asyncio.run_coroutine_threadsafe(client.client.run(), loop) for client in clients]
    try:
        yield
    finally:
        for run in runs:
            run.cancel()
        asyncio.run_coroutine_threadsafe(_let_go(), loop).result(timeout=10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)
        loop.close()


async def _let_go() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_default_executor()
