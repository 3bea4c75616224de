"""What views of signed-in people say of their requests."""

from rest_framework.request import Request

from tmschat.users.models import User


class SignedInRequest(Request):
    """A request that `IsAuthenticated` has let through: its user is a person. For annotations only."""

    user: User
