"""Members over HTTP."""

from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT
from rest_framework.viewsets import ViewSet

from chat.permissions import membership
from chat.schemas import MEMBER, MemberOut, Members
from chat.selectors.members import member_for, member_page, members_among
from chat.serializers import PeopleInput, RoleInput
from chat.services.members import add_members, change_role, remove_member
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.core.pagination import page, page_request, without_key
from tmschat.users.http import SignedInRequest


class MemberViewSet(ViewSet):
    """Who is in a conversation."""

    @documented(data=MemberOut, paginated=True, example=MEMBER)
    def list(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """In the order of their joining."""
        wanted = page_request(request, int)
        membership(request.user.id, conversation_id)
        found = member_page(conversation_id, wanted)
        return Response(without_key(page(found, wanted, key=lambda each: (each["id"],))))

    @documented(request=PeopleInput, data=Members(), status=201, errors=(403, 409), example=[MEMBER])
    def create(self, request: SignedInRequest, conversation_id: UUID) -> Response:
        """Let people join: ADMIN or OWNER; gives them as members.

        Who is in already stays as they are. Who joins can read all that was said before, and has none of it unread.
        """
        user_ids = validated(PeopleInput, request)["user_ids"]
        add_members(user=request.user, conversation_id=conversation_id, user_ids=user_ids)
        return Response({"data": members_among(conversation_id, user_ids)}, status=HTTP_201_CREATED)

    @documented(request=RoleInput, data=MemberOut, errors=(403, 409), example=MEMBER)
    def partial_update(self, request: SignedInRequest, conversation_id: UUID, user_id: UUID) -> Response:
        """Change a role: ADMIN or OWNER. Only an OWNER makes or unmakes an OWNER; one always stays (409)."""
        role = validated(RoleInput, request)["role"]
        change_role(user=request.user, conversation_id=conversation_id, member_id=user_id, role=role)
        return Response({"data": member_for(conversation_id, user_id)})

    @documented(status=204, errors=(403, 409))
    def destroy(self, request: SignedInRequest, conversation_id: UUID, user_id: UUID) -> Response:
        """Take somebody out: ADMIN or OWNER, of an OWNER only an OWNER. Oneself: as leaving."""
        remove_member(user=request.user, conversation_id=conversation_id, member_id=user_id)
        return Response(status=HTTP_204_NO_CONTENT)
