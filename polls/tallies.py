"""Counting: what flushes and closes do to the stored tallies. Both hold the conversation's row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F

from chat.models import Message
from polls import sql
from polls.models import Poll, Vote
from polls.selectors import polls_for
from tmschat.core.events import Event

_BODY = ("options", "total_voters", "is_closed", "is_final")


def count(*, vote_ids: Sequence[int], message_numbers: Mapping[UUID, int]) -> None:
    """Stamp votes that are locked, drop the retracted, recount the polls of these messages and number those."""
    stamp = max(message_numbers.values(), default=0)
    votes = Vote.objects.filter(id__in=vote_ids)
    votes.filter(option_ids=[]).delete()
    votes.update(counted_option_ids=F("option_ids"), change_seq=stamp)
    if not message_numbers:
        return
    poll_ids = list(Poll.objects.filter(message_id__in=message_numbers).values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(sql.COUNT_OPTIONS, {"poll_ids": poll_ids})
        cursor.execute(sql.COUNT_VOTERS, {"poll_ids": poll_ids})
    for message_id, number in message_numbers.items():
        Message.objects.filter(id=message_id).update(change_seq=number)


def poll_updated(message_id: UUID, number: int, movers: Iterable[Vote] = ()) -> list[Event]:
    """A poll changed; read after the change. Who moved hears their own choice too, so that their other devices know.

    People who chose the same hear one event, so there are as many as sets of options chosen, not as votes.
    """
    poll = polls_for([message_id], None)[message_id]
    by_choice: dict[tuple[UUID, ...], list[UUID]] = defaultdict(list)
    for vote in movers:
        by_choice[tuple(vote.option_ids)].append(vote.user_id)
    moved = tuple(user_id for users in by_choice.values() for user_id in users)
    shown: dict[str, Any] = {"message_id": message_id, "poll_id": poll["id"], **{name: poll[name] for name in _BODY}}

    def event(body: dict[str, Any], **audience: tuple[UUID, ...]) -> Event:
        return Event("poll.updated", poll["conversation_id"], body, since=number - 1, change_seq=number, **audience)

    own = [event(shown | {"my_option_ids": list(choice)}, to=tuple(users)) for choice, users in by_choice.items()]
    return [event(shown, not_to=moved), *own]
