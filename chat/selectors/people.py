"""A person as others see them in lists and messages."""

from typing import Any

PERSON_COLUMNS = ("user_id", "user__username", "user__display_name", "user__avatar_url")


def person(row: dict[str, Any]) -> dict[str, Any]:
    """Give the person of a row fetched with `PERSON_COLUMNS`."""
    return {
        "id": row["user_id"],
        "username": row["user__username"],
        "display_name": row["user__display_name"],
        "avatar_url": row["user__avatar_url"] or None,
    }
