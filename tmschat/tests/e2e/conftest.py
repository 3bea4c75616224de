"""One installation and one browser for all tests that look at pages, in whichever process of the suite they run."""

from collections.abc import Iterator

import pytest

from tmschat.tests.e2e.stage import Stage, built


@pytest.fixture(scope="package")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Start both."""
    with built(tmp_path_factory.mktemp("e2e") / "data") as stage:
        yield stage
