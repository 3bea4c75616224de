"""`manage.py check_chat`: are the invariants of the data true?"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.utils.module_loading import import_string

SHOWN = 20


class Command(BaseCommand):
    """Checks every app's invariants and names each row that breaks one."""

    help = "Verify the invariants of the data; exit code 1, with a list, where one is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much to show."""
        parser.add_argument("--shown", type=int, default=SHOWN, help=f"rows shown for each rule (default {SHOWN})")

    def handle(self, *, shown: int, **options: Any) -> None:  # noqa: ARG002 (Django's options)
        """Print broken rows, the first `shown` of each rule."""
        found: Counter[str] = Counter()
        for path in settings.INVARIANTS:
            for line in _violations(path):
                rule = line.partition(":")[0]
                found[rule] += 1
                if found[rule] <= shown:
                    self.stdout.write(self.style.ERROR(line))
        for rule, times in found.items():
            if times > shown:
                self.stdout.write(f"{rule}: {times - shown} more")
        if found:
            self.stdout.write(self.style.ERROR(f"{found.total()} rows break {len(found)} rules"))
            sys.exit(1)
        self.stdout.write(self.style.SUCCESS("All invariants hold"))


def _violations(path: str) -> Iterator[str]:
    """Run one app's invariants on one snapshot, so that writes in between break nothing that is not broken."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield from import_string(path)()
