"""What of realtime each process with sockets has: one hub an event loop, its repair, and how both start and end."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from django.conf import settings

from realtime.hub import Hub
from realtime.presence import Presence
from realtime.repair import Repairer
from realtime.sign_in_check import SignInCheck

AGAIN_S = 1.0
Loop = Callable[[], Coroutine[Any, Any, None]]

logger = logging.getLogger(__name__)
_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}
_presences: dict[asyncio.AbstractEventLoop, Presence] = {}


def current_hub() -> Hub:
    """Give the running event loop's hub, started with its repair the first time."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        hub = _hubs[loop] = Hub()
        hub.start()
        _keep(hub, Repairer(hub).run)
        _keep(hub, SignInCheck(hub).run)
        if settings.PRESENCE:
            _presences[loop] = Presence(hub)
            _keep(hub, _presences[loop].run)
    return _hubs[loop]


def _keep(hub: Hub, run: Loop) -> None:
    """Run what has to live as long as the hub, and again whatever ends it: nobody else here does its work."""
    hub.spawn(_lasting(run), name=run.__qualname__)


async def _lasting(run: Loop) -> None:
    while True:
        try:
            await run()
        except Exception:
            logger.exception("%s failed and begins again", run.__qualname__)
        await asyncio.sleep(AGAIN_S)


def hub_of(loop: asyncio.AbstractEventLoop) -> Hub:
    """Give the hub of another thread's event loop. Raises KeyError where none runs."""
    return _hubs[loop]


async def farewell(*, within_s: float) -> None:
    """Ask all clients of the running event loop to come back later, and wait for them to have read it, a while."""
    hub = _hubs.get(asyncio.get_running_loop())
    if hub is not None:
        hub.farewell()
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                while hub.registry.people:  # noqa: ASYNC110 (once in a process's life)
                    await asyncio.sleep(0.02)


async def stop_hub() -> None:
    """End the running event loop's hub."""
    hub = _hubs.pop(asyncio.get_running_loop(), None)
    if hub is not None:
        await hub.stop()
    presence = _presences.pop(asyncio.get_running_loop(), None)
    if presence is not None:
        await presence.stop()
