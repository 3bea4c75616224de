"""The Django app."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Media."""

    name = "media"
