"""The forms of signing in, which prove a password or a code the way the API does."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.models import Login
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext as _

from tmschat.core.errors import DomainError
from tmschat.users.attempts import BadPassword, TooManyAttempts, person_with
from tmschat.users.identity import Suspended
from tmschat.users.models import User
from tmschat.users.second_factor import BadCode, prove


class PasswordForm(LoginForm):
    """A name and a password."""

    refusal: DomainError | None = None

    def _clean_with_password(self, credentials: dict[str, str]) -> dict[str, Any]:
        """Find the person. `refusal` says why nobody was."""
        address = self.request.META["REMOTE_ADDR"]
        try:
            self.user = person_with(credentials["username"], credentials["password"], address=address)
        except (BadPassword, TooManyAttempts, Suspended) as error:
            self.refusal = error
            raise forms.ValidationError(_said(error)) from error
        self._login = Login(user=self.user)
        return self.cleaned_data


class _ByCode:
    """Proves a second factor by our own check, which counts failures over all processes."""

    user: User
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Find the authenticator."""
        code = str(self.cleaned_data["code"])
        try:
            self.authenticator = prove(self.user, code)
        except (BadCode, TooManyAttempts) as error:
            raise forms.ValidationError(_said(error)) from error
        self.authenticator.user = self.user
        return code


class CodeForm(_ByCode, AuthenticateForm):
    """A code, as the second step of signing in."""


class CodeAgainForm(_ByCode, ReauthenticateForm):
    """A code once more, before something that only its owner may do."""


class KeyForm(AddWebAuthnForm):
    """A new passkey or security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")  # allauth's own has none


class KeyNameForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


def _said(error: DomainError) -> str:
    return {
        TooManyAttempts: _("Too many failed attempts to sign in. Try again later."),
        BadPassword: _("Username or password is wrong."),
        BadCode: _("The code is wrong or was used already."),
        Suspended: _("This account is suspended."),
    }[type(error)]
