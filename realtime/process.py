"""What of realtime each process with sockets has: one hub an event loop, its repair, and how both start and end."""

import asyncio

from realtime.hub import Hub
from realtime.repair import Repairer

_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def current_hub() -> Hub:
    """Give the running event loop's hub, started with its repair the first time."""
    loop = asyncio.get_running_loop()
    hub = _hubs.get(loop)
    if hub is None:
        hub = _hubs[loop] = Hub()
        hub.start()
        hub.spawn(Repairer(hub).run())
    return hub


async def stop_hub() -> None:
    """End the running event loop's hub."""
    hub = _hubs.pop(asyncio.get_running_loop(), None)
    if hub is not None:
        await hub.stop()
