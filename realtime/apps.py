"""The Django app."""

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    """Realtime."""

    name = "realtime"
