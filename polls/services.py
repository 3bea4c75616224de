"""Making, answering and closing polls."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from chat.events import flush_wanted, message_created
from chat.models import Conversation
from chat.permissions import locked_membership, membership, require_manager
from chat.selectors.messages import messages_by_id
from chat.services.drafts import Draft, check_client_id
from chat.services.messages import ClientIdTaken, insert_message, send_once
from chat.services.numbers import advance
from polls import sql
from polls.drafts import MAX_OPTIONS, PollDraft, check_deadline, check_poll
from polls.errors import OptionsAreFixed, PollClosed
from polls.models import Poll, PollOption, Vote
from polls.selectors import is_closed, poll_for, poll_json, poll_row, polls_for
from polls.tallies import count, poll_updated
from tmschat.core.db import row, rows
from tmschat.core.errors import Invalid
from tmschat.core.events import announce
from tmschat.users.models import User

Json = dict[str, Any]


def create_poll(*, creator: User, conversation_id: UUID, draft: PollDraft) -> tuple[Json, bool]:
    """Put a question to a conversation, once a `client_id`. Gives the poll and whether this call made it.

    Raises NotFound for who is not a member, Invalid, ClientIdTaken (by a message that is no poll, too).
    """
    check_client_id(draft.client_id)
    check_poll(draft)
    sent = send_once(
        sender=creator,
        conversation_id=conversation_id,
        client_id=draft.client_id,
        send=lambda: _create(creator, conversation_id, draft),
    )
    poll = polls_for([sent.message["id"]], creator.id).get(sent.message["id"])
    if poll is None:
        raise ClientIdTaken
    return poll, sent.created


def vote(*, user: User, poll_id: UUID, option_ids: Sequence[UUID]) -> Json:
    """Make the user's vote exactly this set; an empty one retracts. Gives the poll as the user sees it then.

    Raises NotFound, Invalid, PollClosed. Takes no lock that another voter waits for (`sql.VOTE` says why).
    """
    seen = poll_row(user.id, poll_id)
    now = timezone.now()
    if is_closed(seen, now=now):
        raise PollClosed
    chosen = _chosen(poll_json(seen, user.id, now=now), option_ids)
    if not chosen and not seen["own_ids"]:
        return poll_json(seen, user.id, now=now)
    moved = row(sql.VOTE, {"poll_id": poll_id, "viewer_id": user.id, "option_ids": chosen})
    if moved is None:  # the same set again, or closed or left at this moment
        return _unmoved(user, poll_id)
    announce(flush_wanted(moved["conversation_id"]))
    return poll_json(seen | {"own_ids": chosen}, user.id, now=now)


def add_option(*, user: User, poll_id: UUID, text: str) -> tuple[Json, bool]:
    """Add an answer. Gives the poll and whether the text is new. Raises NotFound, PollClosed, OptionsAreFixed."""
    with transaction.atomic():
        poll = _locked(user, poll_id)
        if is_closed(vars(poll), now=timezone.now()):
            raise PollClosed
        if not poll.allow_new_options:
            raise OptionsAreFixed
        standing = PollOption.objects.filter(poll=poll)
        created = not standing.filter(text=text).exists()
        if created:
            position = standing.count()
            if position >= MAX_OPTIONS:
                raise OptionsAreFixed(f"A poll has at most {MAX_OPTIONS} options.")
            PollOption.objects.create(poll=poll, text=text, position=position)
            number = advance(poll.conversation_id)
            count(vote_ids=(), message_numbers={poll.message_id: number})
            announce(*poll_updated(poll.message_id, number))
    return poll_for(user.id, poll_id), created


def close_poll(*, user: User, poll_id: UUID) -> Json:
    """End a poll; again changes nothing. Raises NotFound; Forbidden for who neither made nor manages it."""
    with transaction.atomic():
        poll = _locked(user, poll_id)
        if poll.created_by_id != user.id:
            require_manager(membership(user.id, poll.conversation_id))
        if poll.closed_at is None:
            _close(poll)
    return poll_for(user.id, poll_id)


def close_due_polls() -> int:
    """Close every poll whose time is up. Gives how many."""
    return sum(_close_due(each["id"], each["conversation_id"]) for each in rows(sql.DUE))


def _create(creator: User, conversation_id: UUID, draft: PollDraft) -> Json | None:
    check_deadline(draft)
    line = Draft(text=draft.question, type="POLL", client_id=draft.client_id)
    with transaction.atomic():
        message = insert_message(sender=creator, conversation_id=conversation_id, draft=line, mentions=[])
        if message is None:
            return None
        own = {name: value for name, value in asdict(draft).items() if name not in {"options", "client_id"}}
        place = {"message_id": message["id"], "conversation_id": conversation_id}
        poll = Poll.objects.create(**place, created_by=creator, **own)
        PollOption.objects.bulk_create(
            PollOption(poll=poll, text=text, position=position) for position, text in enumerate(draft.options)
        )
        announce(message_created(messages_by_id([message["id"]], None)[message["id"]]))
    return message


def _chosen(poll: Json, option_ids: Sequence[UUID]) -> list[UUID]:
    """Give the set in the order of the poll's options, so that the same set is always the same list."""
    wanted = set(option_ids)
    chosen = [UUID(option["id"]) for option in poll["options"] if UUID(option["id"]) in wanted]
    if len(chosen) < len(wanted):
        raise Invalid("There is no such option in this poll.", attr="option_ids")
    limit = (poll["max_votes"] or MAX_OPTIONS) if poll["multiple"] else 1
    if len(chosen) > limit:
        raise Invalid(f"At most {limit} of the options.", attr="option_ids")
    return chosen


def _unmoved(user: User, poll_id: UUID) -> Json:
    poll = poll_for(user.id, poll_id)
    if poll["is_closed"]:
        raise PollClosed
    return poll


def _locked(user: User, poll_id: UUID) -> Poll:
    """Give the poll while holding its conversation's row, which every count and close takes first. Raises NotFound."""
    conversation_id = poll_row(user.id, poll_id)["conversation_id"]
    locked_membership(user.id, conversation_id)
    return Poll.objects.get(pk=poll_row(user.id, poll_id)["id"])


@transaction.atomic
def _close_due(poll_id: UUID, conversation_id: UUID) -> bool:
    Conversation.objects.select_for_update(no_key=True).filter(pk=conversation_id).first()
    poll = Poll.objects.filter(pk=poll_id, closed_at=None).first()
    if poll is not None:
        _close(poll)
    return poll is not None


def _close(poll: Poll) -> None:
    """Count exactly: waits for the votes that began before (they share the poll's row), refuses later ones."""
    number = advance(poll.conversation_id)
    Poll.objects.select_for_update().get(pk=poll.pk)
    movers = list(Vote.objects.filter(poll=poll, change_seq=None).order_by("id"))
    count(vote_ids=[each.id for each in movers], message_numbers={poll.message_id: number})
    Poll.objects.filter(pk=poll.pk).update(closed_at=timezone.now(), is_final=True)
    announce(*poll_updated(poll.message_id, number, movers))
