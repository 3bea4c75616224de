"""Who is in a conversation, in which role. Every change holds the conversation's row, so rules hold under races."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from chat.events import member_updated, members_added, members_removed
from chat.models import Conversation, Mark, Member
from chat.permissions import locked_group_membership, require_manager
from chat.services.numbers import advance
from chat.services.people import check_people
from tmschat.core.errors import Conflict, Forbidden, NotFound
from tmschat.core.events import announce
from tmschat.users.models import User

OWNER = Member.Role.OWNER


class LastOwner(Conflict):
    """A conversation keeps at least one owner. Make somebody else an owner first."""

    code = "last_owner"


def add_members(*, user: User, conversation_id: UUID, user_ids: Sequence[UUID]) -> None:
    """Let people join; who is in already stays as they are. Raises NotFound, Forbidden, DirectIsFixed, Invalid."""
    with transaction.atomic():
        require_manager(locked_group_membership(user.id, conversation_id))
        wanted = list(dict.fromkeys(user_ids))
        present = Member.objects.filter(conversation_id=conversation_id, is_removed=False, user_id__in=wanted)
        standing = set(present.values_list("user_id", flat=True))
        joining = [each for each in wanted if each not in standing]
        check_people(joining, attr="user_ids")
        if joining:
            _join(conversation_id, joining)


def change_role(*, user: User, conversation_id: UUID, member_id: UUID, role: str) -> None:
    """Give a member another role; only an OWNER makes or unmakes an OWNER.

    Raises NotFound, Forbidden, LastOwner, DirectIsFixed.
    """
    with transaction.atomic():
        actor = locked_group_membership(user.id, conversation_id)
        require_manager(actor)
        member = _present(conversation_id, member_id)
        if role == member.role:
            return
        if OWNER in (role, member.role) and actor.role != OWNER:
            raise Forbidden
        if member.role == OWNER:
            _check_not_last_owner(conversation_id)
        number = advance(conversation_id)
        Member.objects.filter(id=member.id).update(role=role, change_seq=number)
        announce(member_updated(conversation_id, number))


def remove_member(*, user: User, conversation_id: UUID, member_id: UUID) -> None:
    """Take somebody out; oneself as well, as if leaving. Raises NotFound, Forbidden, LastOwner, DirectIsFixed."""
    with transaction.atomic():
        actor = locked_group_membership(user.id, conversation_id)
        if member_id != user.id:
            require_manager(actor)
        member = _present(conversation_id, member_id)
        if member.role == OWNER and actor.role != OWNER:
            raise Forbidden
        _take_out(conversation_id, member)


def leave_conversation(*, user: User, conversation_id: UUID) -> None:
    """Leave. Raises NotFound, LastOwner, DirectIsFixed."""
    remove_member(user=user, conversation_id=conversation_id, member_id=user.id)


def _join(conversation_id: UUID, joining: Sequence[UUID]) -> None:
    first = advance(conversation_id, by=len(joining)) - len(joining) + 1
    now = timezone.now()
    Member.objects.bulk_create(
        (
            Member(conversation_id=conversation_id, user_id=each, change_seq=first + place, joined_at=now)
            for place, each in enumerate(joining)
        ),
        update_conflicts=True,
        unique_fields=["conversation", "user"],
        update_fields=["role", "joined_at", "change_seq", "is_removed", "is_muted", "is_pinned", "is_archived"],
    )
    Conversation.objects.filter(id=conversation_id).update(member_count=F("member_count") + len(joining))
    _begin_at_the_end(conversation_id, joining)
    announce(*members_added(conversation_id, list(range(first, first + len(joining)))))


def _begin_at_the_end(conversation_id: UUID, joining: Sequence[UUID]) -> None:
    """Who joins can read what was said before, but has none of it unread."""
    end = Conversation.objects.values_list("last_seq", flat=True).get(id=conversation_id)
    Mark.objects.bulk_create(
        (Mark(conversation_id=conversation_id, user_id=each) for each in joining), ignore_conflicts=True
    )
    Mark.objects.filter(conversation_id=conversation_id, user_id__in=joining).update(
        read_seq=Greatest("read_seq", end), delivered_seq=Greatest("delivered_seq", end)
    )


def _present(conversation_id: UUID, user_id: UUID) -> Member:
    member = Member.objects.filter(conversation_id=conversation_id, user_id=user_id, is_removed=False).first()
    if member is None:
        raise NotFound
    return member


def _take_out(conversation_id: UUID, member: Member) -> None:
    if member.role == OWNER:
        _check_not_last_owner(conversation_id)
    number = advance(conversation_id)
    Member.objects.filter(id=member.id).update(is_removed=True, role=Member.Role.MEMBER, change_seq=number)
    Conversation.objects.filter(id=conversation_id).update(
        member_count=F("member_count") - 1, departures=F("departures") + 1
    )
    announce(*members_removed(conversation_id, [number]))


def _check_not_last_owner(conversation_id: UUID) -> None:
    owners = Member.objects.filter(role=OWNER, conversation_id=conversation_id, is_removed=False)
    if owners.count() == 1:
        raise LastOwner
