"""The pytest plug-in: real services for the run (`services.py`), then the fixtures, which need the settings."""

import pytest

from tmschat.testing.services import pytest_load_initial_conftests, pytest_unconfigure

__all__ = ["pytest_configure", "pytest_load_initial_conftests", "pytest_unconfigure"]


def pytest_configure(config: pytest.Config) -> None:
    """Register the fixtures once Django is set up."""
    config.pluginmanager.import_plugin("tmschat.testing.fixtures")
    config.pluginmanager.import_plugin("tmschat.testing.frame_watch")
