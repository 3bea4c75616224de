"""How a command that takes minutes is stopped."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

STOPPED = 130  # as a shell says of what Ctrl-C has ended


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C and TERM alike end a block of the main thread in order, so that nothing of it is left, in one line."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError("Stopped: nothing was written.", returncode=STOPPED) from None
    finally:
        signal.signal(signal.SIGTERM, before)
