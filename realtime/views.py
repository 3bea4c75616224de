"""Tickets over REST."""

from typing import Any

from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED
from rest_framework.views import APIView

from realtime.tickets import LIFETIME_S, issue_ticket
from tmschat.core.openapi import documented
from tmschat.users.http import SignedInRequest


class TicketOut(serializers.Serializer[Any]):
    """A ticket, for one use."""

    ticket = serializers.CharField()
    expires_in_s = serializers.IntegerField()


class TicketView(APIView):
    """How a client signs in to the websocket where it can set no header: `?ticket=`, once, within 30 s."""

    @documented(data=TicketOut, status=201, example={"ticket": "f3Jx…", "expires_in_s": LIFETIME_S})
    def post(self, request: SignedInRequest) -> Response:
        """Give a ticket that stands for the caller's present sign-in. Valkey away: 503."""
        ticket = issue_ticket(user_id=request.user.pk, credential=str(request.auth))
        return Response({"data": {"ticket": ticket, "expires_in_s": LIFETIME_S}}, status=HTTP_201_CREATED)
