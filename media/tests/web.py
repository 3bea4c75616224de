"""What a browser does with the URLs it is given: of this server, or of a store of its own. And small servers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import HTTPServer
from types import TracebackType
from typing import Any, Self

import httpx
from django.test import Client


@contextmanager
def serving(server: HTTPServer) -> Iterator[str]:
    """Serve for a block; gives where."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Answer:
    """A status, headers in any case, and all of the bytes."""

    status: int
    headers: httpx.Headers
    content: bytes


class Web:
    """An HTTP client that asks the application for paths, and the network for addresses."""

    def __enter__(self) -> Self:
        self._network = httpx.Client(timeout=10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._network.close()

    def get(self, url: str, **headers: str) -> Answer:
        """Read a URL."""
        return self.ask("GET", url, headers=headers)

    def send(self, upload: dict[str, Any], content: bytes, **changed: str) -> Answer:
        """Send bytes as an announcement's `upload` says, with headers `changed`."""
        assert (upload["method"], upload["fields"]) == ("PUT", {})
        headers = {**upload["headers"], **{name.replace("_", "-"): value for name, value in changed.items()}}
        return self.ask("PUT", upload["url"], content, headers)

    def ask(self, method: str, url: str, content: bytes = b"", headers: dict[str, str] | None = None) -> Answer:
        """Make a request."""
        if url.startswith("/"):
            client, given = Client(enforce_csrf_checks=True), dict(headers or {})
            content_type = given.pop("Content-Type", "application/octet-stream")
            answer: Any = client.generic(method, url, content, content_type, headers=given)
            whole = answer.getvalue() if answer.streaming else answer.content
            return Answer(answer.status_code, httpx.Headers(dict(answer.headers)), whole)
        found = self._network.request(method, url, content=content or None, headers=headers)
        return Answer(found.status_code, found.headers, found.content)
