"""Reacting: a row of one's own, never the message's or the conversation's. Counting is the flusher's."""


from django.db import connection, transaction

from chat import sql
from chat.events import flush_wanted
from chat.models import Message, Reaction
from chat.services.messages import MessageIsDeleted
from tmschat.core.db import row
from tmschat.core.errors import Conflict
from tmschat.core.events import announce
from tmschat.users.models import User

MAX_EMOJI = 50  # distinct ones on a message


class TooManyEmoji(Conflict):
    """A message carries at most 50 different emoji."""

    code = "too_many_emoji"


def add_reaction(*, user: User, message: Message, emoji: str) -> bool:
    """Put an emoji (in its stored spelling) on a message that the person may see; tells whether it was not there.

    Raises MessageIsDeleted, TooManyEmoji.
    """
    if message.deleted_at is not None:
        raise MessageIsDeleted
    if emoji in {item["emoji"] for item in message.reaction_counts}:
        return _insert(user, message, emoji)
    with transaction.atomic():
        _check_room(message, emoji)
        return _insert(user, message, emoji)


def remove_reaction(*, user: User, message: Message, emoji: str) -> None:
    """Take one's emoji back; without one nothing changes. Raises MessageIsDeleted."""
    if message.deleted_at is not None:
        raise MessageIsDeleted
    values = {"message_id": message.id, "viewer_id": user.id, "emoji": emoji}
    if row(sql.UNREACT, values) is not None:
        announce(flush_wanted(message.conversation_id))


def _insert(user: User, message: Message, emoji: str) -> bool:
    values = {"message_id": message.id, "viewer_id": user.id, "emoji": emoji}
    added = row(sql.REACT, values) is not None
    if added:
        announce(flush_wanted(message.conversation_id))
    return added


def _check_room(message: Message, emoji: str) -> None:
    """Only who brings a new emoji to a message waits here, and only for others who do so: the limit stays exact."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"emoji {message.id}"])
    standing = Reaction.objects.filter(message=message, is_removed=False).exclude(emoji=emoji)
    if standing.values("emoji").distinct().count() >= MAX_EMOJI:
        raise TooManyEmoji
