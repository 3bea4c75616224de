"""`manage.py bench`: every row of the budgets, measured on a private server."""

from argparse import SUPPRESS
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError, CommandParser

from stresstest.bench.filling import fill
from stresstest.bench.results import table
from stresstest.bench.running import names, run
from stresstest.bench.server import BenchFault
from stresstest.management.stopping import stoppable


class Command(BaseCommand):
    """Measure, print, and fail where a floor is missed."""

    help = "Measure every row of the speed budgets on a private server. The exit code is 1 where a floor is missed."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take which rows, how long, and where to."""
        listed = ", ".join(names())
        parser.add_argument("--only", action="append", choices=names(), metavar="NAME", help=f"one of {listed}")
        parser.add_argument("--quick", action="store_true", help="the rows that can be short: under two minutes in all")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
        parser.add_argument("--fill", type=Path, nargs=2, help=SUPPRESS)  # what the bench runs inside its server
        parser.add_argument("--circles", type=int, default=0, help=SUPPRESS)

    def handle(self, **options: Any) -> None:
        """Measure."""
        if options["fill"]:
            fill(*options["fill"], circles=options["circles"])
            return
        if options["json"] and not options["json"].parent.is_dir():
            raise CommandError(f"--json: there is no folder {options['json'].parent}")
        try:
            with stoppable():
                results = run(options["only"], is_quick=options["quick"], say=self._say)
        except BenchFault as fault:
            raise CommandError(str(fault)) from None
        self._say(table(results))
        if options["json"]:
            listed = [result.as_json() for result in results]
            try:
                options["json"].write_bytes(orjson.dumps(listed, option=orjson.OPT_INDENT_2))
            except OSError as error:
                raise CommandError(f"--json: {error}") from None
        missed = [result.work for result in results if not result.floor.is_met]
        if missed:
            raise CommandError("Floor missed: " + ", ".join(missed))

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
