"""What views of signed-in people say of their requests."""

from django.http import HttpRequest
from rest_framework.request import Request

from tmschat.users.models import User
from tmschat.users.services.sign_ins import Client

USER_AGENT_LENGTH = 300


class SignedInRequest(Request):
    """A request that `IsAuthenticated` has let through: its user is a person. For annotations only."""

    user: User
    auth: str  # the credential: `token:<id>` or `session:<sha256>`


def client_of(request: HttpRequest | Request) -> Client:
    """Give what the person who signs in may recognise this request by."""
    agent = request.META.get("HTTP_USER_AGENT", "").replace("\x00", "")[:USER_AGENT_LENGTH]
    return Client(agent.encode("utf-8", "replace").decode(), request.META.get("REMOTE_ADDR") or None)
