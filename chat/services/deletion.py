"""Deleting messages: by those who may in the conversation, and by moderators anywhere."""

from uuid import UUID

from django.contrib.admin.models import DELETION, LogEntry
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from chat.events import message_deleted
from chat.models import Attachment, Conversation, Edit, Mention, Message, Reaction
from chat.parts import message_parts
from chat.permissions import MANAGERS, locked_membership, visible_message
from chat.selectors.messages import replies_to
from chat.services.numbers import advance, renumber
from media.services import release
from tmschat.core.errors import Forbidden, NotFound
from tmschat.core.events import announce
from tmschat.users.models import User

LET_GO_AT_ONCE = 500


def delete_message(*, user: User, message_id: UUID) -> None:
    """Empty a message; deleting again changes nothing. A moderator need not be a member. Raises NotFound, Forbidden."""
    try:
        _delete_as_member(user, message_id)
    except (NotFound, Forbidden):
        if not user.is_moderator:
            raise
        moderate_message(moderator=user, message_id=message_id, reason="")


def moderate_message(*, moderator: User, message_id: UUID, reason: str) -> None:
    """Empty a message of any conversation, and write that and why into the admin's log; again changes nothing.

    Raises NotFound; Forbidden for who is no moderator.
    """
    if not (moderator.is_moderator or moderator.is_superuser):
        raise Forbidden
    with transaction.atomic():
        message = Message.objects.filter(id=message_id).first()
        if message is None:
            raise NotFound
        Conversation.objects.select_for_update(no_key=True).get(id=message.conversation_id)
        if _empty(message, moderator):
            told = f"Deleted: {reason}" if reason else "Deleted"
            LogEntry.objects.log_actions(moderator.pk, [message], DELETION, change_message=told, single_object=True)


def let_files_go() -> int:
    """Let go of some files of deleted conversations, which nobody sees any more. Gives how many.

    Their owners have that room again; the messages, which moderators may still look at, keep their texts.
    """
    deleted = Conversation.objects.filter(deleted_at__isnull=False, attachments__isnull=False)
    conversation_id = deleted.values_list("id", flat=True).first()
    if conversation_id is None:
        return 0
    with transaction.atomic():
        Conversation.objects.select_for_update(no_key=True).get(id=conversation_id)
        held = Attachment.objects.filter(conversation_id=conversation_id)[:LET_GO_AT_ONCE]
        uploads = {each.id: each.upload_id for each in held}
        Attachment.objects.filter(id__in=uploads).delete()
        release(upload_ids=list(uploads.values()))
    return len(uploads)


def _delete_as_member(user: User, message_id: UUID) -> None:
    with transaction.atomic():
        message = visible_message(user.id, message_id)
        member = locked_membership(user.id, message.conversation_id)
        if message.sender_id != user.id and member.role not in MANAGERS:
            raise Forbidden
        _empty(message, user)


def _empty(message: Message, deleted_by: User) -> bool:
    """Take from a message all but its place; tells whether it was not empty before. The conversation's row is held."""
    message.refresh_from_db()
    if message.deleted_at is not None:
        return False
    message_id, conversation_id = message.id, message.conversation_id
    Message.objects.filter(id=message_id).update(
        text="", mentions=[], metadata={}, reaction_counts=[], pinned_at=None,
        deleted_at=timezone.now(), deleted_by=deleted_by, change_seq=advance(conversation_id),
    )  # fmt: skip
    uploads = list(Attachment.objects.filter(message_id=message_id).values_list("upload_id", flat=True))
    for hanging in (Edit, Mention, Reaction, Attachment):
        hanging.objects.filter(message_id=message_id).delete()
    release(upload_ids=uploads)
    for part in message_parts():
        part.clear(message_id)
    announce(message_deleted(message_id))
    touched = replies_to(message_id)
    if message.reply_to_id is not None:
        Message.objects.filter(id=message.reply_to_id).update(reply_count=F("reply_count") - 1)
        touched.append(message.reply_to_id)
    renumber(conversation_id, touched)
    return True
