"""One installation for all tests of faults in a process: each of them leaves it well."""

import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator

import pytest

from tmschat.ops.embedded.paths import run_dir
from tmschat.tests.faults.site import RECOVERY_S, Site, until

logging.getLogger("httpx").setLevel(logging.WARNING)  # it would tell of each of ten thousand requests


@pytest.fixture(scope="package")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start it. At the end all its data is as it must be, and nothing of it is left running or lying about."""
    site = Site.start(tmp_path_factory.mktemp("faults") / "data")
    yield site
    site.check_chat()
    assert site.installation.stop() == 0
    assert site.installation.strays() == []
    assert not run_dir(site.installation.data_dir).exists()


@pytest.fixture
async def site(running_site: Site) -> AsyncIterator[Site]:
    """The installation: well before the test and after it, and without a process that nobody looks after."""
    await running_site.until_well()
    yield running_site
    await running_site.until_well()
    await until(lambda: not running_site.installation.strays(), within_s=RECOVERY_S)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print a figure, a line each, whatever is captured."""

    def write(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n    {line}")
            sys.stdout.flush()

    return write
