"""Full text search over the conversations of one person, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import OperationalError, transaction
from psycopg.errors import QueryCanceled

from chat import sql
from chat.folding import Term, highlight, matches, terms_of
from chat.selectors.messages import visible_messages
from tmschat.core.db import rows
from tmschat.core.errors import Invalid
from tmschat.core.ids import first_id_at
from tmschat.core.pagination import PageRequest

FEW = 200  # conversations: up to so many the index is asked for each of them
RECENT, RECENT_OF_MANY = 5_000, 20_000  # newest entries that are looked through first
MAX_MS = 600  # of the database's time either look may take
_CLOCKS_DIFFER = timedelta(hours=1)  # between who makes a message's id and who notes its time, at the most

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
    params |= {"viewer_id": viewer_id, "conversation_id": filters.conversation_id, "limit": wanted.limit + 1}
    words = {"range": _range(filters, wanted, params), "where": " AND ".join(where)}
    try:
        with transaction.atomic():
            begun = rows(sql.SEARCH_BEGIN, {"viewer_id": viewer_id, "max_ms": str(MAX_MS)})[0]
            is_few = filters.conversation_id is not None or begun["conversations"] <= FEW
            recent = RECENT if is_few else RECENT_OF_MANY
            found = _found(sql.SEARCH_NEWEST.format(recent=recent, **words), params)
            if len(found) > wanted.limit:
                return found
            return _found((sql.SEARCH_IN_EACH if is_few else sql.SEARCH_IN_ALL).format(**words), params)
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SearchTooBroad(attr="q") from None
        raise


def _range(filters: Filters, wanted: PageRequest, params: Json) -> str:
    """Say where in the order of sending the looking begins: after the page before, and not later than asked for."""
    bounds = []
    if wanted.after is not None:
        params["last_id"] = wanted.after[0]
        bounds.append("e.message_id < %(last_id)s")
    if filters.before is not None:
        params["id_before"] = first_id_at(filters.before + _CLOCKS_DIFFER)
        bounds.append("e.message_id < %(id_before)s")
    return " AND ".join(bounds) or "TRUE"


def _found(statement: str, params: Json) -> list[UUID]:
    return [row["message_id"] for row in rows(statement, params)]


def _conditions(terms: list[Term], filters: Filters) -> tuple[list[str], Json]:
    where: list[str] = []
    params: Json = {}
    for number, term in enumerate(terms):
        name = f"term{number}"
        if term.has_trigrams:
            where.append(f"e.folded LIKE %({name})s")
            params[name] = f"%{_escaped(term.folded)}%"
        else:  # what the planner cannot take for a question to the trigrams
            where.append(f"strpos(e.folded, %({name})s) > 0")
            params[name] = term.folded
    tokens = [token for term in terms for token in term.tokens]
    if tokens:
        where.append("e.tokens @@ %(tokens)s::tsquery")
        params["tokens"] = " & ".join(f"'{token}'" for token in dict.fromkeys(tokens))
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
