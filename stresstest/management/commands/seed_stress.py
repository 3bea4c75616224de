"""`manage.py seed_stress`: the data that the load scripts run on."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from stresstest.seed import lengths
from stresstest.seed.loading import OtherData, load, set_password
from stresstest.seed.out import described, write_private
from stresstest.seed.removing import remove
from stresstest.seed.tokens import working_tokens
from stresstest.seed.volume.loading import index_volume, load_volume, set_crowds_password
from stresstest.seed.volume.plan import Volume
from stresstest.seed.world import Plan, user_id


class Command(BaseCommand):
    """Seeds once; again it changes nothing and writes the file again."""

    help = "Make the stress users, conversations, messages, objects and poll, and the file that the load scripts read."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much, where to and whether afresh."""
        parser.add_argument("--scale", type=_positive, default=1, help="how many times the data (default 1)")
        parser.add_argument(
            "--volume", type=_positive, metavar="MESSAGES", help="also a year's talk of so many messages"
        )
        parser.add_argument("--reset", action="store_true", help="remove what an earlier run made first")
        parser.add_argument("--out", type=Path, default=settings.DATA_DIR / "stress.json", help="default %(default)s")
        parser.add_argument(
            "--lengths", type=_positives, default=[], metavar="N,N", help="also make conversations of so many messages"
        )
        parser.add_argument("--password", help="let the users sign in by this password too; without it, by token alone")

    def handle(self, *, scale: int, out: Path, **options: Any) -> None:
        """Remove, load, and write down the ids and tokens."""
        plan = Plan.scaled(scale)
        longs = lengths.longs(plan, options["lengths"])
        try:
            if options["reset"]:
                self.stdout.write(f"{remove()} users removed with all that was theirs")
            with tqdm(
                total=plan.rows + lengths.rows(longs), unit=" rows", disable=None
            ) as bar:  # None: only a terminal
                loaded = load(plan, bar.update)
                lengths.load(longs, bar.update)
            if options["volume"]:
                self._load_volume(Volume(options["volume"]))
        except OtherData as fault:
            raise CommandError(str(fault)) from None
        if options["password"]:
            set_password(plan, options["password"])
            set_crowds_password(options["password"])
        tokens = working_tokens([user_id(number) for number in range(1, plan.users + 1)])
        write_private(out, described(plan, tokens) | ({"lengths": lengths.described(longs)} if longs else {}))
        done = f"{plan.rows + lengths.rows(longs)} rows" if loaded else "Already there"
        self.stdout.write(self.style.SUCCESS(f"{done}; load scripts read {out}"))

    def _load_volume(self, volume: Volume) -> None:
        with tqdm(total=volume.messages, unit=" messages", disable=None) as bar:
            loaded = load_volume(volume, bar.update)
        with tqdm(desc="for search", unit=" changes", disable=None) as bar:
            index_volume(bar.update)
        size = f"{volume.messages} messages in {volume.conversations} conversations of {volume.people} people"
        self.stdout.write(f"{size}{'' if loaded else ': already there'}")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise ArgumentTypeError("a whole number from 1 up")
    return int(text)


def _positives(text: str) -> list[int]:
    return sorted({_positive(each) for each in text.split(",")})
