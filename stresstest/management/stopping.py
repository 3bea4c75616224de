"""How a command that takes minutes is stopped."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

STOPPED = 130  # as a shell says of what Ctrl-C has ended


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C, TERM and a closing terminal end a block of the main thread in order: nothing is left but one line."""
    asked = [each for each in (signal.SIGTERM, signal.SIGHUP) if signal.getsignal(each) is not signal.SIG_IGN]  # nohup
    before = {each: signal.signal(each, signal.default_int_handler) for each in asked}
    try:
        yield
    except KeyboardInterrupt:
        raise CommandError("Stopped: nothing was written.", returncode=STOPPED) from None
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
