"""Waiting in the driver's event loop."""

import asyncio
import time
from collections.abc import Callable


async def until(is_so: Callable[[], bool], *, within_s: float, every_s: float = 0.01) -> bool:
    """Wait until it is so, but not longer than that; gives whether it is."""
    ends_at = time.perf_counter() + within_s
    while not is_so():
        if time.perf_counter() > ends_at:
            return False
        await asyncio.sleep(every_s)
    return True
