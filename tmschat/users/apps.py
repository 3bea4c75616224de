"""The app of people, their tokens and how they sign in."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Users."""

    name = "tmschat.users"
    label = "users"
