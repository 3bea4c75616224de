"""Full text search over the conversations of one person, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from chat.folding import Term, highlight, matches, terms_of
from chat.selectors.messages import visible_messages
from tmschat.core.db import rows
from tmschat.core.errors import Invalid
from tmschat.core.pagination import PageRequest

RECENT = 5000  # newest entries that are simply looked through first
MAX_MS = 1000  # of the database's time a search may take

Json = dict[str, Any]


class SearchTooBroad(Invalid):
    """This search takes too long. Add a word or a filter."""

    code = "search_too_broad"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search down; None: does not."""

    conversation_id: UUID | None = None
    sender_id: UUID | None = None
    types: Sequence[str] = ()
    before: datetime | None = None
    after: datetime | None = None


# A common word stands in many of the newest messages, so they are looked through first. A word that does not fill the
# page from there is rare among what this person may see, and the index gives its few places. So neither a common nor
# a rare word costs much, whatever the planner believes (docs/decisions/0034 has the plans).
_RECENT = f"(SELECT * FROM chat_searchentry e WHERE {{range}} ORDER BY message_id DESC LIMIT {RECENT})"  # noqa: S608
_SEARCH = """
WITH found AS MATERIALIZED (
    SELECT e.message_id FROM {source} e
    WHERE e.conversation_id = ANY(ARRAY(
        SELECT v.conversation_id FROM chat_member v JOIN chat_conversation c ON c.id = v.conversation_id
        WHERE v.user_id = %(viewer_id)s AND NOT v.is_removed AND c.deleted_at IS NULL
          AND (%(conversation_id)s::uuid IS NULL OR v.conversation_id = %(conversation_id)s)
    )) AND {where}
)
SELECT message_id FROM found ORDER BY message_id DESC LIMIT %(limit)s
"""
# What is searched for decides which plan is good, so none is kept.
_BOUNDED = f"""
SELECT set_config('statement_timeout', '{MAX_MS}', true), set_config('plan_cache_mode', 'force_custom_plan', true)
"""


def search_page(viewer_id: UUID, query: str, filters: Filters, wanted: PageRequest) -> tuple[list[Json], UUID | None]:
    """Give up to `limit` messages that have all that `query` asks for, with `highlight`, newest first; and the id after
    which there is more, if there is.

    Each is compared with its present text, so an edited or deleted one is never shown for what it said before.
    Raises SearchTooBroad.
    """
    terms = terms_of(query)
    found = _ids(viewer_id, terms, filters, wanted) if terms else []
    kept = found[: wanted.limit]
    messages = [message for message in visible_messages(kept, viewer_id) if matches(terms, message["text"])]
    highlighted = [message | {"highlight": highlight(terms, message["text"])} for message in messages]
    return highlighted, kept[-1] if len(found) > wanted.limit else None


def _ids(viewer_id: UUID, terms: list[Term], filters: Filters, wanted: PageRequest) -> list[UUID]:
    where, params = _conditions(terms, filters)
    params |= {"viewer_id": viewer_id, "limit": wanted.limit + 1}
    place = "TRUE"
    if wanted.after is not None:
        place = "e.message_id < %(last_id)s"
        params["last_id"] = wanted.after[0]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_BOUNDED)
            recent = _found(_RECENT.format(range=place), where, params)
            if len(recent) > wanted.limit:
                return recent
            return _found("chat_searchentry", [*where, place], params)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTooBroad(attr="q") from None
        raise


def _found(source: str, where: list[str], params: Json) -> list[UUID]:
    return [row["message_id"] for row in rows(_SEARCH.format(source=source, where=" AND ".join(where)), params)]


def _conditions(terms: list[Term], filters: Filters) -> tuple[list[str], Json]:
    where: list[str] = []
    params: Json = {"conversation_id": filters.conversation_id}
    for number, term in enumerate(terms):
        where.append(f"e.folded LIKE %(term{number})s")
        params[f"term{number}"] = f"%{_escaped(term.folded)}%"
    tokens = [token for term in terms for token in term.tokens]
    if tokens:
        where.append("e.tokens @@ %(tokens)s::tsquery")
        params["tokens"] = " & ".join(f"'{token}'" for token in tokens)
    narrowing: dict[str, tuple[str, Any]] = {
        "e.sender_id = %(sender_id)s": ("sender_id", filters.sender_id),
        "e.type = ANY(%(types)s)": ("types", list(filters.types)),
        "e.created_at < %(before)s": ("before", filters.before),
        "e.created_at > %(after)s": ("after", filters.after),
    }
    for condition, (name, value) in narrowing.items():
        if value:
            where.append(condition)
            params[name] = value
    return where, params


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
