"""The site under load, asked the way a client asks it: by tokens over HTTP. Nothing here knows its database."""

import ipaddress
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

import urllib3

from stresstest.samples import LIMITED

ANSWER_S = 30.0
PAGE = 100

Json = dict[str, Any]


class StressFault(Exception):
    """The run cannot go on; the text is one line for who started it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the headers, and the body as it came."""

    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes

    @property
    def data(self) -> Any:
        """The contract's `data`. Raises StressFault."""
        read = self.json
        if not isinstance(read, dict) or "data" not in read:
            raise StressFault(f"an answer {self.status} has no data: {self.body[:200].decode(errors='replace')}")
        return read["data"]

    @property
    def json(self) -> Json:
        """The body, which is JSON."""
        try:
            read: Json = json.loads(self.body)
        except ValueError:
            raise StressFault(
                f"an answer {self.status} is no JSON: {self.body[:200].decode(errors='replace')}"
            ) from None
        return read


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many requests a minute a person may make, how many are left of it, and seconds until all are free again."""

    limit: int
    left: int
    reset_s: int

    @classmethod
    def read(cls, answer: Answer) -> Self:
        """Read what every answer says of it. Raises StressFault."""
        try:
            return cls(*(int(answer.headers[f"RateLimit-{name}"]) for name in ("Limit", "Remaining", "Reset")))
        except (LookupError, ValueError):
            raise StressFault("an answer does not say what the rate limit is: is it TMS Chat's?") from None


class Site:
    """A base URL and the people that `seed_stress` wrote down."""

    def __init__(self, base_url: str, seeded: Json) -> None:
        """Take them; nothing is asked yet."""
        self.base_url = base_url.rstrip("/")
        self.seeded = seeded
        self._pool = urllib3.PoolManager(maxsize=8, retries=False, timeout=ANSWER_S)

    def close(self) -> None:
        """Hang up."""
        self._pool.clear()

    @property
    def is_near(self) -> bool:
        """Whether it is on this machine's loopback."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def people(self) -> list[Json]:
        """The seeded people: `{id, username, token}` each."""
        people: list[Json] = self.seeded["users"]
        return people

    @property
    def sockets(self) -> str:
        """Where websockets are opened."""
        return f"ws{self.base_url.removeprefix('http')}/ws/v1"

    def ask(self, method: str, path: str, *, token: str = "", body: Json | None = None) -> Answer:
        """Ask, whatever the answer's status. `path` begins at the site's root. Raises StressFault where none comes."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            got = self._pool.request(method, f"{self.base_url}{path}", headers=headers, json=body, redirect=False)
        except urllib3.exceptions.HTTPError as error:
            raise StressFault(f"{self.base_url} does not answer: {error}") from None
        return Answer(got.status, got.headers, got.data)

    def done(self, method: str, path: str, *, person: int = 0, body: Json | None = None) -> Answer:
        """Ask the API as one of the people and insist on success, past a rate limit too. Raises StressFault."""
        token = self.people[person]["token"]
        answer = self.ask(method, f"/api/v1{path}", token=token, body=body)
        if answer.status == LIMITED:
            time.sleep(Allowance.read(answer).reset_s)
            answer = self.ask(method, f"/api/v1{path}", token=token, body=body)
        if answer.status >= 300:
            raise StressFault(f"{method} {path} answered {answer.status}: {answer.body[:500].decode(errors='replace')}")
        return answer

    def listed(self, path: str, *, person: int = 0, limit: int = PAGE) -> Iterator[Json]:
        """Give all entries of a paginated list. Raises StressFault."""
        joint, cursor = "&" if "?" in path else "?", ""
        while True:
            page = self.done("GET", f"{path}{joint}limit={limit}{cursor}", person=person).json
            yield from page["data"]
            if not page["pagination"]["has_more"]:
                return
            cursor = f"&cursor={page['pagination']['next_cursor']}"

    def changes(self, room: str, since: int, *, person: int = 0) -> Iterator[Json]:
        """Give what changed in a conversation after `since`, in order. Raises StressFault."""
        has_more = True
        while has_more:
            path = f"/messages/conversations/{room}/changes?since={since}&limit={PAGE}"
            page = self.done("GET", path, person=person).json
            yield from page["data"]
            since, has_more = page["pagination"]["next_since"], page["pagination"]["has_more"]

    def head(self, room: str, *, person: int = 0) -> Json:
        """Give a conversation as one of its members sees it. Raises StressFault."""
        head: Json = self.done("GET", f"/conversations/{room}", person=person).data
        return head

    def write_allowance(self, *, person: int = 0) -> Allowance:
        """Give how many writes a person may make; asking is one. Raises StressFault."""
        answer = self.ask("PATCH", "/api/v1/users/me", token=self.people[person]["token"], body={})
        if answer.status not in {200, LIMITED}:
            raise StressFault(f"PATCH /users/me answered {answer.status}")
        return Allowance.read(answer)
