"""Keeping search's copy of the texts: behind the sends, which pay nothing for it, by following the feed's numbers."""

from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chat.folding import fold, tokens_of
from chat.models import SearchEntry
from tmschat.core.db import rows

MESSAGES_AT_ONCE = 2000
CONVERSATIONS_AT_ONCE = 200

_BEHIND = """
SELECT c.id, c.change_seq AS upto, COALESCE(h.change_seq, 0) AS since
FROM chat_conversation c LEFT JOIN chat_searchhead h ON h.conversation_id = c.id
WHERE c.change_seq > COALESCE(h.change_seq, 0) LIMIT %(limit)s
"""

_CHANGED = """
SELECT id, conversation_id, sender_id, type, created_at, text, deleted_at, change_seq FROM chat_message
WHERE conversation_id = %(conversation_id)s AND change_seq > %(since)s AND change_seq <= %(upto)s
ORDER BY change_seq LIMIT %(limit)s
"""

_STORE = """
INSERT INTO chat_searchentry (message_id, conversation_id, sender_id, type, created_at, folded, tokens)
VALUES (%(id)s, %(conversation_id)s, %(sender_id)s, %(type)s, %(created_at)s, %(folded)s,
        array_to_tsvector(%(tokens)s::text[]))
ON CONFLICT (message_id) DO UPDATE SET folded = EXCLUDED.folded, tokens = EXCLUDED.tokens
WHERE chat_searchentry.folded <> EXCLUDED.folded
"""

_MOVE_HEAD = """
INSERT INTO chat_searchhead (conversation_id, change_seq) VALUES (%(conversation_id)s, %(change_seq)s)
ON CONFLICT (conversation_id) DO UPDATE SET change_seq = GREATEST(chat_searchhead.change_seq, EXCLUDED.change_seq)
"""


def index_pending() -> int:
    """Index what changed in conversations whose head moved. Gives how many changes were followed; 0: all are."""
    behind = rows(_BEHIND, {"limit": CONVERSATIONS_AT_ONCE})
    return sum(_index(each["id"], each["since"], each["upto"]) for each in behind)


@transaction.atomic
def _index(conversation_id: UUID, since: int, upto: int) -> int:
    """Take one step of a conversation. Two that do the same at once write the same."""
    bounds = {"conversation_id": conversation_id, "since": since, "upto": upto, "limit": MESSAGES_AT_ONCE}
    changed = rows(_CHANGED, bounds)
    standing = [each for each in changed if each["text"]]
    with connection.cursor() as cursor:
        if standing:
            cursor.executemany(_STORE, [_entry(each) for each in standing])
        emptied = [each["id"] for each in changed if not each["text"]]
        SearchEntry.objects.filter(message_id__in=emptied).delete()
        reached = changed[-1]["change_seq"] if len(changed) == MESSAGES_AT_ONCE else upto
        cursor.execute(_MOVE_HEAD, {"conversation_id": conversation_id, "change_seq": reached})
    return max(len(changed), 1)


def _entry(message: dict[str, Any]) -> dict[str, Any]:
    folded = fold(message["text"])
    columns = ("id", "conversation_id", "sender_id", "type", "created_at")
    return {**{name: message[name] for name in columns}, "folded": folded, "tokens": tokens_of(folded)}
