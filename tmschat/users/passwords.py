"""What follows from a new password, however it was set."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext

from tmschat.users.services.sign_ins import end_all


class EndsSignIns:
    """Ends every sign-in that was made with the old password.

    Django tells each of AUTH_PASSWORD_VALIDATORS when a new password is stored: by `manage.py changepassword`, the
    admin, a person's own page or code. Storing the same one under a better hash is not told.
    """

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Demand nothing of the password."""

    def get_help_text(self) -> str:
        """Tell those who choose one."""
        return gettext("Whoever is signed in with the old password is signed out.")

    def password_changed(self, password: str, user: AbstractBaseUser | None = None) -> None:  # noqa: ARG002 (Django's signature)
        """End them."""
        if user is not None and user.pk is not None:
            end_all(user_id=user.pk)
