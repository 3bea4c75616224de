"""Django's login forms (the admin's) prove a password the same way as the API's login, under the same limits."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from tmschat.core.errors import Forbidden, NotAuthenticated, TooManyRequests
from tmschat.users.attempts import person_with
from tmschat.users.models import User


class PasswordBackend(ModelBackend):
    """Django's own permissions with our proof of a password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **others: Any
    ) -> User | None:
        """Give the person, or None. Raises PermissionDenied after too many failures: no other backend is asked."""
        if username is None or password is None or others:
            return None
        address = request.META.get("REMOTE_ADDR", "") if request is not None else ""
        try:
            return person_with(username, password, address=address)
        except TooManyRequests as error:
            raise PermissionDenied(error.detail) from error
        except (NotAuthenticated, Forbidden):
            return None
