"""Keeping search's copy of the texts: behind the sends, which pay nothing for it, by following the feed's numbers."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from chat.folding import fold, tokens_of
from tmschat.core.db import execute, row, rows

CHANGES_AT_ONCE = 5000
CONVERSATIONS_AT_ONCE = 1000
SORTED_IN_FROM = 200  # changes
_LOCK = 0x73656172  # any number that no other lock here bears

# Finds the conversations that there is something in for `index_pending`.
WAITING = """
SELECT c.id, c.change_seq AS upto, COALESCE(h.change_seq, 0) AS since
FROM chat_conversation c LEFT JOIN chat_searchhead h ON h.conversation_id = c.id
WHERE c.change_seq > COALESCE(h.change_seq, 0)
"""

_CHANGED = """
SELECT m.id, m.conversation_id, m.sender_id, m.type, m.created_at, m.text
FROM unnest(%(ids)s::uuid[], %(since)s::bigint[], %(upto)s::bigint[]) AS step (conversation_id, since, upto)
JOIN chat_message m ON m.conversation_id = step.conversation_id AND m.change_seq > since AND m.change_seq <= upto
"""

_STORE = """
INSERT INTO chat_searchentry (message_id, conversation_id, sender_id, type, created_at, folded, tokens)
SELECT id, conversation_id, sender_id, type, created_at, folded, array_to_tsvector(string_to_array(tokens, ' '))
FROM unnest(%(id)s::uuid[], %(conversation_id)s::uuid[], %(sender_id)s::uuid[], %(type)s::text[],
            %(created_at)s::timestamptz[], %(folded)s::text[], %(tokens)s::text[])
     AS entry (id, conversation_id, sender_id, type, created_at, folded, tokens)
ORDER BY id
ON CONFLICT (message_id) DO UPDATE SET folded = EXCLUDED.folded, tokens = EXCLUDED.tokens
WHERE (chat_searchentry.folded, chat_searchentry.tokens) <> (EXCLUDED.folded, EXCLUDED.tokens)
"""

_REMOVE = "DELETE FROM chat_searchentry WHERE message_id = ANY(%(ids)s::uuid[])"

_MOVE_HEADS = """
INSERT INTO chat_searchhead (conversation_id, change_seq) SELECT * FROM unnest(%(ids)s::uuid[], %(upto)s::bigint[])
ON CONFLICT (conversation_id) DO UPDATE SET change_seq = EXCLUDED.change_seq
"""

Json = dict[str, Any]


def index_pending() -> int:
    """Index what changed in conversations whose head moved. Gives how many changes were followed; 0: all are, or
    another worker is at it.
    """
    followed = _follow()
    if followed >= SORTED_IN_FROM:
        sort_in()  # in a transaction of its own, so that what was stored is found meanwhile
    return followed


def sort_in() -> None:
    """Put what waits in the index's list of new entries to the words it belongs to.

    Searches read that list from one end to the other. A few entries at a time cost a page written for each of their
    words, so those wait for each other.
    """
    execute("SELECT gin_clean_pending_list('search_entry_terms')")


@transaction.atomic
def _follow() -> int:
    """Take one step. One worker at a time: of two that read a message before and after an edit, the slower one would
    have the last word.
    """
    if not (row("SELECT pg_try_advisory_xact_lock(%(lock)s) AS had", {"lock": _LOCK}) or {}).get("had"):
        return 0
    steps = list(_steps(rows(f"{WAITING} LIMIT %(limit)s", {"limit": CONVERSATIONS_AT_ONCE})))
    if not steps:
        return 0
    bounds = {name: [step[name] for step in steps] for name in ("id", "since", "upto")}
    changed = rows(_CHANGED, {"ids": bounds["id"], "since": bounds["since"], "upto": bounds["upto"]})
    _store([_entry(each) for each in changed if each["text"]])
    if gone := [each["id"] for each in changed if not each["text"]]:
        execute(_REMOVE, {"ids": gone})
    execute(_MOVE_HEADS, {"ids": bounds["id"], "upto": bounds["upto"]})
    return sum(step["upto"] - step["since"] for step in steps)


def _steps(behind: list[Json]) -> Iterator[Json]:
    """Cut what is behind to so many numbers; each is on at most one message."""
    left = CHANGES_AT_ONCE
    for each in behind:
        upto = min(each["upto"], each["since"] + left)
        left -= upto - each["since"]
        yield {**each, "upto": upto}
        if not left:
            return


def _store(entries: list[Json]) -> None:
    if entries:
        execute(_STORE, {name: [entry[name] for entry in entries] for name in entries[0]})


def _entry(message: Json) -> Json:
    folded = fold(message["text"])
    columns = ("id", "conversation_id", "sender_id", "type", "created_at")
    return {**{name: message[name] for name in columns}, "folded": folded, "tokens": " ".join(tokens_of(folded))}
