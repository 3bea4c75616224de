"""The Django app."""

from django.apps import AppConfig


class StresstestConfig(AppConfig):
    """Stresstest."""

    name = "stresstest"
