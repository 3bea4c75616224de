"""The operations room as a Django app: it brings commands and views, no models."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """Registers the commands."""

    name = "tmschat.ops"
    label = "ops"
