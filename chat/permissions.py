"""Who may see and do what. What one may not see does not exist for one (404); what one may not do there is a 403."""

from uuid import UUID

from chat.models import Conversation, Member, Message
from tmschat.core.errors import Conflict, Forbidden, NotFound

MANAGERS = (Member.Role.OWNER, Member.Role.ADMIN)


class DirectIsFixed(Conflict):
    """A direct conversation cannot be renamed, joined, left or deleted; archive it instead."""

    code = "direct_is_fixed"


def membership(user_id: UUID, conversation_id: UUID) -> Member:
    """Give the person's membership with its conversation. Raises NotFound where there is none."""
    found = (
        Member.objects.select_related("conversation")
        .filter(user_id=user_id, conversation_id=conversation_id, is_removed=False, conversation__deleted_at=None)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def visible_message(user_id: UUID, message_id: UUID) -> Message:
    """Give a message of one of the person's conversations. Raises NotFound."""
    found = Message.objects.filter(
        id=message_id,
        conversation__deleted_at=None,
        conversation__members__user_id=user_id,
        conversation__members__is_removed=False,
    ).first()
    if found is None:
        raise NotFound
    return found


def locked_membership(user_id: UUID, conversation_id: UUID) -> Member:
    """Give the membership while holding the conversation's row, so that roles cannot change until the commit.

    Raises NotFound. Every change takes this row first and others after it, so none can deadlock.
    """
    Conversation.objects.select_for_update(no_key=True).filter(id=conversation_id).values_list("id").first()
    return membership(user_id, conversation_id)


def locked_group_membership(user_id: UUID, conversation_id: UUID) -> Member:
    """Like `locked_membership`, for what a DIRECT does not have. Raises DirectIsFixed."""
    member = locked_membership(user_id, conversation_id)
    if member.conversation.type == Conversation.Type.DIRECT:
        raise DirectIsFixed
    return member


def require_manager(member: Member) -> None:
    """Raise Forbidden for who is neither ADMIN nor OWNER."""
    if member.role not in MANAGERS:
        raise Forbidden
