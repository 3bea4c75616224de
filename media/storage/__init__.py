"""The object store behind one small interface: a directory by default, an S3 bucket where one is set."""

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from media.storage.base import INCOMING, ObjectMissing, Part, Served, Store, StoreUnreachable, Target
from media.storage.local import LocalStore
from media.storage.s3 import Bucket, S3Store

__all__ = [
    "INCOMING",
    "Bucket",
    "ObjectMissing",
    "Part",
    "S3Store",
    "Served",
    "Store",
    "StoreUnreachable",
    "Target",
    "browser_origin",
    "store",
]


def store() -> Store:
    """Give the store in use."""
    if not settings.S3_BUCKET:
        return _local(str(settings.MEDIA_ROOT))
    return _s3(
        settings.S3_BUCKET,
        settings.S3_ENDPOINT_URL,
        settings.S3_REGION,
        settings.S3_ACCESS_KEY_ID,
        settings.S3_SECRET_ACCESS_KEY,
        settings.MEDIA_URL_TTL_S,
        settings.S3_TIMEOUT_S,
        settings.S3_BROWSER_URL,
    )


def browser_origin() -> str:
    """Give the origin of the store's URLs for browsers, or nothing where it is this site's own."""
    parts = urlsplit(store().url(Served("any", "any", "text/plain"), expires_at=0))
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


@cache
def _local(root: str) -> Store:
    return LocalStore(root)


@cache
def _s3(*bucket: Any) -> Store:
    return S3Store(Bucket(*bucket))
