"""`manage.py clean_uploads`: uploads that nothing came of."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from media.services import KEPT_UNUSED, remove_unused
from media.storage import store


class Command(BaseCommand):
    """Removes what was never completed, never attached, or let go by a deleted message, and what a crash left."""

    help = "Remove uploads that no message holds, with their objects."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how old they must be."""
        parser.add_argument(
            "--older-than",
            type=float,
            default=KEPT_UNUSED / timedelta(hours=1),
            metavar="HOURS",
            help="default %(default)s",
        )

    def handle(self, *, older_than: float, **options: Any) -> None:  # noqa: ARG002 (Django's options)
        """Remove them."""
        before = timezone.now() - timedelta(hours=older_than)
        removed = remove_unused(before=before)
        unfinished = store().forget_unfinished(before=before)
        self.stdout.write(self.style.SUCCESS(f"{removed} unused uploads removed, {unfinished} unfinished objects"))
