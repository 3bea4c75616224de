"""Attachments as the contract has them."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings

from media.images import THUMBNAIL_TYPE
from media.kinds import served_as
from media.models import Upload
from media.signing import signing_window_end
from media.storage import Served, Store, store
from tmschat.core.render import as_time

KEPT_URLS = 8192

COLUMNS = (
    "id", "kind", "name", "content_type", "size", "width", "height", "placeholder", "object_key", "thumbnail_key",
)  # fmt: skip


def attachment_json(upload: Upload) -> dict[str, Any]:
    """Give a completed upload as the contract's attachment, with URLs that live half to a whole `MEDIA_URL_TTL_S`."""
    return attachment_row_json({column: getattr(upload, column) for column in COLUMNS})


def attachment_row_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give an upload's `COLUMNS` as the contract's attachment."""
    expires_at = signing_window_end(time.time(), ttl_s=settings.MEDIA_URL_TTL_S)
    where, name, thumbnail_key = store(), row["name"], row["thumbnail_key"]
    return {
        "id": row["id"],
        "kind": row["kind"],
        "name": name,
        "content_type": row["content_type"],
        "size": row["size"],
        "width": row["width"],
        "height": row["height"],
        "placeholder": row["placeholder"] or None,
        "url": _url(where, row["object_key"], name, served_as(row["content_type"]), expires_at),
        "thumbnail_url": _url(where, thumbnail_key, name, THUMBNAIL_TYPE, expires_at) if thumbnail_key else None,
        "url_expires_at": _spelt(expires_at),
    }


@lru_cache(maxsize=2)
def _spelt(expires_at: int) -> str:
    """Write when a window ends, which a page says fifty times."""
    return as_time(datetime.fromtimestamp(expires_at, UTC))


@lru_cache(maxsize=KEPT_URLS)
def _url(where: Store, key: str, name: str, content_type: str, expires_at: int) -> str:
    """Give an object's URL, which is the same for everybody until the window ends: signing it again costs 10 µs."""
    return where.url(Served(key, name, content_type), expires_at=expires_at)
