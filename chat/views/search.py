"""Search over HTTP."""

from datetime import datetime
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from chat.models import Message
from chat.permissions import membership
from chat.schemas import FOUND, FoundMessageOut
from chat.selectors.search import Filters, search_page
from tmschat.core.errors import Invalid
from tmschat.core.openapi import documented
from tmschat.core.pagination import listed, page_request
from tmschat.core.query import choices, identifier, moment
from tmschat.core.text import normalized
from tmschat.users.http import SignedInRequest

MAX_QUERY = 200
QUERY: dict[str, Any] = {
    "q": OpenApiParameter("q", str, required=True),
    "conversation_id": UUID,
    "sender_id": UUID,
    "type": [str],
    "before": datetime,
    "after": datetime,
}


class SearchViewSet(ViewSet):
    """Messages of all the caller's conversations."""

    @documented(data=FoundMessageOut, paginated=True, query=QUERY, errors=(404,), example=FOUND)
    def list(self, request: SignedInRequest) -> Response:
        """Those with all the words and quoted phrases of `q`, newest first."""
        wanted = page_request(request, UUID)
        filters = Filters(
            conversation_id=identifier(request, "conversation_id"),
            sender_id=identifier(request, "sender_id"),
            types=choices(request, "type", set(Message.Type.values)),
            before=moment(request, "before"),
            after=moment(request, "after"),
        )
        query = _query(request)
        if filters.conversation_id is not None:
            membership(request.user.id, filters.conversation_id)
        found, last_id = search_page(request.user.id, query, filters, wanted)
        return Response(listed(found, None if last_id is None else [last_id]))


def _query(request: SignedInRequest) -> str:
    try:
        query = normalized(request.query_params.get("q", "")).strip()
    except ValueError as error:
        raise Invalid(str(error), attr="q") from None
    if not 1 <= len(query) <= MAX_QUERY:
        raise Invalid(f"1 to {MAX_QUERY} characters.", attr="q")
    return query
