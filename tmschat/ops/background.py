"""What a process with an event loop does besides answering: the hub with its repair, and the flusher.

This is the one place where they start. The REST processes and commands have none of it.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.db import Error, connection

from chat.services.flush import flush_pending
from realtime.process import current_hub, farewell, stop_hub
from tmschat.core import valkey
from tmschat.core.postgres import database_deadline

IDLE_S = 1.0  # how often a flusher looks for what a lost nudge has left
RETRY_S = 0.5
FLUSH_DEADLINE_S = 10.0
CLOCKS_DIFFER_MS = 5  # who rests exactly as long as a turn lasts must not find its own turn still taken

logger = logging.getLogger(__name__)
Application = Callable[[Any, Any, Any], Awaitable[None]]


class WithBackground:
    """An ASGI application that brings its process's background with it.

    A server with a lifespan (Uvicorn) starts it before the first request; one without (Daphne) with the first request.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._flusher: Flusher | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one request, one websocket, or the lifespan."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        self.start()
        await self._application(scope, receive, send)

    def start(self) -> None:
        """Start what is not running yet."""
        hub = current_hub()
        if self._flusher is None:
            self._flusher = Flusher()
            self._flusher.start()
        hub.on_flush = self._flusher.nudge

    async def farewell(self, *, within_s: float) -> None:
        """Ask all clients to come back later. Servers close websockets before they end the lifespan; this is before."""
        await farewell(within_s=within_s)

    async def stop(self) -> None:
        """Stop all of it."""
        if self._flusher is not None:
            await asyncio.to_thread(self._flusher.stop)
            self._flusher = None
        await stop_hub()

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})


class Flusher:
    """A thread that numbers reactions and votes: at the first nudge at once, then at most every `COALESCE_MS`.

    Several processes take turns, so that they together send no more events than one.
    """

    def __init__(self) -> None:
        self._nudged = threading.Event()
        self._is_stopping = False
        self._thread = threading.Thread(target=self._run, name="flusher", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def nudge(self) -> None:
        """Tell it that something waits."""
        self._nudged.set()

    def stop(self) -> None:
        """End it, after what it is doing."""
        self._is_stopping = True
        self._nudged.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_stopping:
            self._nudged.wait(IDLE_S)
            self._nudged.clear()
            while not self._is_stopping and self._flush():
                pass

    def _flush(self) -> bool:
        """Flush, then rest; gives whether to look again."""
        started_at = time.monotonic()
        if not _has_turn():
            time.sleep(settings.COALESCE_MS / 1000)
            return True
        try:
            with database_deadline(FLUSH_DEADLINE_S):
                found = flush_pending()
        except Error as error:
            logger.warning("the flusher could not reach the database: %s", error)
            time.sleep(RETRY_S)
            return True
        except Exception:  # whatever it is: this thread is the only one here to try again
            logger.exception("the flusher failed")
            return False
        finally:
            connection.close()
        rest_s = settings.COALESCE_MS / 1000 - (time.monotonic() - started_at)
        if found and rest_s > 0:
            time.sleep(rest_s)
        return found > 0


def _has_turn() -> bool:
    """Take the turn if no process has taken it within `COALESCE_MS`. Without Valkey everybody has it."""
    window_ms = max(settings.COALESCE_MS - CLOCKS_DIFFER_MS, 1)
    try:
        return bool(valkey.client().set("tms:flush", b"", nx=True, px=window_ms))
    except valkey.Unreachable:
        return True
