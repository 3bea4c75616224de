"""Reading uploads."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from media.models import Upload
from media.render import COLUMNS, attachment_row_json


def attachments_for(upload_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Give the contract's attachment for each of these completed uploads. One query, none for none."""
    if not upload_ids:
        return {}
    found = Upload.objects.filter(pk__in=upload_ids, completed_at__isnull=False).values(*COLUMNS)
    return {row["id"]: attachment_row_json(row) for row in found}
