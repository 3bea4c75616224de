"""A store of its own for each test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    """The directory of this test's objects."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"
