"""Bodies over ASGI, where Django reads all of one, into a file, before it looks at who sends it."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings

from media.signing import invited_size
from tmschat.ops.background import Application


def bounded(application: Application) -> Application:
    """Let through what may be read at all. What is too long stays too long, by a byte, and is not read to its end."""

    async def with_bound(scope: Any, receive: Any, send: Any) -> None:
        await application(scope, _Bounded(receive, _longest(scope)), send)

    return with_bound


def _longest(scope: Any) -> int:
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    return max(invited_size(scope["path"], query), settings.BODY_MAX_BYTES + 1)


class _Bounded:
    """The ASGI messages of a request, whose body ends at its bound."""

    def __init__(self, receive: Callable[[], Awaitable[Any]], longest: int) -> None:
        self._receive = receive
        self._left = longest

    async def __call__(self) -> Any:
        message = await self._receive()
        while self._left <= 0 and message["type"] == "http.request":  # nobody reads it; who waits is told of the end
            message = await self._receive()
        if message["type"] == "http.request":
            body = message.get("body", b"")[: self._left]
            self._left -= len(body)
            has_more = message.get("more_body", False) and self._left > 0
            message = {"type": "http.request", "body": body, "more_body": has_more}
        return message
