"""Changing what people tell of themselves."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from tmschat.core.events import Event, announce
from tmschat.users.models import User
from tmschat.users.render import entry
from tmschat.users.services.sign_ins import forget

SEEN_BY_OTHERS = {"display_name", "avatar_url", "status_text", "time_zone"}


def update_profile(*, user: User, changes: dict[str, Any]) -> User:
    """Change fields of a person's own profile; gives the person as they are now."""
    with transaction.atomic():
        now = User.objects.select_for_update().get(pk=user.pk)
        changed = {name for name, value in changes.items() if getattr(now, name) != value}
        if not changed:
            return now
        for name in changed:
            setattr(now, name, changes[name])
        now.save(update_fields=sorted(changed))
        tell_of_change(user=now, changed=changed)
    return now


def tell_of_change(*, user: User, changed: Iterable[str]) -> None:
    """Make every process see a person's new fields, and those who share a conversation with them."""
    forget(user_id=user.pk)
    changed = set(changed)
    if SEEN_BY_OTHERS.intersection(changed):
        announce(Event("user.updated", None, {"user": entry(user)}))
    if "shares_presence" in changed:
        announce(Event("_sharing", None, {"shares_presence": user.shares_presence}, to=(user.pk,)))
