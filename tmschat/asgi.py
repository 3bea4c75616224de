"""The socket processes' entry, and under `runserver` everybody's: HTTP to Django, websockets to realtime."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tmschat.settings")
http = get_asgi_application()  # sets Django up: what follows imports models

from realtime.routing import websockets  # noqa: E402
from tmschat.ops.background import WithBackground  # noqa: E402
from tmschat.ops.bounded import bounded  # noqa: E402

application = WithBackground(ProtocolTypeRouter({"http": bounded(http), "websocket": websockets}))
