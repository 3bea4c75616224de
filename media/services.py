"""Uploads: making them, giving them to a message, letting them go."""

from collections.abc import Sequence
from hashlib import file_digest
from typing import BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from media.images import ImageFacts, NotAnImage, image_facts
from media.kinds import is_image
from media.models import Upload
from media.names import safe_name
from media.storage import store
from tmschat.core.errors import Invalid
from tmschat.core.ids import new_id
from tmschat.users.models import User

MAX_CLAIMED = 10


def object_key_of(upload_id: UUID) -> str:
    """Give the key of an upload's object: its id alone, spread over 256 folders by its last digits."""
    digits = upload_id.hex
    return f"uploads/{digits[-2:]}/{digits}"


def store_upload(
    *, owner: User, name: str, content_type: str, content: BinaryIO, upload_id: UUID | None = None
) -> Upload:
    """Store bytes that this server has itself, as a completed upload of `owner`.

    An image's own type counts, not `content_type`; one that cannot be read is kept as a file.
    Raises ValueError where `name` is no text that can be stored.
    """
    upload = described(Upload(id=upload_id or new_id(), owner=owner, name=safe_name(name)), content, content_type)
    upload.save(force_insert=True)  # before the object is there: no object is ever nobody's
    store().put(upload.object_key, content, content_type=upload.content_type)
    upload.completed_at = timezone.now()
    upload.save(update_fields=["completed_at"])
    return upload


def described(upload: Upload, content: BinaryIO, content_type: str) -> Upload:
    """Fill in what an upload's bytes say of themselves. Leaves `content` at its beginning."""
    facts = _facts(content, content_type)
    upload.kind = Upload.Kind.IMAGE if facts else Upload.Kind.FILE
    upload.content_type = facts.content_type if facts else _harmless(content_type)
    upload.width, upload.height = (facts.width, facts.height) if facts else (None, None)
    upload.placeholder = facts.placeholder if facts else ""
    content.seek(0)
    upload.sha256 = file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # a BinaryIO is enough
    upload.size = content.seek(0, 2)
    upload.object_key = object_key_of(upload.id)
    content.seek(0)
    return upload


def claim(*, owner: User, upload_ids: Sequence[UUID]) -> list[Upload]:
    """Take uploads for a message, in the order given; the rows stay locked until the caller's transaction ends.

    Raises Invalid, naming `attachment_ids`, unless all are the owner's own, completed and unused, and at most 10.
    """
    if len(upload_ids) > MAX_CLAIMED:
        raise Invalid(f"At most {MAX_CLAIMED} attachments.", attr="attachment_ids")
    mine = Upload.objects.filter(owner_id=owner.id, completed_at__isnull=False, claimed_at=None)
    # Locked in one order by everybody, so that two messages that want the same two uploads cannot deadlock.
    found = {upload.id: upload for upload in mine.filter(pk__in=upload_ids).order_by("pk").select_for_update()}
    if len(set(upload_ids)) < len(upload_ids) or len(found) < len(upload_ids):
        raise Invalid("Attach your own, completed, unused uploads, each once.", attr="attachment_ids")
    Upload.objects.filter(pk__in=upload_ids).update(claimed_at=timezone.now())
    return [found[upload_id] for upload_id in upload_ids]


def release(*, upload_ids: Sequence[UUID]) -> None:
    """Let go of the uploads of a message that is no more: rows and objects go once the transaction has committed.

    Nobody owns them from here on, so nobody attaches them again; where the removal fails, `clean_uploads` finds them.
    """
    if upload_ids:
        Upload.objects.filter(pk__in=upload_ids).update(owner=None, claimed_at=None)
        transaction.on_commit(lambda: remove(upload_ids=upload_ids), robust=True)


def remove(*, upload_ids: Sequence[UUID]) -> None:
    """Remove unused uploads with their objects. Objects go first: a crash between leaves a row that is found again."""
    unused = Upload.objects.filter(pk__in=upload_ids, claimed_at=None)
    keys = [key for pair in unused.values_list("object_key", "thumbnail_key") for key in pair if key]
    store().delete(keys)
    unused.delete()


def _facts(content: BinaryIO, content_type: str) -> ImageFacts | None:
    if not is_image(content_type):
        return None
    try:
        return image_facts(content)
    except NotAnImage:
        return None


def _harmless(content_type: str) -> str:
    """A damaged picture is not shown, so it must not be called one."""
    return "application/octet-stream" if is_image(content_type) else content_type
