"""The object store behind one small interface: a directory by default, an S3 bucket where one is set."""

from functools import cache

from django.conf import settings

from media.storage.base import INCOMING, ObjectMissing, Served, Store, Target
from media.storage.local import LocalStore
from media.storage.s3 import S3Store

__all__ = ["INCOMING", "ObjectMissing", "Served", "Store", "Target", "store"]


def store() -> Store:
    """Give the store in use."""
    return _s3() if settings.S3_BUCKET else _local(str(settings.MEDIA_ROOT))


@cache
def _local(root: str) -> Store:
    return LocalStore(root)


@cache
def _s3() -> Store:
    return S3Store()
