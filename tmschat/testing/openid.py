"""A real OpenID provider for tests, and a browser's way through it."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import httpx

from tmschat.testing.node import CLIENT, node_command

SITE = "http://testserver"
CALLBACK = f"{SITE}/accounts/sso/callback"
CLIENT_ID, CLIENT_SECRET = "tmschat", "a secret of both"


@dataclass
class OpenIdProvider:
    """A running provider. `visits` are those of one browser, which it knows again by its cookies."""

    issuer: str
    visits: httpx.Client = field(default_factory=lambda: httpx.Client(follow_redirects=False, trust_env=False))

    def knows(self, sub: str, **claims: Any) -> None:
        """Make a person there, or change what is said of them."""
        self.visits.put(f"{self.issuer}/people/{sub}", json=claims).raise_for_status()

    def vouch(self, asked: str, *, sub: str | None, **changed: str) -> str:
        """Follow the site's redirect `asked` and sign in there as `sub` (None: cancel); gives where one is sent back.

        `changed` are parameters that the site's request bears on the way, in place of its own.
        """
        url = _with(asked, **changed)
        while not url.startswith(SITE):
            if "/interaction/" in url:
                url = _with(url, **({} if sub is None else {"as": sub}))
            answer = self.visits.get(url)
            assert answer.is_redirect, answer.text
            url = str(answer.url.join(answer.headers["Location"]))
        return url

    def leave(self, asked: str) -> str:
        """Follow the site's way out and confirm there. Gives where one is sent back to."""
        page = self.visits.get(asked).text
        target = re.search(r'action="([^"]+)"', page)
        secret = re.search(r'name="xsrf" value="([^"]+)"', page)
        assert target is not None, page
        assert secret is not None, page
        answer = self.visits.post(target[1], data={"xsrf": secret[1], "logout": "yes"})
        return str(answer.headers["Location"])

    def told(self) -> list[str]:
        """Give the logout tokens that it has sent."""
        tokens: list[str] = self.visits.get(f"{self.issuer}/told").json()
        return tokens


@contextmanager
def running_provider() -> Iterator[OpenIdProvider]:
    """Run a provider for a block."""
    asked = {
        "client_id": CLIENT_ID,
        "client_secret": CLIENT_SECRET,
        "redirect_uri": CALLBACK,
        "after_logout": f"{SITE}/accounts/logout/",
    }
    command = node_command("e2e/provider.ts", json.dumps(asked))
    with subprocess.Popen(
        command, cwd=CLIENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        provider = OpenIdProvider(json.loads(process.stdout.readline())["issuer"])
        try:
            yield provider
        finally:
            provider.visits.close()
            process.stdin.close()  # ends it
            process.wait(timeout=10)


def _with(url: str, **changed: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | changed
    return urlunsplit(parts._replace(query=urlencode(query)))
