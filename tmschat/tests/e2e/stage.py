"""What the tests in the browser play on: an installation, a browser that stays open, and people who can sign in."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tmschat.testing.installation import Installation
from tmschat.testing.node import CLIENT, node_command, run_node

PASSWORD = "three green umbrellas"
FILES = sorted(path.name for path in (CLIENT / "e2e").glob("*.test.ts"))
FOR_ONE_FILE = 12  # people, whom no other file knows
SETTINGS = {
    "RATE_LIMIT_READ": "1000000",
    "RATE_LIMIT_WRITE": "1000000",
    "STRESS_LOGIN_TOKEN": "for tests",
    "LOG_LEVEL": "WARNING",
}

Json = dict[str, Any]


class Stage:
    """A running installation and a running browser."""

    def __init__(self, installation: Installation, browser: str, people: list[Json]) -> None:
        self.installation = installation
        self._browser = browser
        self._people = people

    @property
    def site(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.installation.port}"

    def play(self, file: str, out: Path) -> subprocess.CompletedProcess[str]:
        """Run a file of tests in Node; pictures of what fails go to `out`."""
        cast = [self._people.pop() for _ in range(FOR_ONE_FILE)]
        site = {"url": self.site, "stressToken": SETTINGS["STRESS_LOGIN_TOKEN"]}
        given = {"site": site, "browser": self._browser, "people": cast, "out": str(out)}
        return run_node("--test-reporter=spec", f"e2e/{file}", E2E=json.dumps(given))


@contextmanager
def built(data_dir: Path) -> Iterator[Stage]:
    """Start all of it for a block; at the end all data is as it must be."""
    options = ("--no-demo", "--workers", "1", "--socket-workers", "1")
    installation = Installation(data_dir, *options, **SETTINGS)
    try:
        with _browser() as browser:
            installation.until_up()
            yield Stage(installation, browser, _people(installation))
            checked = installation.run("manage.py", "check_chat")
            assert checked.returncode == 0, checked.stdout + checked.stderr
    finally:
        installation.stop()


def _people(installation: Installation) -> list[Json]:
    tell = f"from tmschat.testing import people; people.tell({FOR_ONE_FILE * len(FILES)}, {PASSWORD!r})"
    said = installation.run("manage.py", "shell", "--no-imports", "-c", tell)
    assert said.returncode == 0, said.stderr
    return [{**each, "password": PASSWORD} for each in json.loads(said.stdout.splitlines()[-1])]


@contextmanager
def _browser() -> Iterator[str]:
    """Start a browser for a block; gives where scripts connect to it."""
    command = node_command("e2e/browser.ts")
    with subprocess.Popen(command, cwd=CLIENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield process.stdout.readline().strip()
        process.stdin.close()
