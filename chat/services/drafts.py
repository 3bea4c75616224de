"""What somebody wants to send, and the rules that it must meet before anything is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chat.models import Message
from tmschat.core.errors import Invalid
from tmschat.core.render import to_json

MAX_TEXT = 10_000  # code points
MAX_ATTACHMENTS = 10
MAX_METADATA = 4096  # bytes of compact JSON
_CLIENT_ID = re.compile(r"[\x20-\x7e]{1,64}")
_FITS = {
    Message.Type.TEXT: {Message.Type.TEXT},
    Message.Type.IMAGE: {Message.Type.IMAGE, Message.Type.FILE},  # all are images: FILE is true of them as well
    Message.Type.FILE: {Message.Type.FILE},
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be. Text is normalized and trimmed already; `type` None leaves it to what is attached."""

    text: str = ""
    type: str | None = None
    client_id: str | None = None
    reply_to: UUID | None = None
    attachment_ids: Sequence[UUID] = ()
    metadata: dict[str, Any] = field(default_factory=dict)


def check_draft(draft: Draft) -> None:
    """Raise Invalid, naming the field, where a draft breaks a rule that needs no database."""
    if not draft.text and not draft.attachment_ids:
        raise Invalid("Write something or attach a file.", attr="text")
    check_text_length(draft.text)
    if len(draft.attachment_ids) > MAX_ATTACHMENTS:
        raise Invalid(f"At most {MAX_ATTACHMENTS} attachments.", attr="attachment_ids")
    if len(set(draft.attachment_ids)) < len(draft.attachment_ids):
        raise Invalid("The same attachment twice.", attr="attachment_ids")
    check_client_id(draft.client_id)
    if len(to_json(draft.metadata)) > MAX_METADATA:
        raise Invalid(f"At most {MAX_METADATA} bytes of JSON.", attr="metadata")


def check_text_length(text: str) -> None:
    """Raise Invalid where `text` is too long."""
    if len(text) > MAX_TEXT:
        raise Invalid(f"At most {MAX_TEXT} characters.", attr="text")


def check_client_id(client_id: str | None) -> None:
    """Raise Invalid where it is not 1 to 64 printable ASCII characters."""
    if client_id is not None and not _CLIENT_ID.fullmatch(client_id):
        raise Invalid("1 to 64 printable ASCII characters.", attr="client_id")


def type_of(draft: Draft, kinds: Sequence[str]) -> str:
    """Give the message's type from the kinds attached, or raise Invalid where the wanted one does not fit."""
    natural = Message.Type.TEXT
    if kinds:
        natural = Message.Type.IMAGE if set(kinds) == {"IMAGE"} else Message.Type.FILE
    wanted = draft.type or natural
    if wanted not in _FITS[natural]:
        raise Invalid(f"This is a {natural} message.", attr="type")
    return wanted
