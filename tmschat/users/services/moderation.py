"""What moderators do to accounts. Each act is in the admin's log, wherever it was done."""

from uuid import UUID

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone

from tmschat.core.errors import Conflict, Forbidden, NotFound
from tmschat.users.models import User
from tmschat.users.services.sign_ins import SUSPENDED, end_all, forget


class OwnAccount(Conflict):
    """You cannot suspend yourself."""

    code = "own_account"


def suspend(*, moderator: User, user_id: UUID, reason: str) -> None:
    """Suspend an account and end all its sign-ins and sockets; again only corrects the reason.

    Raises NotFound, Forbidden (not a moderator; an administrator's account), OwnAccount.
    """
    _require_moderator(moderator)
    if user_id == moderator.pk:
        raise OwnAccount
    with transaction.atomic():
        user = _locked(user_id)
        if user.is_superuser and not moderator.is_superuser:
            raise Forbidden("Only an administrator may suspend an administrator.")
        user.suspended_at = user.suspended_at or timezone.now()
        user.suspended_reason = reason
        user.save(update_fields=["suspended_at", "suspended_reason"])
        end_all(user_id=user.pk, close_code=SUSPENDED)
        _log(moderator, user, f"Suspended: {reason}")


def unsuspend(*, moderator: User, user_id: UUID) -> None:
    """Give an account back. Raises NotFound, Forbidden."""
    _require_moderator(moderator)
    with transaction.atomic():
        user = _locked(user_id)
        if user.suspended_at is None:
            return
        user.suspended_at, user.suspended_reason = None, ""
        user.save(update_fields=["suspended_at", "suspended_reason"])
        forget(user_id=user.pk)
        _log(moderator, user, "Suspension lifted")


def _require_moderator(user: User) -> None:
    if not (user.is_moderator or user.is_superuser):
        raise Forbidden


def _locked(user_id: UUID) -> User:
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise NotFound
    return user


def _log(moderator: User, user: User, message: str) -> None:
    LogEntry.objects.log_actions(moderator.pk, [user], CHANGE, change_message=message, single_object=True)
