"""The pytest plug-in: real services for the run (`services.py`), then the fixtures, which need the settings."""

from collections import Counter

import pytest
from django.conf import settings

from tmschat.testing.services import pytest_load_initial_conftests, pytest_unconfigure

__all__ = ["pytest_collection_modifyitems", "pytest_configure", "pytest_load_initial_conftests", "pytest_unconfigure"]


def pytest_configure(config: pytest.Config) -> None:
    """Register the fixtures once Django is set up.

    The suite shares its machine with itself: what a healthy Valkey takes 0.25 s for here is no outage.
    """
    settings.REDIS_TIMEOUT_S = 5.0
    config.pluginmanager.import_plugin("tmschat.testing.fixtures")
    config.pluginmanager.import_plugin("tmschat.testing.frame_watch")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse tests that share a name: pytest-xdist runs only one of them, and says nothing of the others."""
    shared = [name for name, count in Counter(item.nodeid for item in items).items() if count > 1]
    if shared:
        raise pytest.UsageError(f"several tests have the name {shared[0]}")
