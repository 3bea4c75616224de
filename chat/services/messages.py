"""Sending, editing, deleting and pinning messages."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from psycopg.types.json import Jsonb

from chat import sql
from chat.events import message_created, message_deleted, messages_updated
from chat.models import Attachment, Conversation, Edit, Mention, Message, Reaction
from chat.parts import message_parts
from chat.permissions import MANAGERS, locked_membership, membership, visible_message
from chat.selectors.messages import message_for, message_json, messages_by_id, quotation
from chat.services.drafts import Draft, check_draft, check_text_length, type_of
from chat.services.mentions import may_mention, mentioned, store_mentions
from chat.services.numbers import advance
from media.models import Upload
from media.services import claim, release
from tmschat.core.db import execute, row, violates
from tmschat.core.errors import Conflict, Forbidden, Invalid, NotFound
from tmschat.core.events import announce
from tmschat.core.ids import new_id
from tmschat.users.models import User

Json = dict[str, Any]


class MessageIsDeleted(Conflict):
    """This message is deleted."""

    code = "message_deleted"


class PollIsFixed(Conflict):
    """People have answered this question, so it stays as it was put."""

    code = "poll_is_fixed"


class ClientIdTaken(Conflict):
    """This client_id was used for a message in another conversation."""

    code = "client_id_taken"


@dataclass(frozen=True, slots=True)
class Sent:
    """A message as its sender sees it, and whether this call made it (else an earlier one with its `client_id` did)."""

    message: Json
    created: bool


def send_message(*, sender: User, conversation_id: UUID, draft: Draft) -> Sent:
    """Send once: a repeated `client_id` gives the first message, also when both arrive at once.

    Raises NotFound for who is not a member, Invalid for what does not fit, ClientIdTaken.
    """
    check_draft(draft)
    return send_once(
        sender=sender,
        conversation_id=conversation_id,
        client_id=draft.client_id,
        send=lambda: _send(sender, conversation_id, draft),
    )


def send_once(*, sender: User, conversation_id: UUID, client_id: str | None, send: Callable[[], Json | None]) -> Sent:
    """Carry out `send`, or find what an earlier one with this `client_id` made. `send` gives None if it made nothing.

    Whether it failed for being repeated, or for the conversation's not being the sender's, is looked up afterwards:
    a send that succeeds pays nothing for it.
    """
    try:
        message = send()
    except IntegrityError as error:
        if not violates(error, "message_sent_once"):
            raise
        message = None
    except Invalid:  # perhaps because the first one has taken the attachments
        membership(sender.id, conversation_id)
        earlier = find_sent(sender, conversation_id, client_id)
        if earlier is None:
            raise
        return earlier
    if message is not None:
        return Sent(message, created=True)
    membership(sender.id, conversation_id)
    earlier = find_sent(sender, conversation_id, client_id)
    if earlier is None:
        raise NotFound
    return earlier


def find_sent(sender: User, conversation_id: UUID, client_id: str | None) -> Sent | None:
    """Give the message that the sender sent with this `client_id`, if there is one. Raises ClientIdTaken, NotFound."""
    if client_id is None:
        return None
    found = Message.objects.filter(sender_id=sender.id, client_id=client_id).values("id", "conversation_id").first()
    if found is None:
        return None
    if found["conversation_id"] != conversation_id:
        raise ClientIdTaken
    return Sent(message_for(sender.id, found["id"]), created=False)


def insert_message(
    *, sender: User, conversation_id: UUID, draft: Draft, mentions: list[UUID], message_id: UUID | None = None
) -> Json | None:
    """Number and insert in one statement. Gives the message's own row as JSON, None where nothing was inserted:
    not a member, or `client_id` repeated. A repeat that races raises IntegrityError of `message_sent_once`.
    """
    values = {
        "id": message_id or new_id(),
        "conversation_id": conversation_id,
        "type": draft.type,
        "sender_id": sender.id,
        "client_id": draft.client_id,
        "text": draft.text,
        "reply_to_id": draft.reply_to,
        "mentions": mentions,
    }
    numbered = row(sql.SEND, values | {"metadata": Jsonb(draft.metadata)})
    if numbered is None:
        return None
    sender_columns = {name: getattr(sender, name) for name in ("username", "display_name", "avatar_url")}
    blank = {"edited_at": None, "deleted_at": None, "is_pinned": False, "reply_count": 0}
    return message_json(
        {**blank, **values, **sender_columns, **numbered, "metadata": draft.metadata, "reply_to_id": None}
    )


def edit_message(*, user: User, message_id: UUID, text: str) -> Json:
    """Replace a message's text; the earlier one is kept.

    Raises NotFound, Forbidden, MessageIsDeleted, PollIsFixed, Invalid.
    """
    check_text_length(text)
    with transaction.atomic():
        message = _locked(user, message_id)
        if message.sender_id != user.id:
            raise Forbidden
        if message.type == Message.Type.POLL:
            raise PollIsFixed
        if not text and message.type not in (Message.Type.IMAGE, Message.Type.FILE):
            raise Invalid("Write something, or delete the message.", attr="text")
        if text != message.text:
            _replace_text(message, user, text)
    return message_for(user.id, message_id)


def delete_message(*, user: User, message_id: UUID) -> None:
    """Empty a message; deleting again changes nothing. A moderator need not be a member. Raises NotFound, Forbidden."""
    if user.is_moderator:
        moderate_message(moderator=user, message_id=message_id)
        return
    with transaction.atomic():
        message = visible_message(user.id, message_id)
        member = locked_membership(user.id, message.conversation_id)
        if message.sender_id != user.id and member.role not in MANAGERS:
            raise Forbidden
        _empty(message, user)


def moderate_message(*, moderator: User, message_id: UUID) -> None:
    """Empty a message of any conversation, for a moderator; deleting again changes nothing. Raises NotFound."""
    with transaction.atomic():
        message = Message.objects.filter(id=message_id).first()
        if message is None:
            raise NotFound
        Conversation.objects.select_for_update(no_key=True).get(id=message.conversation_id)
        _empty(message, moderator)


def _empty(message: Message, deleted_by: User) -> None:
    """Take from a message all but its place. The conversation's row is held."""
    message.refresh_from_db()
    if message.deleted_at is not None:
        return
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
    touched = _replies_to(message)
    if message.reply_to_id is not None:
        Message.objects.filter(id=message.reply_to_id).update(reply_count=F("reply_count") - 1)
        touched.append(message.reply_to_id)
    _renumber(conversation_id, touched)


def pin_message(*, user: User, message_id: UUID) -> None:
    """Pin; again changes nothing. Raises NotFound, MessageIsDeleted."""
    _set_pinned(user, message_id, pinned=True)


def unpin_message(*, user: User, message_id: UUID) -> None:
    """Unpin; again, or of a deleted message, which is not pinned, changes nothing. Raises NotFound."""
    with suppress(MessageIsDeleted):
        _set_pinned(user, message_id, pinned=False)


def _send(sender: User, conversation_id: UUID, draft: Draft) -> Json | None:
    mentions_somebody = may_mention(draft.text)
    needs_more = bool(draft.attachment_ids or draft.reply_to or mentions_somebody)
    with transaction.atomic() if needs_more else nullcontext():
        uploads = claim(owner=sender, upload_ids=draft.attachment_ids) if draft.attachment_ids else []
        draft = replace(draft, type=type_of(draft, [upload.kind for upload in uploads]))
        if draft.reply_to:
            _check_reply(conversation_id, draft.reply_to)
        named = (
            mentioned(text=draft.text, conversation_id=conversation_id, sender_id=sender.id)
            if mentions_somebody
            else []
        )
        message = insert_message(sender=sender, conversation_id=conversation_id, draft=draft, mentions=named)
        if message is None:
            if needs_more:
                transaction.set_rollback(True)
            return None
        if not needs_more:
            announce(message_created(message))
            return {**message, "reactions": []}
        if uploads or named:
            _hang_on(message["id"], uploads, named)
        return _announce_whole(message["id"], draft.reply_to)


def _check_reply(conversation_id: UUID, reply_to: UUID) -> None:
    if not Message.objects.filter(id=reply_to, conversation_id=conversation_id).exists():
        raise Invalid("There is no such message in this conversation.", attr="reply_to")


def _hang_on(message_id: UUID, uploads: list[Upload], named: list[UUID]) -> None:
    message = Message.objects.get(id=message_id)
    Attachment.objects.bulk_create(
        Attachment(
            message=message,
            conversation_id=message.conversation_id,
            upload=upload,
            kind=upload.kind,
            position=position,
        )
        for position, upload in enumerate(uploads)
    )
    if named:
        store_mentions(message=message, user_ids=named)


def _announce_whole(message_id: UUID, reply_to: UUID | None) -> Json:
    message = messages_by_id([message_id], None)[message_id]
    announce(message_created(message))
    if reply_to:
        Message.objects.filter(id=reply_to).update(reply_count=F("reply_count") + 1)
        _renumber(message["conversation_id"], [reply_to])
    return message


def _locked(user: User, message_id: UUID) -> Message:
    message = visible_message(user.id, message_id)
    locked_membership(user.id, message.conversation_id)
    message.refresh_from_db()
    if message.deleted_at is not None:
        raise MessageIsDeleted
    return message


def _replace_text(message: Message, editor: User, text: str) -> None:
    written_at = message.edited_at or message.created_at
    Edit.objects.create(message=message, text=message.text, edited_at=written_at)
    named = (
        mentioned(text=text, conversation_id=message.conversation_id, sender_id=editor.id) if may_mention(text) else []
    )
    if named or message.mentions:
        store_mentions(message=message, user_ids=named)
    Message.objects.filter(id=message.id).update(
        text=text, mentions=named, edited_at=timezone.now(), change_seq=advance(message.conversation_id)
    )
    announce(*messages_updated([message.id]))
    if quotation(text) != quotation(message.text):
        _renumber(message.conversation_id, _replies_to(message))


def _replies_to(message: Message) -> list[UUID]:
    """Give the messages that quote this one."""
    return list(Message.objects.filter(reply_to_id=message.id).order_by("seq").values_list("id", flat=True))


def _renumber(conversation_id: UUID, message_ids: Sequence[UUID]) -> None:
    """Number messages that show something of one that changed, in this order, and tell of them."""
    if message_ids:
        first = advance(conversation_id, by=len(message_ids)) - len(message_ids) + 1
        numbers = list(range(first, first + len(message_ids)))
        execute(sql.RENUMBER, {"message_ids": list(message_ids), "numbers": numbers})
        announce(*messages_updated(message_ids))


def _set_pinned(user: User, message_id: UUID, *, pinned: bool) -> None:
    with transaction.atomic():
        message = _locked(user, message_id)
        if (message.pinned_at is not None) == pinned:
            return
        number = advance(message.conversation_id)
        Message.objects.filter(id=message_id).update(pinned_at=timezone.now() if pinned else None, change_seq=number)
        announce(*messages_updated([message_id]))
