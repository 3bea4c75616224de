"""Making, changing and deleting conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from chat.events import conversation_created, conversation_deleted, conversation_updated, me_updated
from chat.models import Conversation, Mark, Member
from chat.permissions import locked_group_membership, require_manager
from chat.selectors.conversations import conversation_for_all, own_membership
from chat.services.numbers import advance
from chat.services.people import check_people
from tmschat.core.db import violates
from tmschat.core.errors import Forbidden, Invalid
from tmschat.core.events import announce
from tmschat.users.models import User

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ConversationDraft:
    """A conversation to be; `member_ids` are the others."""

    type: str
    title: str = ""
    topic: str = ""
    member_ids: Sequence[UUID] = ()


def create_conversation(*, creator: User, draft: ConversationDraft) -> tuple[Conversation, bool]:
    """Make a conversation; of a DIRECT there is one a pair. Tells whether this call made it. Raises Invalid."""
    others = [each for each in dict.fromkeys(draft.member_ids) if each != creator.id]
    if draft.type == Conversation.Type.DIRECT:
        if len(others) != 1:
            raise Invalid("A direct conversation has exactly one other member.", attr="member_ids")
        return _create_direct(creator, draft, others[0])
    if not draft.title:
        raise Invalid("A group needs a title.", attr="title")
    check_people(others, attr="member_ids")
    return _create(creator, draft, others), True


def update_conversation(*, user: User, conversation_id: UUID, changes: dict[str, str]) -> None:
    """Change `title`, `topic` or `avatar_url`. Raises NotFound, Forbidden, DirectIsFixed, Invalid."""
    with transaction.atomic():
        member = locked_group_membership(user.id, conversation_id)
        require_manager(member)
        conversation = member.conversation
        if changes.get("title") == "":
            raise Invalid("A group needs a title.", attr="title")
        changed = {name: value for name, value in changes.items() if getattr(conversation, name) != value}
        if not changed:
            return
        conversation.own_change_seq = advance(conversation_id)
        Conversation.objects.filter(id=conversation_id).update(**changed, own_change_seq=conversation.own_change_seq)
        announce(conversation_updated(conversation))


def delete_conversation(*, user: User, conversation_id: UUID) -> None:
    """Take the conversation from all its members. Raises NotFound, Forbidden, DirectIsFixed."""
    with transaction.atomic():
        member = locked_group_membership(user.id, conversation_id)
        if member.role != Member.Role.OWNER:
            raise Forbidden
        last = conversation_for_all(conversation_id)
        conversation = member.conversation
        conversation.change_seq = advance(conversation_id)
        Conversation.objects.filter(id=conversation_id).update(deleted_at=timezone.now())
        present = Member.objects.filter(conversation_id=conversation_id, is_removed=False)
        announce(conversation_deleted(conversation, present.values_list("user_id", flat=True), last))


def update_own_membership(*, user: User, conversation_id: UUID, flags: dict[str, bool]) -> Json:
    """Change `is_muted`, `is_pinned` or `is_archived` of one's own membership; gives the `me`. Raises NotFound."""
    with transaction.atomic():
        if flags:
            Member.objects.filter(conversation_id=conversation_id, user_id=user.id, is_removed=False).update(**flags)
        me = own_membership(user.id, conversation_id)
        if flags:
            announce(me_updated(user.id, conversation_id, me))
    return me


def _create_direct(creator: User, draft: ConversationDraft, other: UUID) -> tuple[Conversation, bool]:
    key = ":".join(sorted([str(creator.id), str(other)]))
    standing = Conversation.objects.filter(direct_key=key).first()
    if standing is not None:
        return standing, False
    check_people([other], attr="member_ids")
    try:
        return _create(creator, draft, [other], direct_key=key), True
    except IntegrityError as error:  # the other side created it at this moment
        if not violates(error, "direct_once_a_pair"):
            raise
        return Conversation.objects.get(direct_key=key), False


@transaction.atomic
def _create(
    creator: User, draft: ConversationDraft, others: Sequence[UUID], direct_key: str | None = None
) -> Conversation:
    is_direct = direct_key is not None
    people = [creator.id, *others]
    conversation = Conversation.objects.create(
        type=draft.type,
        title="" if is_direct else draft.title,
        topic="" if is_direct else draft.topic,
        direct_key=direct_key,
        created_by=creator,
        own_change_seq=1,
        change_seq=1 + len(people),
        member_count=len(people),
    )
    first_role = Member.Role.MEMBER if is_direct else Member.Role.OWNER
    Member.objects.bulk_create(
        Member(
            conversation=conversation,
            user_id=person,
            change_seq=2 + place,
            role=Member.Role.MEMBER if place else first_role,
        )
        for place, person in enumerate(people)
    )
    Mark.objects.bulk_create(Mark(conversation=conversation, user_id=person) for person in people)
    announce(conversation_created(conversation, people))
    return conversation
