"""Whether those who are connected still may be: what ends a sign-in tells the sockets, but the layer may lose it."""

import asyncio
import logging
from contextlib import suppress

from django.db import Error

from realtime.credentials import standings
from realtime.hub import Hub
from realtime.threads import in_thread

CHECK_S = 10.0

logger = logging.getLogger(__name__)


class SignInCheck:
    """Asks the database about all of a hub's sockets, in one query."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._woken = asyncio.Event()
        hub.on_restored.append(self._woken.set)

    async def run(self) -> None:
        """Check until cancelled: every `CHECK_S`, and at once when the layer is back."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), CHECK_S)
            self._woken.clear()
            try:
                await self.check()
            except Error as error:
                logger.warning("who is connected could not be checked: %s", error)

    async def check(self) -> None:
        """End the sockets whose sign-in stands no more; note who shares their presence."""
        people = self._hub.registry.people
        asked = {(each.user_id, each.credential) for person in people.values() for each in person.connections}
        if not asked:
            return
        found = await in_thread(standings, asked)
        for user_id, credential in asked:
            standing = found[user_id, credential]
            if standing.code is not None:
                self._hub.cut(user_id, credential, standing.code)
            else:
                self._hub.shares_presence(user_id, now=standing.shares_presence)
