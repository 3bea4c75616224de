"""A poll to be, and the rules that it must meet before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from polls.models import Poll
from tmschat.core.errors import Invalid

MAX_OPTIONS = 100


@dataclass(frozen=True, slots=True)
class PollDraft:
    """A question and its answers, normalized and trimmed already. `max_votes` None: as many as there are options."""

    question: str
    options: Sequence[str]
    multiple: bool = False
    max_votes: int | None = None
    anonymous: bool = False
    results: str = Poll.Results.LIVE
    allow_new_options: bool = False
    closes_at: datetime | None = None
    client_id: str | None = None


def check_poll(draft: PollDraft) -> None:
    """Raise Invalid, naming the field, where a draft breaks a rule that needs no database."""
    if not draft.question:
        raise Invalid("Ask something.", attr="question")
    if not 2 <= len(draft.options) <= MAX_OPTIONS:
        raise Invalid(f"2 to {MAX_OPTIONS} options.", attr="options")
    if len(set(draft.options)) < len(draft.options):
        raise Invalid("The same option twice.", attr="options")
    if not draft.multiple and draft.max_votes not in (None, 1):
        raise Invalid("A single-choice poll takes one vote.", attr="max_votes")


def check_deadline(draft: PollDraft) -> None:
    """Raise Invalid where a poll would be closed before it is put. Asked last: a repeat may come later than that."""
    if draft.closes_at is not None and draft.closes_at <= timezone.now():
        raise Invalid("This time has passed.", attr="closes_at")
