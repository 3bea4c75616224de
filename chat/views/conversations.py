"""Conversations over HTTP."""

from datetime import datetime
from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from chat.permissions import membership
from chat.schemas import CONVERSATION, ME, MESSAGE, RECEIPT, ConversationOut, MeOut, MessageOut, Receipts
from chat.selectors.conversations import conversation_for, conversation_page
from chat.selectors.members import receipts
from chat.selectors.messages import pins_page
from chat.serializers import ConversationChanges, ConversationInput, FlagsInput, ReadInput
from chat.services.conversations import (
    ConversationDraft,
    create_conversation,
    delete_conversation,
    update_conversation,
    update_own_membership,
)
from chat.services.marks import mark_read
from chat.services.members import leave_conversation
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request
from tmschat.users.http import SignedInRequest


class ConversationViewSet(ViewSet):
    """The caller's conversations."""

    @documented(data=ConversationOut, paginated=True, example=CONVERSATION)
    def list(self, request: SignedInRequest) -> Response:
        """By last activity, newest first."""
        wanted = page_request(request, datetime, UUID)
        found = conversation_page(request.user.id, wanted)
        return Response(page(found, wanted, key=lambda each: (each["last_activity_at"], each["id"])))

    @documented(request=ConversationInput, data=ConversationOut, status=201, also=(200,), example=CONVERSATION)
    def create(self, request: SignedInRequest) -> Response:
        """Make one; a DIRECT that stands already is given with 200.

        The caller becomes the OWNER of a GROUP; in a DIRECT, which has no title, both are MEMBER.
        """
        draft = ConversationDraft(**validated(ConversationInput, request))
        conversation, created = create_conversation(creator=request.user, draft=draft)
        status = HTTP_201_CREATED if created else HTTP_200_OK
        return Response({"data": conversation_for(request.user.id, conversation.id)}, status=status)

    @documented(data=ConversationOut, example=CONVERSATION)
    def retrieve(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Give one."""
        return Response({"data": conversation_for(request.user.id, conversation_id)})

    @documented(request=ConversationChanges, data=ConversationOut, errors=(403, 409), example=CONVERSATION)
    def partial_update(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Change title, topic or avatar: ADMIN or OWNER. A DIRECT is not renamed (409)."""
        changes = {name: value or "" for name, value in validated(ConversationChanges, request).items()}
        update_conversation(user=request.user, conversation_id=conversation_id, changes=changes)
        return Response({"data": conversation_for(request.user.id, conversation_id)})

    @documented(status=204, errors=(403, 409))
    def destroy(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Delete it for everybody: OWNER. A DIRECT is archived instead (409)."""
        delete_conversation(user=request.user, conversation_id=conversation_id)
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(request=FlagsInput, data=MeOut, example=ME)
    def me(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Change one's own flags."""
        flags = validated(FlagsInput, request)
        me = update_own_membership(user=request.user, conversation_id=conversation_id, flags=flags)
        return Response({"data": me})

    @documented(status=204, errors=(409,))
    def leave(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Leave. The last OWNER makes somebody else one first, or deletes the conversation (409)."""
        leave_conversation(user=request.user, conversation_id=conversation_id)
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(request=ReadInput, data=MeOut, example=ME)
    def read(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Mark as read up to a number, at most to the end; never back. Implies delivered."""
        seq = validated(ReadInput, request)["seq"]
        return Response({"data": mark_read(user=request.user, conversation_id=conversation_id, seq=seq)})

    @documented(data=Receipts(), example=[RECEIPT])
    def receipts(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """How far each member has it delivered and read, as far as they share it."""
        membership(request.user.id, conversation_id)
        return Response({"data": receipts(conversation_id, request.user.id)})

    @documented(data=MessageOut, paginated=True, example=MESSAGE)
    def pins(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """The pinned messages, the last pinned first."""
        wanted = page_request(request, datetime, UUID)
        membership(request.user.id, conversation_id)
        found = pins_page(conversation_id, request.user.id, wanted)
        listed = page(found, wanted, key=lambda each: (each[0], each[1]["id"]))
        return Response({**listed, "data": [message for _, message in listed["data"]]})
