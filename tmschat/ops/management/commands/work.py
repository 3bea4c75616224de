"""`manage.py work`: the worker."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from tmschat.ops.chores import Chores


class Command(BaseCommand):
    """The chores, until a signal ends them."""

    help = "Do the background work until told to stop."

    def handle(self, **_options: Any) -> None:
        """Work until told to stop."""
        told = threading.Event()
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: told.set())
        chores = Chores()
        chores.start()
        told.wait()
        chores.stop()
