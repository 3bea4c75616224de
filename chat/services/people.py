"""Who may be brought into a conversation."""

from collections.abc import Sequence
from uuid import UUID

from tmschat.core.errors import Invalid
from tmschat.users.models import User


def check_people(user_ids: Sequence[UUID], *, attr: str) -> None:
    """Raise Invalid, naming the input's field `attr`, unless all of these are people who can sign in."""
    known = set(User.objects.filter(id__in=user_ids, suspended_at=None).values_list("id", flat=True))
    if missing := [each for each in user_ids if each not in known]:
        raise Invalid(f"There is no such user: {missing[0]}.", attr=attr)
