"""A store of its own for each test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from media.tests.web import Web
from tmschat.testing.s3 import S3Server


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    """The directory of this test's objects."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(params=["local", "s3"])
def each_store(request: pytest.FixtureRequest, settings: Any) -> Iterator[str]:
    """Run a test over every store; gives its name."""
    if request.param == "s3":
        _use(request.getfixturevalue("s3_server"), settings)
        yield "s3"
        request.getfixturevalue("s3_server").empty()
    else:
        yield "local"


@pytest.fixture
def s3(s3_server: S3Server, settings: Any) -> Iterator[S3Server]:
    """Run a test over S3 alone."""
    _use(s3_server, settings)
    yield s3_server
    s3_server.empty()


@pytest.fixture
def web() -> Iterator[Web]:
    """What a browser does with URLs."""
    with Web() as web:
        yield web


def _use(server: S3Server, settings: Any) -> None:
    for name, value in server.settings.items():
        assert hasattr(django_settings, name)
        setattr(settings, name, value)
