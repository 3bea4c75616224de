"""Making thumbnails, outside any request. The uploads' own rows are the queue, so nothing is lost with a worker.

Taking an upload puts off its time to be taken by a lease. A worker that dies leaves it to be taken again when that is
over; one that dies of a picture each time gives it up after a few. docs/decisions/0034-thumbnails.md has the reasons.
"""

import logging
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from media.images import THUMBNAIL_TYPE, NotAnImage, thumbnail
from media.models import Upload
from media.storage import ObjectMissing, StoreUnreachable, store

LEASE = timedelta(minutes=2)
TRIES = 3

# Finds a row where there is something for `make_due_thumbnail`.
WAITING = "SELECT FROM media_upload WHERE thumbnail_due_at <= statement_timestamp()"

logger = logging.getLogger(__name__)


def make_due_thumbnail() -> int:
    """Make the thumbnail that has waited longest, and tell whoever shows the picture. Gives 0 where none waits."""
    upload = _taken()
    if upload is None:
        return 0
    try:
        if not upload.thumbnail_key:
            _make(upload)
    except StoreUnreachable:  # no try of the picture's
        Upload.objects.filter(pk=upload.pk).update(thumbnail_tries=F("thumbnail_tries") - 1)
        return 0
    except (NotAnImage, ObjectMissing) as error:
        logger.warning("upload %s gets no thumbnail: %s", upload.pk, error)
        Upload.objects.filter(pk=upload.pk).update(thumbnail_due_at=None)
    else:
        _tell(upload.pk)
    return 1


@transaction.atomic
def _taken() -> Upload | None:
    due = Upload.objects.filter(thumbnail_due_at__lte=timezone.now()).order_by("thumbnail_due_at")
    upload = due.select_for_update(skip_locked=True).first()
    if upload is not None:
        upload.thumbnail_due_at = timezone.now() + LEASE
        upload.thumbnail_tries += 1
        upload.save(update_fields=["thumbnail_due_at", "thumbnail_tries"])
    return upload


def _make(upload: Upload) -> None:
    if upload.thumbnail_tries > TRIES:
        raise NotAnImage(f"tried {TRIES} times")
    with store().open(upload.object_key) as content:
        small = thumbnail(content)
    with transaction.atomic():
        # Under the row's lock, so that no thumbnail is stored of an upload that is being removed.
        if Upload.objects.select_for_update().filter(pk=upload.pk).exists():
            store().put(upload.thumbnail_place, small, content_type=THUMBNAIL_TYPE)
            Upload.objects.filter(pk=upload.pk).update(thumbnail_key=upload.thumbnail_place)


@transaction.atomic
def _tell(upload_id: UUID) -> None:
    """Tell the holders and take the upload off the queue, both or neither.

    The holders come first: whoever deletes a message locks its conversation before its uploads as well.
    """
    for path in settings.UPLOAD_HOLDERS:
        import_string(path)(upload_id=upload_id)
    Upload.objects.filter(pk=upload_id).update(thumbnail_due_at=None)
