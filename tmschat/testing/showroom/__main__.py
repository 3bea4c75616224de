"""`python -m tmschat.testing.showroom SCRIPT [ARGUMENT …]`: open the showroom and run a script of the client's in it.

The script, as in `scripts/screenshots.ts`, finds in the environment variable SHOWROOM, as JSON, `{site, stressToken,
people}`.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tmschat.testing.installation import Installation
from tmschat.testing.node import CLIENT, node_command
from tmschat.testing.showroom.cast import PEOPLE
from tmschat.testing.showroom.talking import Stage, perform

PASSWORD = "three green umbrellas"
SETTINGS = {
    "RATE_LIMIT_READ": "1000000",
    "RATE_LIMIT_WRITE": "1000000",
    "STRESS_LOGIN_TOKEN": "for pictures",
    "LOG_LEVEL": "WARNING",
}
INSIDE = "from tmschat.testing.showroom import inside; inside."


def main(*script: str) -> int:
    """Run it; gives its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what it starts goes with it
    with TemporaryDirectory() as folder:
        installation = Installation(
            Path(folder) / "data", "--no-demo", "--workers", "1", "--socket-workers", "1", **SETTINGS
        )
        try:
            shown = _furnished(installation.until_up())
            environment = os.environ | {"SHOWROOM": json.dumps(shown)}
            return subprocess.run(node_command(*script), cwd=CLIENT, env=environment, check=False).returncode
        finally:
            installation.stop()


def _furnished(installation: Installation) -> dict[str, object]:
    site = f"http://127.0.0.1:{installation.port}"
    people = [
        each | {"password": PASSWORD}
        for each in json.loads(_done(installation, f"move_in({list(PEOPLE)!r}, {PASSWORD!r})"))
    ]
    ages = perform(Stage(site, people))
    _done(installation, f"move_back({ages!r})")
    return {"site": site, "stressToken": SETTINGS["STRESS_LOGIN_TOKEN"], "people": people}


def _done(installation: Installation, call: str) -> str:
    finished = installation.run("manage.py", "shell", "--no-imports", "-c", INSIDE + call)
    if finished.returncode != 0:
        raise RuntimeError(finished.stderr)
    return (finished.stdout.splitlines() or [""])[-1]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
