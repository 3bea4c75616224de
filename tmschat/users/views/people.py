"""People: one's own profile and sign-ins, the directory, suspensions."""

from typing import Any
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_204_NO_CONTENT
from rest_framework.views import APIView

from tmschat.core.errors import Invalid, NotFound
from tmschat.core.ids import parse_id
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request
from tmschat.core.text import normalized
from tmschat.users import selectors
from tmschat.users.docs import ENTRY, OWN_PROFILE, SIGN_IN, EntryOut, OwnProfileOut, SignInOut
from tmschat.users.http import SignedInRequest
from tmschat.users.render import entry, own_profile
from tmschat.users.serializers import ProfileInput, SuspensionInput
from tmschat.users.services.moderation import suspend, unsuspend
from tmschat.users.services.profiles import update_profile
from tmschat.users.services.sign_ins import end_sign_in

MAX_QUERY_LENGTH = 100


class OwnProfileView(APIView):
    """The caller's own profile."""

    @documented(data=OwnProfileOut, example=OWN_PROFILE)
    def get(self, request: SignedInRequest) -> Response:
        """Read it."""
        return Response({"data": own_profile(request.user)})

    @documented(request=ProfileInput, data=OwnProfileOut, example=OWN_PROFILE)
    def patch(self, request: SignedInRequest) -> Response:
        """Change it."""
        changed = update_profile(user=request.user, changes=validated(ProfileInput, request))
        return Response({"data": own_profile(changed)})


class SignInsView(APIView):
    """Where the caller is signed in."""

    @documented(data=SignInOut, paginated=True, example=SIGN_IN)
    def get(self, request: SignedInRequest) -> Response:
        """List tokens and sessions, newest first."""
        wanted = page_request(request, UUID)
        before = wanted.after[0] if wanted.after else None
        found = selectors.sign_ins(request.user, credential=request.auth, before=before, limit=wanted.limit + 1)
        return Response(page(found, wanted, key=lambda row: (row["id"],)))


class SignInView(APIView):
    """One place where the caller is signed in."""

    @documented(status=204)
    def delete(self, request: SignedInRequest, sign_in_id: str) -> Response:
        """End it."""
        end_sign_in(user=request.user, sign_in_id=_known(sign_in_id))
        return Response(status=HTTP_204_NO_CONTENT)


class DirectoryView(APIView):
    """Everybody."""

    @documented(data=EntryOut, paginated=True, query={"q": str}, example=ENTRY)
    def get(self, request: Request) -> Response:
        """Find people by the beginning of their username or display name."""
        wanted = page_request(request, int, str, UUID)
        found = selectors.directory(_query(request), after=_place(wanted.after), limit=wanted.limit + 1)
        listed = page(found, wanted, key=lambda person: person.place)
        return Response({**listed, "data": [entry(person.user) for person in listed["data"]]})


class PersonView(APIView):
    """One person."""

    @documented(data=EntryOut, example=ENTRY)
    def get(self, request: Request, user_id: str) -> Response:  # noqa: ARG002 (DRF's signature)
        """Read their entry in the directory."""
        return Response({"data": entry(selectors.user_by_id(_known(user_id)))})


class SuspensionView(APIView):
    """A person's suspension; for moderators."""

    @documented(request=SuspensionInput, status=204, errors=(403, 409))
    def post(self, request: SignedInRequest, user_id: str) -> Response:
        """Suspend: tokens, sessions and sockets end at once."""
        words = validated(SuspensionInput, request)
        suspend(moderator=request.user, user_id=_known(user_id), reason=words["reason"])
        return Response(status=HTTP_204_NO_CONTENT)

    @documented(status=204, errors=(403,))
    def delete(self, request: SignedInRequest, user_id: str) -> Response:
        """Lift the suspension."""
        unsuspend(moderator=request.user, user_id=_known(user_id))
        return Response(status=HTTP_204_NO_CONTENT)


def _known(spelt: str) -> UUID:
    found = parse_id(spelt)
    if found is None:
        raise NotFound
    return found


def _query(request: Request) -> str:
    try:
        query = normalized(request.query_params.get("q", "")).strip()
    except ValueError as error:
        raise Invalid(str(error), attr="q") from None
    if len(query) > MAX_QUERY_LENGTH:
        raise Invalid(f"At most {MAX_QUERY_LENGTH} characters.", attr="q")
    return query


def _place(after: tuple[Any, ...] | None) -> selectors.Place | None:
    return None if after is None else (after[0], after[1].replace("\x00", ""), after[2])
