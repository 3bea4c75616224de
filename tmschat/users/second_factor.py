"""Proving a second factor by a code: once, and only a few tries. The codes are those of django-allauth."""

import hashlib

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.cache import cache
from django.db import transaction
from limits import RateLimitItemPerHour, RateLimitItemPerMinute

from tmschat.core.errors import NotAuthenticated
from tmschat.users.attempts import Attempt
from tmschat.users.models import User

PER_PERSON = RateLimitItemPerMinute(5, namespace="login-code")
PER_PERSON_HOUR = RateLimitItemPerHour(30, namespace="login-code-hour")
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
USED_FOR_S = 120  # longer than a code from an app holds: one that was seen over a shoulder is worth nothing


class TwoFactorRequired(NotAuthenticated):
    """This account has a second factor: send a code of its authenticator app, or a recovery code, as `code`."""

    code = "two_factor_required"


class BadCode(NotAuthenticated):
    """The code is wrong or was used already."""

    code = "two_factor_failed"


def has_second_factor(user: User) -> bool:
    """Tell whether a password alone does not sign this person in."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def require_second_factor(user: User, code: str | None) -> None:
    """Let pass who has no second factor, or proves it. Raises TwoFactorRequired, BadCode, TooManyAttempts."""
    if not has_second_factor(user):
        return
    if not code:
        raise TwoFactorRequired
    prove(user, code)


def prove(user: User, code: str) -> Authenticator:
    """Give the authenticator that `code` belongs to, which has thereby been used up.

    Raises BadCode, TooManyAttempts. Counted as passwords are: of many guesses at once, five learn anything.
    """
    attempt = Attempt((PER_PERSON, str(user.pk)), (PER_PERSON_HOUR, str(user.pk)))
    attempt.require_room()
    found = _authenticator_of(user, code)
    if found is None:
        attempt.failed()
        raise BadCode
    attempt.require_room()
    found.record_usage()
    return found


def remove_factors(*, administrator: User, user: User) -> None:
    """Take all of a person's second factors away, as an administrator does for one who lost them. It is in the log."""
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        LogEntry.objects.log_actions(administrator.pk, [user], CHANGE, "Second factors removed", single_object=True)


def _authenticator_of(user: User, code: str) -> Authenticator | None:
    held = Authenticator.objects.filter(user=user, type__in=CODES)
    found = next((each for each in held if each.wrap().validate_code(code)), None)
    return found if found is not None and _is_first_use(user, code) else None


def _is_first_use(user: User, code: str) -> bool:
    digits = "".join(filter(str.isalnum, code))
    name = hashlib.sha256(f"{user.pk} {digits}".encode()).hexdigest()
    return cache.add(f"second-factor-{name}", value=True, timeout=USED_FOR_S)
