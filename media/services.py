"""Uploads: making them, giving them to a message, letting them go."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from io import SEEK_END
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from media.images import ImageFacts, NotAnImage, image_facts
from media.kinds import is_image
from media.models import Upload
from media.names import safe_name
from media.sniffing import is_what_it_says
from media.storage import INCOMING, ObjectMissing, Target, store
from tmschat.core.errors import Invalid, NotFound
from tmschat.core.ids import new_id
from tmschat.users.models import User

MAX_CLAIMED = 10
REMOVED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class UploadDraft:
    """A file to be sent: what its sender says of it. `sha256` in hex."""

    name: str
    content_type: str
    size: int
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Where to send a file, until `expires_at` (Unix seconds)."""

    upload_id: UUID
    target: Target
    expires_at: int


def object_key_of(upload_id: UUID) -> str:
    """Give the key of an upload's object: its id alone, spread over 256 folders by its last digits."""
    digits = upload_id.hex
    return f"uploads/{digits[-2:]}/{digits}"


def incoming_key_of(upload_id: UUID) -> str:
    """Give the key under which a client's bytes wait for their check."""
    return INCOMING + upload_id.hex


def create_upload(*, owner: User, draft: UploadDraft) -> Offer:
    """Make room for a file that `owner` will send. Raises Invalid."""
    if not 1 <= draft.size <= settings.MEDIA_MAX_BYTES:
        raise Invalid(f"1 to {settings.MEDIA_MAX_BYTES} bytes.", attr="size")
    upload = Upload(
        owner=owner,
        kind=Upload.Kind.IMAGE if is_image(draft.content_type) else Upload.Kind.FILE,
        name=safe_name(draft.name),
        content_type=draft.content_type,
        size=draft.size,
        sha256=draft.sha256 or "",
    )
    upload.object_key = object_key_of(upload.id)
    upload.save(force_insert=True)
    expires_at = int(time.time()) + settings.MEDIA_URL_TTL_S
    incoming = incoming_key_of(upload.id)
    target = store().target(incoming, content_type=draft.content_type, size=draft.size, expires_at=expires_at)
    return Offer(upload.id, target, expires_at)


def complete_upload(*, owner: User, upload_id: UUID) -> Upload:
    """Check what was sent and keep it; again gives the same upload. Raises NotFound, Invalid (the bytes are gone)."""
    with transaction.atomic():
        own = Upload.objects.filter(pk=upload_id, owner_id=owner.id).select_for_update()
        upload = own.first()
        if upload is None:
            raise NotFound
        if upload.completed_at is None:
            # Moved first, so that what is checked is what is kept: the client's path leads to the old place.
            store().adopt(incoming_key_of(upload.id), upload.object_key)
            _check_and_describe(upload)
            upload.completed_at = timezone.now()
            upload.save()
    return upload


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
    upload.size = content.seek(0, SEEK_END)
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


@transaction.atomic
def remove(*, upload_ids: Sequence[UUID]) -> None:
    """Remove unused uploads with their objects. Objects go first: a crash between leaves a row that is found again.

    The rows are locked meanwhile, so that no message takes an upload whose object is going.
    """
    unused = Upload.objects.filter(pk__in=upload_ids, claimed_at=None).order_by("pk").select_for_update()
    found = list(unused.values_list("id", "object_key", "thumbnail_key"))
    store().delete(key for each, *kept in found for key in (incoming_key_of(each), *kept) if key)
    Upload.objects.filter(pk__in=[each for each, *_ in found]).delete()


def remove_unused(*, before: datetime) -> int:
    """Remove the uploads made before that time which no message holds. Gives how many."""
    unused = Upload.objects.filter(claimed_at=None, created_at__lt=before).order_by("created_at")
    removed = 0
    while ids := list(unused.values_list("id", flat=True)[:REMOVED_AT_ONCE]):
        remove(upload_ids=ids)
        removed += len(ids)
    return removed


def _check_and_describe(upload: Upload) -> None:
    announced = upload.sha256
    try:
        content = store().open(upload.object_key)
    except ObjectMissing:
        raise Invalid("Nothing was sent yet.") from None
    with content:
        fault = _fault(upload, content)
        if fault is None:
            described(upload, content, upload.content_type)
    if fault is None and announced not in {"", upload.sha256}:
        fault = Invalid("The file is not the one announced.", attr="sha256")
    if fault is not None:
        store().delete([upload.object_key])
        raise fault


def _fault(upload: Upload, content: BinaryIO) -> Invalid | None:
    size = content.seek(0, SEEK_END)
    if size != upload.size:
        return Invalid(f"The file has {size} bytes, announced were {upload.size}.", attr="size")
    if not is_what_it_says(content, upload.content_type):
        return Invalid(f"The file is no {upload.content_type}.", attr="content_type")
    return None


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
