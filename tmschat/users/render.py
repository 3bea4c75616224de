"""People as JSON, in the three forms of the contract."""

from typing import Any

from tmschat.users.models import User


def person(user: User) -> dict[str, Any]:
    """Give whom others see beside a message."""
    return {
        "id": user.pk,
        "username": user.username,
        "display_name": user.display_name,
        "avatar_url": user.avatar_url or None,
    }


def entry(user: User) -> dict[str, Any]:
    """Give a person's entry in the directory."""
    return {
        **person(user),
        "status_text": user.status_text,
        "time_zone": user.time_zone,
        "is_suspended": user.suspended_at is not None,
    }


def own_profile(user: User) -> dict[str, Any]:
    """Give a person's profile as they see it themselves."""
    return {
        **person(user),
        "status_text": user.status_text,
        "time_zone": user.time_zone,
        "locale": user.locale,
        "is_moderator": user.is_moderator,
        "shares_read_marks": user.shares_read_marks,
        "shares_presence": user.shares_presence,
    }
