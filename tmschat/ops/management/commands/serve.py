"""`manage.py serve`: the whole installation with one command. `make run` calls it."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from contextlib import suppress

from django.core.management.base import BaseCommand, CommandError

from tmschat.ops.embedded.paths import UnsafePath
from tmschat.ops.programs import StartFault
from tmschat.ops.serving import Plan, serve

# Of each kind. With the worker that is eleven processes, whose pools of eight connections fit the hundred that a
# PostgreSQL gives as it is installed.
MOST_BY_DEFAULT = 5


class Command(BaseCommand):
    """Serve REST, websockets, web client and admin until Ctrl-C."""

    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        # PostgreSQL, the sockets and the worker want processor time as well.
        share = min(max(1, (os.cpu_count() or 1) // 2), MOST_BY_DEFAULT)
        parser.add_argument("--host", default="127.0.0.1", help="interface to listen on (%(default)s)")
        parser.add_argument("--port", type=_port, default=8000, help="port to listen on (%(default)s)")
        parser.add_argument("--workers", type=int, default=max(2, share), help="REST processes (%(default)s)")
        parser.add_argument("--socket-workers", type=int, default=share, help="websocket processes (%(default)s)")
        parser.add_argument("--no-demo", dest="has_demo", action="store_false", help="seed no demo on the first start")
        parser.add_argument("--with-s3", action="store_true", help="keep files in an embedded S3 store, from now on")
        parser.add_argument("--no-door", dest="has_door", action="store_false", help="serve all from one process")

    def handle(self, *, host: str, port: int, workers: int, socket_workers: int, **options: bool) -> None:
        """Serve."""
        plan = Plan(
            host=host,
            port=port,
            workers=max(1, workers),
            socket_workers=max(1, socket_workers),
            has_door=options["has_door"],
            has_demo=options["has_demo"],
            with_s3=options["with_s3"],
        )
        try:
            serve(plan, say=self._say)
        except (StartFault, UnsafePath) as fault:
            raise CommandError(str(fault)) from None

    def _say(self, line: str) -> None:
        with suppress(OSError):  # the terminal has gone, the disk is full: what is said is lost, nothing else is
            self.stdout.write(line)
            self.stdout.flush()


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise ArgumentTypeError("a number from 1 to 65535")
    return int(text)
