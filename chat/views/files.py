"""A conversation's files over HTTP."""

from uuid import UUID

from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from chat.permissions import membership
from chat.schemas import FILE, FileOut
from chat.selectors.files import file_page
from media.models import Upload
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request, without_key
from tmschat.core.query import choices
from tmschat.users.http import SignedInRequest


class FileViewSet(ViewSet):
    """What is attached to a conversation's messages."""

    @documented(data=FileOut, paginated=True, query={"kind": [str]}, example=FILE)
    def list(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Newest first; `?kind=IMAGE` or `?kind=FILE` alone."""
        wanted = page_request(request, UUID)
        kinds = set(choices(request, "kind", set(Upload.Kind.values)))
        found = file_page(conversation_id, request.user.id, wanted, kinds=kinds)
        if not found:
            membership(request.user.id, conversation_id)  # an empty page: is it a conversation without files?
        listed = page(found, wanted, key=lambda each: (each["attachment_id"],))
        return Response(without_key(listed, "attachment_id"))
