"""Reactions over HTTP."""

from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from chat.emoji import qualified
from chat.permissions import visible_message
from chat.schemas import REACTIONS, REACTOR, Reactions, ReactorOut
from chat.selectors.reactions import reactors_page
from chat.serializers import ReactionInput
from chat.services.reactions import add_reaction, remove_reaction
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request, without_key
from tmschat.users.http import SignedInRequest


class ReactionViewSet(ViewSet):
    """Who put which emoji on a message."""

    @documented(data=ReactorOut, paginated=True, query={"emoji": str}, example=REACTOR)
    def list(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Who reacted, newest first."""
        wanted = page_request(request, int)
        emoji = request.query_params.get("emoji")
        message = visible_message(request.user.id, message_id)
        found = reactors_page(message.id, wanted, emoji=qualified(emoji) if emoji else None)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    @documented(request=ReactionInput, data=Reactions(), status=201, also=(200,), errors=(409,), example=REACTIONS)
    def create(self, request: SignedInRequest, message_id: UUID) -> Response:
        """Add one's emoji, 200 where it stood already; gives the message's reactions.

        One RGI emoji sequence or `:custom_name:`. At most 50 different ones on a message (409).
        """
        emoji = qualified(validated(ReactionInput, request)["emoji"])
        reacted = add_reaction(user=request.user, message_id=message_id, emoji=emoji)
        return Response({"data": reacted.reactions}, status=HTTP_201_CREATED if reacted.added else HTTP_200_OK)

    @documented(status=204, errors=(400,))
    def destroy(self, request: SignedInRequest, message_id: UUID, emoji: str) -> Response:
        """Take one's emoji back; where there was none, too."""
        remove_reaction(user=request.user, message_id=message_id, emoji=qualified(emoji))
        return Response(status=HTTP_204_NO_CONTENT)
