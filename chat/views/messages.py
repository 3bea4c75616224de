"""Messages over HTTP."""

from typing import Any
from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from chat.models import Message
from chat.permissions import membership, visible_message
from chat.selectors.feed import changes
from chat.selectors.members import receipts_page
from chat.selectors.messages import edits_page, message_for, message_page, messages_around, replies_page
from chat.serializers import DeliveredInput, MessageInput, TextInput
from chat.services.deletion import delete_message
from chat.services.drafts import Draft
from chat.services.marks import mark_delivered
from chat.services.messages import edit_message, pin_message, send_message, unpin_message
from tmschat.core.errors import Invalid
from tmschat.core.input import validated
from tmschat.core.pagination import PageRequest, page, page_request, without_key
from tmschat.core.query import choices, whole_number
from tmschat.users.http import SignedInRequest

_PLACES = ("before_seq", "after_seq", "around_seq")


class ConversationMessageViewSet(ViewSet):
    """The messages of one conversation."""

    def list(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Newest first; with `after_seq` oldest first."""
        wanted, place = _wanted(request)
        types = choices(request, "type", set(Message.Type.values))
        scope: dict[str, Any] = {"conversation_id": conversation_id, "viewer_id": request.user.id, "types": types}
        if place == "around_seq":
            found, wanted = messages_around(**scope, wanted=wanted)
        else:
            found = message_page(**scope, wanted=wanted, ascending=place == "after_seq")
        if not found:
            membership(request.user.id, conversation_id)  # an empty page: is it an empty conversation?
        return Response(page(found, wanted, key=lambda each: (each["seq"], int(place == "after_seq"))))

    def create(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Send."""
        draft = Draft(**validated(MessageInput, request))
        sent = send_message(sender=request.user, conversation_id=conversation_id, draft=draft)
        return Response({"data": sent.message}, status=HTTP_201_CREATED if sent.created else HTTP_200_OK)

    def changes(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """All that changed after a number."""
        since = whole_number(request, "since", default=0) or 0
        limit = page_request(request).limit
        membership(request.user.id, conversation_id)
        found = changes(conversation_id, request.user.id, since=since, limit=limit)
        pagination = {"next_since": found.next_since, "has_more": found.has_more}
        return Response({"data": found.entries, "pagination": pagination})


class MessageViewSet(ViewSet):
    """One message."""

    def retrieve(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Give it."""
        return Response({"data": message_for(request.user.id, message_id)})

    def partial_update(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Edit its text."""
        text = validated(TextInput, request)["text"]
        return Response({"data": edit_message(user=request.user, message_id=message_id, text=text)})

    def destroy(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Delete it."""
        delete_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    def edits(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Its earlier texts, newest first."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = edits_page(message.id, wanted)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    def replies(self, request: SignedInRequest, message_id: UUID) -> Response:
        """What answers it, oldest first."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = replies_page(message, request.user.id, wanted)
        return Response(page(found, wanted, key=lambda each: (each["seq"],)))

    def pin(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Pin it."""
        pin_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    def unpin(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Unpin it."""
        unpin_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    def receipts(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Who has it, and who has read it."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = receipts_page(message, request.user.id, wanted)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    def mark_delivered(self, request: SignedInRequest) -> Response:
        """Have messages delivered."""
        message_ids = validated(DeliveredInput, request)["message_ids"]
        return Response({"data": {"ignored": mark_delivered(user=request.user, message_ids=message_ids)}})


def _wanted(request: SignedInRequest) -> tuple[PageRequest, str | None]:
    wanted = page_request(request, int, int)
    given = [name for name in _PLACES if name in request.query_params]
    if len(given) > 1:
        raise Invalid("Only one of " + ", ".join(_PLACES) + ".", attr=given[1])
    numbers = {name: whole_number(request, name) for name in given}
    if wanted.after is not None:  # a cursor knows which way it goes, whether the first page's place comes along or not
        return wanted, "after_seq" if wanted.after[1] else None
    if not given:
        return wanted, None
    return PageRequest(after=(numbers[given[0]],), limit=wanted.limit), given[0]
