"""What moderators look for in the admin: whatever is given, one index answers it."""

from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from psycopg.errors import QueryCanceled

from chat.folding import terms_of
from chat.models import Conversation, Message, SearchEntry
from tmschat.core.ids import parse_id
from tmschat.users.models import User

MAX_FOUND = 500
MAX_MS = 2000  # of the database's time a search for words may take


def conversations_found(conversations: QuerySet[Conversation], sought: str) -> QuerySet[Conversation]:
    """Keep the conversations with this id, of this `@username`, or with this in their title."""
    number = parse_id(sought)
    if number is not None:
        return conversations.filter(pk=number)
    if sought.startswith("@"):
        return conversations.filter(members__user__username__iexact=sought[1:], members__is_removed=False)
    return conversations.filter(title__icontains=sought)


def messages_found(messages: QuerySet[Message], sought: str) -> QuerySet[Message]:
    """Keep the messages with this id, of the conversation with this id, by this `@username`, or with these words.

    Words are looked up in the search's copy; of what they find the newest 500 are given, none where it takes too long.
    """
    number = parse_id(sought)
    if number is not None and Conversation.objects.filter(pk=number).exists():
        return messages.filter(conversation_id=number).order_by("-seq")
    if number is not None:
        return messages.filter(pk=number)
    if sought.startswith("@"):
        sender = User.objects.filter(username__iexact=sought[1:]).first()
        return messages.filter(sender=sender) if sender is not None else messages.none()
    return messages.filter(pk__in=_with_words(sought))


def _with_words(sought: str) -> list[UUID]:
    terms = terms_of(sought)
    found = SearchEntry.objects.order_by("-message_id") if terms else SearchEntry.objects.none()
    for term in terms:
        found = found.filter(folded__contains=term.folded)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {MAX_MS}")
            return list(found.values_list("message_id", flat=True)[:MAX_FOUND])
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            return []
        raise
