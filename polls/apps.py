"""The Django app."""

from django.apps import AppConfig


class PollsConfig(AppConfig):
    """Polls."""

    name = "polls"
