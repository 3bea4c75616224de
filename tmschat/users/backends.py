"""How a name and a password become a user, for the API's login and for Django's login forms alike."""

from django.contrib.auth.backends import ModelBackend


class PasswordBackend(ModelBackend):
    """Django's own, for users who are not suspended."""
