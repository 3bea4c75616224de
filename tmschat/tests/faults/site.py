"""The installation that the tests of faults break: two REST and two socket processes, with people in it."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psycopg
import redis
from psycopg.rows import dict_row

from tmschat.ops.programs import answers_http
from tmschat.testing.installation import Installation

METRICS_TOKEN = "for tests"
SETTINGS = {
    "METRICS_TOKEN": METRICS_TOKEN,
    "RATE_LIMIT_READ": "1000000",
    "RATE_LIMIT_WRITE": "1000000",
    "LOG_LEVEL": "WARNING",
}
RECOVERY_S = 60.0  # how long anything may take to be back that the supervisor starts again; 12 s seen on a full machine
PEOPLE = 100
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # for all: making one takes httpx 20 ms
FRESH = 10  # more of them, each for one test to sign out or to suspend

Json = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a token."""

    id: str
    username: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


class Site:
    """A running installation, and who is in it."""

    def __init__(self, installation: Installation, people: Sequence[Person]) -> None:
        self.installation = installation
        self.people = people[:PEOPLE]
        self._fresh = list(people[PEOPLE:])

    @classmethod
    def start(cls, data_dir: Path) -> "Site":
        """Start an installation with services of its own, and make the people."""
        options = ("--no-demo", "--workers", "2", "--socket-workers", "2")
        installation = Installation(data_dir, *options, **SETTINGS).until_up()
        said = installation.run("manage.py", "shell", "--no-imports", "-c", MAKE_PEOPLE)
        assert said.returncode == 0, said.stderr
        return cls(installation, [Person(**each) for each in json.loads(said.stdout.splitlines()[-1])])

    def start_another(self, data_dir: Path) -> "Site":
        """Start an installation on another port that uses this one's services."""
        options = ("--no-demo", "--workers", "1", "--socket-workers", "1")
        installation = Installation(data_dir, *options, **SETTINGS, **self.installation.services)
        return Site(installation.until_up(), self.people)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.installation.port}"

    def fresh_person(self) -> Person:
        """Give somebody whom no other test knows."""
        return self._fresh.pop()

    def process(self, name: str) -> Path:
        """Where a process listens behind the door."""
        return self.installation.socket(name)

    # --- asking -------------------------------------------------------------------------------------------------------

    def client(self, person: Person | None = None, *, process: str | None = None) -> httpx.AsyncClient:
        """Give an HTTP client through the door, or past it to one process."""
        transport = httpx.AsyncHTTPTransport(uds=str(self.process(process)) if process else None, verify=NO_TLS)
        base = "http://localhost" if process else f"http://{self.host}"
        headers = person.headers if person else {}
        return httpx.AsyncClient(base_url=base, transport=transport, headers=headers, timeout=20)

    async def post(self, person: Person, path: str, **body: Any) -> Json:
        """Post as somebody; gives the `data` of an answer that must be good."""
        async with self.client(person) as client:
            answer = await client.post(f"/api/v1/{path}", json=body)
        assert answer.is_success, answer.text
        data: Json = answer.json()["data"] if answer.content else {}
        return data

    async def make_room(self, people: Sequence[Person], title: str = "A room") -> str:
        """Make a group of them, owned by the first."""
        members = [person.id for person in people[1:]]
        return str((await self.post(people[0], "conversations", type="GROUP", title=title, member_ids=members))["id"])

    async def send(self, person: Person, room: str, text: str, **fields: Any) -> Json:
        """Send a message."""
        return await self.post(person, f"messages/conversations/{room}/messages", text=text, **fields)

    async def conversation(self, person: Person, room: str) -> Json:
        """Read a conversation."""
        async with self.client(person) as client:
            read: Json = (await client.get(f"/api/v1/conversations/{room}")).json()["data"]
        return read

    async def metric(self, name: str, **labels: str) -> float:
        """Give a metric's value, summed over all processes and over the labels that are not named."""
        async with self.client() as client:
            answer = await client.get("/metrics", headers={"Authorization": f"Bearer {METRICS_TOKEN}"})
        lines = [line for line in answer.text.splitlines() if line.partition("{")[0].partition(" ")[0] == name]
        wanted = [f'{label}="{value}"' for label, value in labels.items()]
        return sum(float(line.rpartition(" ")[2]) for line in lines if all(each in line for each in wanted))

    def rows(self, statement: str, *values: Any) -> list[Row]:
        """Ask the database itself."""
        url = self.installation.services["DATABASE_URL"]
        with psycopg.connect(url, row_factory=dict_row, autocommit=True) as connection:
            return connection.execute(statement, values).fetchall()

    def valkey(self) -> redis.Redis:
        """Give a client of Valkey itself."""
        return redis.Redis.from_url(self.installation.services["REDIS_URL"], socket_timeout=5, protocol=2)

    # --- being well ---------------------------------------------------------------------------------------------------

    async def until_well(self) -> None:
        """Wait until every process is there and answers, with all that it stands on."""
        await until(self.is_well, within_s=RECOVERY_S)

    async def is_well(self) -> bool:
        """Tell whether every process is there and answers, with all that it stands on."""
        names = self.installation.tree().keys()
        if not names >= {"postgres", "valkey", "rest-1", "rest-2", "sockets-1", "sockets-2", "worker", "door"}:
            return False
        sockets = [asyncio.to_thread(answers_http, self.process(name)) for name in ("sockets-1", "sockets-2")]
        rest = [self._serves(name) for name in ("rest-1", "rest-2", None)]
        return all(await asyncio.gather(*sockets, *rest))

    async def _serves(self, process: str | None) -> bool:
        try:
            async with self.client(self.people[0], process=process) as client:
                answers = [await client.get(path) for path in ("/readyz", "/api/v1/users/me")]
        except httpx.TransportError:
            return False
        return all(answer.status_code == 200 for answer in answers)

    def check_chat(self) -> None:
        """Let the installation's own command verify the invariants of all its data."""
        said = self.installation.run("manage.py", "check_chat")
        assert said.returncode == 0, said.stdout + said.stderr


MAKE_PEOPLE = f"from tmschat.testing import people; people.tell({PEOPLE + FRESH})"


async def until(condition: Callable[[], Any], *, within_s: float = 10.0, every_s: float = 0.02) -> None:
    """Return once `condition()`, awaited where it can be, is true. Raises AssertionError when that is too late."""
    loop = asyncio.get_running_loop()
    ends_at = loop.time() + within_s
    while True:
        answer = condition()
        if await answer if asyncio.iscoroutine(answer) else answer:
            return
        if loop.time() > ends_at:
            raise AssertionError(f"not so within {within_s} s: {condition}")
        await asyncio.sleep(every_s)


@asynccontextmanager
async def beside(*work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Run coroutines beside a block, to whose end they are cancelled; what one of them raises ends the block."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(each) for each in work]
        yield
        for task in tasks:
            task.cancel()
