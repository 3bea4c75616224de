"""Attachments as the contract has them."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from media.images import THUMBNAIL_TYPE
from media.kinds import served_as
from media.models import Upload
from media.signing import signing_window_end
from media.storage import Served, store

COLUMNS = (
    "id", "kind", "name", "content_type", "size", "width", "height", "placeholder", "object_key", "thumbnail_key",
)  # fmt: skip


def attachment_json(upload: Upload) -> dict[str, Any]:
    """Give a completed upload as the contract's attachment, with URLs that live half to a whole `MEDIA_URL_TTL_S`."""
    return attachment_row_json({column: getattr(upload, column) for column in COLUMNS})


def attachment_row_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give an upload's `COLUMNS` as the contract's attachment."""
    expires_at = signing_window_end(time.time(), ttl_s=settings.MEDIA_URL_TTL_S)
    whole = Served(row["object_key"], row["name"], served_as(row["content_type"]))
    thumbnail = Served(row["thumbnail_key"], row["name"], THUMBNAIL_TYPE) if row["thumbnail_key"] else None
    return {
        "id": row["id"],
        "kind": row["kind"],
        "name": row["name"],
        "content_type": row["content_type"],
        "size": row["size"],
        "width": row["width"],
        "height": row["height"],
        "placeholder": row["placeholder"] or None,
        "url": store().url(whole, expires_at=expires_at),
        "thumbnail_url": store().url(thumbnail, expires_at=expires_at) if thumbnail else None,
        "url_expires_at": datetime.fromtimestamp(expires_at, UTC),
    }
