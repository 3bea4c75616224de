"""Sending, editing and pinning messages."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from psycopg.types.json import Jsonb

from chat import sql
from chat.events import message_created, messages_updated
from chat.models import Attachment, Edit, Mention, Message
from chat.permissions import locked_membership, membership, visible_message
from chat.selectors.messages import message_for, message_json, messages_by_id, quotation, replies_to
from chat.services.drafts import Draft, check_draft, check_text_length, type_of
from chat.services.mentions import called, may_mention, mentioned, store_mentions
from chat.services.numbers import advance, renumber
from media.models import Upload
from media.services import claim
from tmschat.core.db import row, violates
from tmschat.core.errors import Conflict, Forbidden, Invalid
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

    Whether it failed for being repeated, for the conversation's not being the sender's, or only for somebody's going
    in the same moment, is looked up afterwards: a send that succeeds pays nothing for it.
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
    if earlier is None:  # somebody else went while it waited for its turn
        return send_once(sender=sender, conversation_id=conversation_id, client_id=client_id, send=send)
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
    """Number and insert in one statement. Gives the message's own row as JSON, None where nothing was inserted: not a
    member, `client_id` repeated, or somebody went while it waited. A repeat that races raises IntegrityError of
    `message_sent_once`.
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
            _hang_on(message, uploads, named)
        return _announce_whole(message["id"], draft.reply_to)


def _check_reply(conversation_id: UUID, reply_to: UUID) -> None:
    if not Message.objects.filter(id=reply_to, conversation_id=conversation_id).exists():
        raise Invalid("There is no such message in this conversation.", attr="reply_to")


def _hang_on(message: Json, uploads: list[Upload], named: list[UUID]) -> None:
    place = {"message_id": message["id"], "conversation_id": message["conversation_id"]}
    Attachment.objects.bulk_create(
        Attachment(**place, upload=upload, kind=upload.kind, position=position)
        for position, upload in enumerate(uploads)
    )
    store_mentions(**place, seq=message["seq"], user_ids=called(named, by=message["sender"]["id"]))


def _announce_whole(message_id: UUID, reply_to: UUID | None) -> Json:
    message = messages_by_id([message_id], None)[message_id]
    announce(message_created(message))
    if reply_to:
        Message.objects.filter(id=reply_to).update(reply_count=F("reply_count") + 1)
        renumber(message["conversation_id"], [reply_to])
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
    if message.mentions:
        Mention.objects.filter(message=message).delete()
    place = {"message_id": message.id, "conversation_id": message.conversation_id}
    store_mentions(**place, seq=message.seq, user_ids=called(named, by=editor.id))
    Message.objects.filter(id=message.id).update(
        text=text, mentions=named, edited_at=timezone.now(), change_seq=advance(message.conversation_id)
    )
    announce(*messages_updated([message.id]))
    if quotation(text) != quotation(message.text):
        renumber(message.conversation_id, replies_to(message.id))


def _set_pinned(user: User, message_id: UUID, *, pinned: bool) -> None:
    with transaction.atomic():
        message = _locked(user, message_id)
        if (message.pinned_at is not None) == pinned:
            return
        number = advance(message.conversation_id)
        Message.objects.filter(id=message_id).update(pinned_at=timezone.now() if pinned else None, change_seq=number)
        announce(*messages_updated([message_id]))
