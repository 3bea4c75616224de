"""`manage.py stress`: scenarios A to G against a server, and the report. The exit code is the verdict."""

from argparse import ArgumentTypeError
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from os import X_OK, access
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from stresstest.bench.server import BenchFault
from stresstest.management.stopping import stoppable
from stresstest.ordering import Besides, reported
from stresstest.running import LETTERS, Order
from stresstest.servers import Target, given, own
from stresstest.site import StressFault

FULL = 1.0
LEAST = 0.01


class Command(BaseCommand):
    """Load, verify, report."""

    help = (
        "Put a server under load (scenarios A to G), verify what is in it afterwards, and write report.html, report.md"
        " and report.json. The exit code is the verdict: 0 where every target was reached. docs/operations.md says what"
        " each scenario does, and how to make another server ready."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to run, against what, and where the report goes."""
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument(
            "--base-url", type=_address, metavar="URL", help="the server to load, as in http://127.0.0.1:8000"
        )
        where.add_argument("--self", action="store_true", dest="own", help="a private server on embedded services")
        parser.add_argument(
            "--only", type=_letters, default=LETTERS, metavar="A,F", help="these tests alone (default: all)"
        )
        parser.add_argument(
            "--duration-scale", type=_scale, default=FULL, metavar="0.1", help=f"shorten: {LEAST} to {FULL:g}"
        )
        parser.add_argument("--out", type=Path, metavar="DIR", help="default: a new folder in $DATA_DIR/reports")
        parser.add_argument("--compare", type=Path, metavar="report.json", help="an earlier report, to stand beside")
        parser.add_argument("--browser", type=_program, metavar="PATH", help="another Chromium or Chrome for G")
        parser.add_argument(
            "--growth",
            action="store_true",
            help="also measure how cost grows with the data, on a private server: to 1,000,000 messages and 10,000"
            " members at full durations, to 1,000 and 100 where they are shortened",
        )
        parser.add_argument("--yes-this-is-mine", action="store_true", help="load a server that is not on this machine")
        data = settings.DATA_DIR / "stress.json"
        parser.add_argument("--data", type=Path, default=data, help="what seed_stress wrote there (%(default)s)")
        parser.add_argument(
            "--limited-url",
            type=_address,
            metavar="URL",
            help="a server on the same data with its rate limits on, for E's second run; with --self it is not needed",
        )

    def handle(self, **options: Any) -> None:
        """Run, write, and fail where a test failed."""
        began = datetime.now(UTC)
        out = options["out"] or settings.DATA_DIR / "reports" / began.strftime("%Y-%m-%dT%H-%M-%SZ")
        order = Order(options["only"], options["duration_scale"], options["browser"])
        besides = Besides(
            compare=options["compare"],
            has_growth=options["growth"],
            has_bench=options["own"] and order.letters == LETTERS and order.scale >= FULL,
        )
        try:
            with stoppable():
                report = reported(self._target(options), order, besides, out=out, say=self._say)
        except (StressFault, BenchFault) as fault:
            raise CommandError(str(fault)) from None
        self._say(f"{out}/report.html, report.md, report.json")
        if not report["verdict"]:
            raise CommandError("The stress run failed; the report says where.")
        self._say(self.style.SUCCESS("The stress run passed."))

    def _target(self, options: dict[str, Any]) -> AbstractContextManager[Target]:
        if options["own"]:
            return own(self._say)
        return given(
            options["base_url"],
            seed_file=options["data"],
            limited_url=options["limited_url"],
            is_ours=options["yes_this_is_mine"],
        )

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _address(text: str) -> str:
    split = urlsplit(text)
    if split.scheme not in {"http", "https"} or not split.hostname or split.path not in {"", "/"} or split.query:
        raise ArgumentTypeError("the address of a site, as in http://127.0.0.1:8000")
    return text


def _program(text: str) -> Path:
    if not access(text, X_OK) or not Path(text).is_file():
        raise ArgumentTypeError(f"{text} is no program")
    return Path(text)


def _letters(text: str) -> str:
    asked = text.upper().replace(",", "").replace(" ", "")
    if not asked or set(asked) - set(LETTERS):
        raise ArgumentTypeError(f"letters from A to {LETTERS[-1]}, with commas between")
    return "".join(letter for letter in LETTERS if letter in asked)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not LEAST <= scale <= FULL:
        raise ArgumentTypeError(f"a number from {LEAST} to 1")
    return scale
