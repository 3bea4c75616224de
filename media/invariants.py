"""What must be true of uploads and of the store. What holds an upload is chat's to say."""

from collections.abc import Iterator

from media.models import Upload
from media.storage import store
from tmschat.core.invariants import broken

CLAIMED_IS_COMPLETE = """
SELECT format('upload %s (%s) was claimed at %s but never completed', id, name, claimed_at)
FROM media_upload WHERE claimed_at IS NOT NULL AND completed_at IS NULL
"""

PICTURE_HAS_A_SIZE = """
SELECT format('upload %s (%s) is a picture of %s × %s pixels', id, name, COALESCE(width, 0), COALESCE(height, 0))
FROM media_upload
WHERE completed_at IS NOT NULL AND kind = 'IMAGE' AND (COALESCE(width, 0) < 1 OR COALESCE(height, 0) < 1)
"""

OF_ROWS = {"claimed upload is complete": CLAIMED_IS_COMPLETE, "picture has a size": PICTURE_HAS_A_SIZE}
HAS_OBJECT, HAS_THUMBNAIL, IS_SOMEBODYS = "upload has its object", "upload has its thumbnail", "object has its upload"
ALL = (*OF_ROWS, HAS_OBJECT, HAS_THUMBNAIL, IS_SOMEBODYS)


def violations() -> Iterator[str]:
    """Give a line for each broken row and each object that is missing, of another size, or nobody's.

    The store is listed before the rows are read: an object's row is written before the object may be there, so what
    has no row then is nobody's, however busy the server is.
    """
    listed = set(store().keys())
    for rule, sql in OF_ROWS.items():
        yield from broken(rule, sql)
    yield from _objects(listed)


def _objects(listed: set[str]) -> Iterator[str]:
    columns = ("id", "object_key", "thumbnail_key", "size", "completed_at")
    for upload in Upload.objects.only(*columns).iterator():
        listed -= {upload.object_key, upload.thumbnail_key, upload.thumbnail_place}
        if upload.completed_at is None:
            continue
        size = store().size(upload.object_key)
        if size is None:
            yield f"{HAS_OBJECT}: upload {upload.id} has no object {upload.object_key}"
        elif size != upload.size:
            yield f"{HAS_OBJECT}: upload {upload.id} says {upload.size} bytes, its object has {size}"
        if upload.thumbnail_key and store().size(upload.thumbnail_key) is None:
            yield f"{HAS_THUMBNAIL}: upload {upload.id} has no object {upload.thumbnail_key}"
    for key in sorted(listed):
        if store().size(key) is not None:  # it may have been removed with its row since
            yield f"{IS_SOMEBODYS}: object {key} belongs to no upload"
