"""People as an OpenID provider vouches for them: found, linked or made, and given the powers that it says they have."""

import re
import unicodedata
from itertools import count
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from tmschat.users.models import MODERATORS, Session, User
from tmschat.users.services.sign_ins import end_session, forget

Claims = dict[str, Any]  # of an ID token and the userinfo endpoint, checked
NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
NAME_LENGTH = 60  # leaves room for a number
TRIES = 5
SESSION_KEY = "single_sign_on"  # in a session that began so: the `sid` and ID token of the provider's own session


def person_of(claims: Claims) -> User:
    """Give the person whom `claims` are about, known by issuer and `sub`; made where they come for the first time.

    Where linking is enabled, somebody new whose verified address is that of exactly one person is that person.
    Whether they are a moderator follows the groups claim, if a group is named for it.
    """
    user = _known(claims) or _new(claims)
    _set_moderator(user, claims)
    return user


def end_provider_session(*, issuer: str, sub: str, sid: str | None) -> None:
    """End the sessions that began in the provider's session `sid` of the person `sub`, or in any of theirs."""
    account = SocialAccount.objects.filter(provider=issuer, uid=sub).first()
    if account is None:
        return
    for session in Session.objects.filter(user=account.user_id):
        began = session.get_decoded().get(SESSION_KEY)
        if began is not None and sid in {None, began["sid"]}:
            end_session(session_key=session.session_key)


def _known(claims: Claims) -> User | None:
    account = SocialAccount.objects.filter(provider=claims["iss"], uid=claims["sub"]).select_related("user").first()
    return None if account is None else account.user


def _new(claims: Claims) -> User:
    for _ in range(TRIES):  # another sign-in may be making the same person, or one of the same name
        try:
            with transaction.atomic():
                user = _linkable(claims) or _made(claims)
                SocialAccount.objects.create(user=user, provider=claims["iss"], uid=claims["sub"])
                return user
        except IntegrityError:
            other = _known(claims)
            if other is not None:
                return other
    raise RuntimeError("no free username was found")


def _linkable(claims: Claims) -> User | None:
    if not settings.OIDC_LINK_BY_EMAIL or not _verified_email(claims):
        return None
    found = list(User.objects.filter(email__iexact=_verified_email(claims))[:2])
    return found[0] if len(found) == 1 else None


def _made(claims: Claims) -> User:
    return User.objects.create_user(
        _free_username(claims),
        None,
        display_name=CONTROLS.sub(" ", _text(claims, "name")).strip()[:100],
        email=_verified_email(claims),
    )


def _free_username(claims: Claims) -> str:
    wish = _text(claims, "preferred_username") or _text(claims, "email") or _text(claims, "name")
    plain = unicodedata.normalize("NFKD", wish.partition("@")[0]).encode("ascii", "ignore").decode()
    name = NOT_IN_A_NAME.sub("-", plain)[:NAME_LENGTH].strip("._-") or "person"
    candidates = (name if number == 1 else f"{name}{number}" for number in count(1))
    return next(candidate for candidate in candidates if not User.objects.named(candidate).exists())


def _verified_email(claims: Claims) -> str:
    """Give the address that the provider has verified. Any other is nobody's: it is neither linked by nor kept."""
    return _text(claims, "email")[:254] if claims.get("email_verified") is True else ""


def _text(claims: Claims, name: str) -> str:
    value = claims.get(name)
    return value if isinstance(value, str) else ""


def _set_moderator(user: User, claims: Claims) -> None:
    if not settings.OIDC_MODERATORS_GROUP:
        return
    named = claims.get(settings.OIDC_GROUPS_CLAIM)
    groups = named if isinstance(named, list) else [named]
    wanted = settings.OIDC_MODERATORS_GROUP in groups
    if wanted == user.groups.filter(name=MODERATORS).exists():
        return
    with transaction.atomic():
        group, _ = Group.objects.get_or_create(name=MODERATORS)
        (user.groups.add if wanted else user.groups.remove)(group)
        forget(user_id=user.pk)
