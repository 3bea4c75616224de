"""Messages over HTTP."""

from typing import Any
from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from chat.models import Message
from chat.permissions import membership, visible_message
from chat.schemas import (
    EDIT,
    ID,
    MESSAGE,
    MESSAGE_RECEIPT,
    EditOut,
    IgnoredOut,
    MessageOut,
    MessageReceiptOut,
    changes_documented,
)
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
from tmschat.core.openapi import documented
from tmschat.core.pagination import PageRequest, page, page_request, without_key
from tmschat.core.query import choices, whole_number
from tmschat.users.http import SignedInRequest

_PLACES = ("before_seq", "after_seq", "around_seq")
TYPES = frozenset(Message.Type.values)
PLACES = {"type": [str]} | dict.fromkeys(_PLACES, int)


class ConversationMessageViewSet(ViewSet):
    """The messages of one conversation."""

    @documented(data=MessageOut, paginated=True, query=PLACES, example=MESSAGE)
    def list(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Newest first; with `after_seq` oldest first.

        At most one of `before_seq`, `after_seq` and `around_seq`. Around a number: half of the page is newer, and the
        cursor goes on to what is older. A cursor keeps its direction, whether the place is given again or not.
        """
        wanted, place = _wanted(request)
        types = choices(request, "type", TYPES)
        scope: dict[str, Any] = {"conversation_id": conversation_id, "viewer_id": request.user.id, "types": types}
        if place == "around_seq":
            found, wanted = messages_around(**scope, wanted=wanted)
        else:
            found = message_page(**scope, wanted=wanted, ascending=place == "after_seq")
        if not found:
            membership(request.user.id, conversation_id)  # an empty page: is it an empty conversation?
        return Response(page(found, wanted, key=lambda each: (each["seq"], int(place == "after_seq"))))

    @documented(request=MessageInput, data=MessageOut, status=201, also=(200,), errors=(409,), example=MESSAGE)
    def create(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Send. The same `client_id` again gives the first message with 200; in another conversation it is a 409.

        A deleted message may be answered. `@username` names a member, `@all` everybody if an ADMIN or OWNER says it.
        """
        draft = Draft(**validated(MessageInput, request))
        sent = send_message(sender=request.user, conversation_id=conversation_id, draft=draft)
        return Response({"data": sent.message}, status=HTTP_201_CREATED if sent.created else HTTP_200_OK)

    @changes_documented
    def changes(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """All that changed after a number, as it is now, in the order of its numbers.

        Deleted messages and removed members come as tombstones; what changed twice comes once. A client that goes on
        from `next_since` ends with exactly the present state, after any absence.
        """
        since = whole_number(request, "since", default=0) or 0
        limit = page_request(request).limit
        found = changes(conversation_id, request.user.id, since=since, limit=limit)
        pagination = {"next_since": found.next_since, "has_more": found.has_more}
        return Response({"data": found.entries, "pagination": pagination})


class MessageViewSet(ViewSet):
    """One message."""

    @documented(data=MessageOut, example=MESSAGE)
    def retrieve(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Give it."""
        return Response({"data": message_for(request.user.id, message_id)})

    @documented(request=TextInput, data=MessageOut, errors=(403, 409), example=MESSAGE)
    def partial_update(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Edit its text: the sender alone. A poll's question stays as it was put (409)."""
        text = validated(TextInput, request)["text"]
        return Response({"data": edit_message(user=request.user, message_id=message_id, text=text)})

    @documented(status=204, errors=(403,))
    def destroy(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Delete it: the sender, an ADMIN or OWNER, or a moderator, who need not be a member. Again: 204.

        It keeps its `seq` and its place, and loses text, earlier texts, attachments, poll, reactions and pin.
        """
        delete_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(data=EditOut, paginated=True, example=EDIT)
    def edits(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Its earlier texts, newest first."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = edits_page(message.id, wanted)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    @documented(data=MessageOut, paginated=True, example=MESSAGE)
    def replies(self, request: SignedInRequest, message_id: UUID) -> Response:
        """What answers it, oldest first."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = replies_page(message, request.user.id, wanted)
        return Response(page(found, wanted, key=lambda each: (each["seq"],)))

    @documented(status=204, errors=(409,))
    def pin(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Pin it: any member. Again: 204."""
        pin_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(status=204)
    def unpin(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Unpin it: any member. One that is not pinned: 204."""
        unpin_message(user=request.user, message_id=message_id)
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(data=MessageReceiptOut, paginated=True, example=MESSAGE_RECEIPT)
    def receipts(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Who has it, and who has read it, as far as they share that; the sender is left out."""
        wanted = page_request(request, int)
        message = visible_message(request.user.id, message_id)
        found = receipts_page(message, request.user.id, wanted)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    @documented(request=DeliveredInput, data=IgnoredOut, example={"ignored": [ID]})
    def mark_delivered(self, request: SignedInRequest) -> Response:
        """Have messages of any of the caller's conversations delivered."""
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
