"""What of realtime each process with sockets has: one hub an event loop, its repair, and how both start and end."""

import asyncio

from realtime.hub import Hub
from realtime.repair import Repairer

_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def current_hub() -> Hub:
    """Give the running event loop's hub, started with its repair the first time."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        hub = _hubs[loop] = Hub()
        hub.start()
        hub.spawn(Repairer(hub).run())
    return _hubs[loop]


def hub_of(loop: asyncio.AbstractEventLoop) -> Hub:
    """Give the hub of another thread's event loop. Raises KeyError where none runs."""
    return _hubs[loop]


async def stop_hub() -> None:
    """End the running event loop's hub."""
    hub = _hubs.pop(asyncio.get_running_loop(), None)
    if hub is not None:
        await hub.stop()
