"""Signing in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.middleware.csrf import get_token
from django.utils.crypto import constant_time_compare
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_204_NO_CONTENT
from rest_framework.views import APIView

from tmschat.core.errors import NotFound
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.users.attempts import person_with
from tmschat.users.docs import SIGNED_IN, SignedInOut
from tmschat.users.http import SignedInRequest, client_of
from tmschat.users.models import User
from tmschat.users.render import own_profile
from tmschat.users.second_factor import require_second_factor
from tmschat.users.serializers import LoginInput, StressLoginInput
from tmschat.users.services.sign_ins import end_all, issue_token, sign_out

BACKEND = "tmschat.users.backends.PasswordBackend"


class LoginView(APIView):
    """A name and a password for a token, with a code where the account has a second factor."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @documented(request=LoginInput, data=SignedInOut, errors=(401, 403), example=SIGNED_IN)
    def post(self, request: Request) -> Response:
        """Sign in.

        An account with a second factor answers 401 with the code `two_factor_required` until the same call brings a
        `code` as well; a wrong one is a 401 with `two_factor_failed`, and after 5 of them a minute a 429.
        """
        words = validated(LoginInput, request)
        user = person_with(words["username"], words["password"], address=request.META.get("REMOTE_ADDR", ""))
        require_second_factor(user, words.get("code"))
        token = issue_token(user=user, client=client_of(request))
        return Response({"data": {"token": token.raw, "expires_at": token.expires_at, "user": own_profile(user)}})


class CsrfView(APIView):
    """The CSRF cookie, for clients that use the session."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @documented(status=204)
    def get(self, request: Request) -> Response:
        """Set the cookie `csrftoken`; its value goes back in the header `X-CSRFToken`."""
        get_token(request._request)  # noqa: SLF001 (DRF's documented way to Django's request)
        return Response(status=HTTP_204_NO_CONTENT)


class LogoutView(APIView):
    """The end of one sign-in."""

    @documented(status=204)
    def post(self, request: SignedInRequest) -> Response:
        """End the token or session that this request bears."""
        sign_out(user=request.user, credential=request.auth)
        return Response(status=HTTP_204_NO_CONTENT)


class LogoutAllView(APIView):
    """The end of all sign-ins."""

    @documented(status=204)
    def post(self, request: SignedInRequest) -> Response:
        """End all of one's tokens and sessions."""
        end_all(user_id=request.user.pk)
        return Response(status=HTTP_204_NO_CONTENT)


class StressLoginView(APIView):
    """A session without a password, for load tests: only where the operator has set a token for it."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Be nowhere, whatever the method, unless the operator has set the token."""
        if not settings.STRESS_LOGIN_TOKEN:
            raise NotFound
        super().initial(request, *args, **kwargs)

    @extend_schema(exclude=True)
    def post(self, request: Request) -> Response:
        """Set the session cookie."""
        words = validated(StressLoginInput, request)
        if not constant_time_compare(words["token"], settings.STRESS_LOGIN_TOKEN):
            raise NotFound
        user = User.objects.named(words["username"]).filter(suspended_at=None).first()
        if user is None:
            raise NotFound
        login(request._request, user, backend=BACKEND)  # noqa: SLF001 (DRF's documented way to Django's request)
        return Response(status=HTTP_204_NO_CONTENT)
