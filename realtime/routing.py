"""Where the websocket lies. Anything else is refused."""

from typing import Any

from channels.routing import URLRouter
from django.urls import path, re_path

from realtime.consumers import ClientConsumer


async def refuse(scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG001 (ASGI's signature)
    """Refuse a websocket anywhere else: HTTP 403."""
    await send({"type": "websocket.close"})


def _routed(application: Any) -> Any:
    return application  # Channels routes ASGI applications with Django's paths, which are typed for views


_client: Any = ClientConsumer
websockets = URLRouter([path("ws/v1", _client.as_asgi()), re_path("", _routed(refuse))])
