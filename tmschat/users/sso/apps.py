"""The app by which allauth finds our provider."""

from django.apps import AppConfig


class SingleSignOnConfig(AppConfig):
    """Single sign-on."""

    name = "tmschat.users.sso"
    label = "users_sso"
