"""The app of the site's own pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages."""

    name = "tmschat.web"
