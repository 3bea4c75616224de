"""Polls over REST."""

from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from polls.drafts import PollDraft
from polls.errors import PollIsAnonymous, ResultsAreHidden
from polls.schemas import POLL, VOTER, PollOut, VoterOut
from polls.selectors import poll_for, voters_page
from polls.serializers import OptionInput, PollInput, VoteInput
from polls.services import add_option, close_poll, create_poll, vote
from tmschat.core.ids import parse_id
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request, without_key
from tmschat.users.http import SignedInRequest


class PollViewSet(ViewSet):
    """Questions to a conversation."""

    @documented(request=PollInput, data=PollOut, status=201, also=(200,), errors=(404, 409), example=POLL)
    def create(self, request: SignedInRequest) -> Response:
        """Put a question; it also appears as a POLL message."""
        words = validated(PollInput, request)
        conversation_id = words.pop("conversation_id")
        poll, created = create_poll(creator=request.user, conversation_id=conversation_id, draft=PollDraft(**words))
        return Response({"data": poll}, status=HTTP_201_CREATED if created else HTTP_200_OK)

    @documented(data=PollOut, example=POLL)
    def retrieve(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """Give one poll."""
        return Response({"data": poll_for(request.user.id, poll_id)})

    @documented(request=OptionInput, data=PollOut, status=201, also=(200,), errors=(409,), example=POLL)
    def add_option(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """Add an answer to a poll that takes new ones."""
        text = validated(OptionInput, request)["text"]
        poll, created = add_option(user=request.user, poll_id=poll_id, text=text)
        return Response({"data": poll}, status=HTTP_201_CREATED if created else HTTP_200_OK)

    @documented(request=VoteInput, data=PollOut, errors=(409,), example=POLL)
    def vote(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """Make one's vote exactly this set."""
        option_ids = validated(VoteInput, request)["option_ids"]
        return Response({"data": vote(user=request.user, poll_id=poll_id, option_ids=option_ids)})

    @documented(status=204, errors=(409,))
    def retract(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """Take one's vote back."""
        vote(user=request.user, poll_id=poll_id, option_ids=())
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(data=PollOut, errors=(403,), example=POLL)
    def close(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """End a poll and store the exact tally."""
        return Response({"data": close_poll(user=request.user, poll_id=poll_id)})

    @documented(data=VoterOut, paginated=True, query={"option_id": str}, errors=(403,), example=VOTER)
    def voters(self, request: SignedInRequest, poll_id: UUID) -> Response:
        """List who chose what, the newest first."""
        poll = poll_for(request.user.id, poll_id)
        if poll["anonymous"]:
            raise PollIsAnonymous
        if poll["total_voters"] is None:
            raise ResultsAreHidden
        wanted = page_request(request, int)
        asked = request.query_params.get("option_id")
        option_id = parse_id(asked) or UUID(int=0) if asked is not None else None  # an unknown id: nobody chose it
        found = voters_page(poll_id, wanted, option_id=option_id)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))
