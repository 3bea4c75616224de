"""Reacting: a row of one's own, never the message's or the conversation's. Counting is the flusher's."""

from typing import Any, NoReturn

from django.db import transaction

from chat import sql
from chat.events import flush_wanted
from chat.models import Message, Reaction
from chat.permissions import visible_message
from chat.services.messages import MessageIsDeleted
from tmschat.core.db import execute, row
from tmschat.core.errors import Conflict
from tmschat.core.events import announce
from tmschat.users.models import User

MAX_EMOJI = 50  # distinct ones on a message


class TooManyEmoji(Conflict):
    """A message carries at most 50 different emoji."""

    code = "too_many_emoji"


def add_reaction(*, user: User, message: Message, emoji: str) -> bool:
    """Put an emoji (in its stored spelling) on a message that the person may see; tells whether it was not there.

    Raises MessageIsDeleted, TooManyEmoji; NotFound for who left at this moment.
    """
    if message.deleted_at is not None:
        raise MessageIsDeleted
    values = {"message_id": message.id, "viewer_id": user.id, "emoji": emoji}
    is_counted = emoji in {item["emoji"] for item in message.reaction_counts}
    added = is_counted and row(sql.REACT_ALONG, values) is not None
    if not added and not (is_counted and _stands(values)):
        added = _bring(values)
        if not added and not _stands(values):
            _refuse(user, message)
    if added:
        announce(flush_wanted(message.conversation_id))
    return added


def remove_reaction(*, user: User, message: Message, emoji: str) -> None:
    """Take one's emoji back; without one nothing changes."""
    values = {"message_id": message.id, "viewer_id": user.id, "emoji": emoji}
    if row(sql.UNREACT, values) is not None:
        announce(flush_wanted(message.conversation_id))


@transaction.atomic
def _bring(values: dict[str, Any]) -> bool:
    """Only who brings a new emoji to a message waits here, and only for others who do so: the limit stays exact."""
    execute(sql.EMOJI_LOCK, values)
    return row(sql.REACT_NEW, values | {"max_emoji": MAX_EMOJI}) is not None


def _stands(values: dict[str, Any]) -> bool:
    own = Reaction.objects.filter(message_id=values["message_id"], user_id=values["viewer_id"], emoji=values["emoji"])
    return own.filter(is_removed=False).exists()


def _refuse(user: User, message: Message) -> NoReturn:
    """Say why nothing was added: the message or the membership went at this moment, or there is no more room."""
    if visible_message(user.id, message.id).deleted_at is not None:
        raise MessageIsDeleted
    raise TooManyEmoji
