"""Uploads: making them, giving them to a message, letting them go."""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from media.checking import checked, described, object_key_of
from media.errors import FileTooLarge, Infected, NothingSent
from media.kinds import is_image
from media.models import Upload
from media.names import safe_name
from media.storage import INCOMING, Target, store
from tmschat.core.errors import Conflict, DomainError, Invalid, NotFound
from tmschat.core.ids import new_id
from tmschat.users.models import User

MAX_CLAIMED = 10
REMOVED_AT_ONCE = 500
KEPT_UNUSED = timedelta(hours=24)
QUARANTINE = timedelta(days=30)


logger = logging.getLogger(__name__)


class QuotaExceeded(Conflict):
    """Your files take up all the room that you have."""

    code = "quota_exceeded"


@dataclass(frozen=True, slots=True)
class UploadDraft:
    """A file to be sent: what its sender says of it. `size` in bytes, at least 1; `sha256` in hex."""

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


def incoming_key_of(upload_id: UUID) -> str:
    """Give the key under which a client's bytes wait for their check."""
    return INCOMING + upload_id.hex


def create_upload(*, owner: User, draft: UploadDraft) -> Offer:
    """Make room for a file that `owner` will send. Raises FileTooLarge, QuotaExceeded, StoreUnreachable."""
    if draft.size > settings.MEDIA_MAX_BYTES:
        raise FileTooLarge(f"At most {settings.MEDIA_MAX_BYTES} bytes.", attr="size")
    upload = Upload(
        owner=owner,
        kind=Upload.Kind.IMAGE if is_image(draft.content_type) else Upload.Kind.FILE,
        name=safe_name(draft.name),
        content_type=draft.content_type,
        size=draft.size,
        sha256=draft.sha256 or "",
    )
    upload.object_key = object_key_of(upload.id)
    with transaction.atomic():
        _check_quota(owner, draft.size)
        upload.save(force_insert=True)
    expires_at = int(time.time()) + settings.MEDIA_URL_TTL_S
    incoming = incoming_key_of(upload.id)
    target = store().target(incoming, content_type=draft.content_type, size=draft.size, expires_at=expires_at)
    return Offer(upload.id, target, expires_at)


def complete_upload(*, owner: User, upload_id: UUID) -> Upload:
    """Check what was sent and keep it; again gives the same upload.

    Raises NotFound, Infected, Invalid (the bytes are gone then), StoreUnreachable, ScannerUnreachable.
    """
    with transaction.atomic():
        own = Upload.objects.filter(pk=upload_id, owner_id=owner.id).select_for_update()
        upload = own.first()
        if upload is None:
            raise NotFound
        fault = None if upload.completed_at else _taken_in(upload)
    if fault is not None:  # raised out here, so that what was stored of it stays
        raise fault
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
    _complete(upload)
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
    found = list(unused)
    store().delete(
        key
        for each in found  # a thumbnail may be there before its row tells
        for key in (incoming_key_of(each.id), each.object_key, each.thumbnail_place)
    )
    Upload.objects.filter(pk__in=[each.id for each in found]).delete()


def remove_unused(*, before: datetime) -> int:
    """Remove the uploads made before that time which no message holds; the quarantined later. Gives how many."""
    is_over = Q(quarantined_at=None) | Q(quarantined_at__lt=before - QUARANTINE)
    unused = Upload.objects.filter(is_over, claimed_at=None, created_at__lt=before).order_by("created_at")
    removed = 0
    while ids := list(unused.values_list("id", flat=True)[:REMOVED_AT_ONCE]):
        remove(upload_ids=ids)
        removed += len(ids)
    return removed


def clean_up() -> int:
    """Remove what nothing came of for `KEPT_UNUSED`: uploads, and objects that nobody completed. Gives how many."""
    before = timezone.now() - KEPT_UNUSED
    return remove_unused(before=before) + store().forget_unfinished(before=before)


def _taken_in(upload: Upload) -> DomainError | None:
    """Take what was sent into the store's lasting part, or say why not."""
    if upload.quarantined_at is not None:
        return Infected()
    # Moved first, so that what is checked is what is kept: the client's path leads to the old place.
    store().adopt(incoming_key_of(upload.id), upload.object_key)
    if store().size(upload.object_key) is None:
        return NothingSent()
    fault = checked(upload)
    if isinstance(fault, Infected):
        _quarantine(upload, fault)
    elif fault is not None:
        store().delete([upload.object_key])
    else:
        _complete(upload)
    return fault


def _complete(upload: Upload) -> None:
    upload.completed_at = timezone.now()
    upload.thumbnail_due_at = upload.completed_at if upload.kind == Upload.Kind.IMAGE else None
    upload.save()


def _quarantine(upload: Upload, found: Infected) -> None:
    """Keep an infected file where nothing serves it, until `clean_uploads` removes it after `QUARANTINE`."""
    served_from, upload.object_key = upload.object_key, f"quarantine/{upload.id.hex}"
    store().adopt(served_from, upload.object_key)
    upload.quarantined_at = timezone.now()
    upload.infection = found.infection[:200]
    upload.save()
    logger.warning("upload %s of user %s is infected with %s", upload.id, upload.owner_id, upload.infection)


def _check_quota(owner: User, size: int) -> None:
    """Raise QuotaExceeded unless `owner` may have this many bytes more. Two at once wait for each other."""
    User.objects.select_for_update(no_key=True).get(pk=owner.pk)
    has = Upload.objects.filter(owner_id=owner.pk).aggregate(files=Count("*"), size=Coalesce(Sum("size"), 0))
    if has["files"] >= settings.MEDIA_QUOTA_FILES:
        raise QuotaExceeded(f"You have {has['files']} files, and may have {settings.MEDIA_QUOTA_FILES}.")
    if has["size"] + size > settings.MEDIA_QUOTA_BYTES:
        left = max(settings.MEDIA_QUOTA_BYTES - has["size"], 0)
        raise QuotaExceeded(f"You have room for {left} bytes more of your {settings.MEDIA_QUOTA_BYTES}.")
