"""`manage.py issue_token`: a token for a program, or for who has no password to get one by."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tmschat.users.attempts import BadPassword
from tmschat.users.models import User
from tmschat.users.services.sign_ins import Client, issue_token

LONGEST_DAYS = 3650


class Command(BaseCommand):
    """Makes a token in a person's name, who sees it among their sign-ins and may end it there."""

    help = "Print a new token of the API for a person."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whose it is, and for how long."""
        parser.add_argument("username")
        parser.add_argument(
            "--days",
            type=int,
            default=timedelta(seconds=settings.TOKEN_LIFETIME_S).days,
            metavar="DAYS",
            help=f"how long it holds, up to {LONGEST_DAYS} (default %(default)d)",
        )

    def handle(self, *, username: str, days: int, **options: Any) -> None:  # noqa: ARG002 (Django's options)
        """Make it. The token alone goes to standard output, so that a script can take it."""
        if not 1 <= days <= LONGEST_DAYS:
            raise CommandError(f"--days takes 1 to {LONGEST_DAYS}.")
        user = User.objects.named(username).first()
        if user is None:
            raise CommandError(f"Nobody is called {username}.")
        try:
            issued = issue_token(user=user, client=Client("manage.py issue_token"), lifetime=timedelta(days=days))
        except BadPassword:
            raise CommandError(f"{user.username} is suspended.") from None
        self.stderr.write(f"{user.username} can use this until {issued.expires_at:%Y-%m-%d %H:%M} UTC:")
        self.stdout.write(issued.raw)
