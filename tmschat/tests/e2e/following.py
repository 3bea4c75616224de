"""The reference client in TypeScript, as a process of its own that follows a server for one person."""

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tmschat.testing.concurrency import wait_until
from tmschat.testing.node import CLIENT, node_command

Json = dict[str, Any]


class Following:
    """What it says, and what it holds."""

    def __init__(self, site: str, token: str) -> None:
        """Start it. `site` is the server's `http://host:port`."""
        self.links: list[str] = []  # the states that the connection has gone through
        self._states: list[Json] = []
        self._process = subprocess.Popen(
            node_command("e2e/follow.ts", site, token),
            cwd=CLIENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def hellos(self) -> int:
        """How often it has connected."""
        return self.links.count("live")

    def state(self) -> dict[str, Json]:
        """Give the conversations that it holds: `conversation`, `members` and `messages`."""
        before = len(self._states)
        assert self._process.stdin is not None
        self._process.stdin.write("state\n")
        self._process.stdin.flush()
        wait_until(lambda: len(self._states) > before)
        return self._states[-1]

    def until_live(self, times: int = 1) -> None:
        """Wait until it has connected that often."""
        wait_until(lambda: self.hellos >= times)

    def stop(self) -> int:
        """Let it end; gives its exit code."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            return self._process.wait(timeout=10)
        finally:
            self._process.kill()
            self._reader.join(timeout=10)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                said = json.loads(line)
                if "link" in said:
                    self.links.append(said["link"])
                else:
                    self._states.append(said["state"])


@contextmanager
def following(site: str, token: str) -> Iterator[Following]:
    """Run it for a block; it must end well."""
    client = Following(site, token)
    try:
        yield client
    finally:
        code = client.stop()
    assert code == 0
