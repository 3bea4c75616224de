"""The rows of requests: who does what, and what the budgets ask of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, cycle
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import orjson

from stresstest.bench.limits import Limits
from stresstest.bench.load import Check, Script
from stresstest.bench.statements import Sample
from stresstest.bench.world import EMOJI, PAGE, WINDOW, Person, World

TEXT = "Shall we meet at ten? I have read the draft and would like to talk about the last two pages."


@dataclass(frozen=True, slots=True)
class Work:
    """One row: what each client does, and one request of each kind for pgbench to repeat."""

    name: str
    title: str
    clients: int
    floor: Limits
    goal: Limits
    script: Callable[[World, Person], Script]
    samples: Callable[[World], Sequence[Sample]]
    reset: str = ""  # SQL before each round


def works() -> list[Work]:
    """Give all rows, in the budgets' order."""
    ratio = {"ratio": 0.15}, {"ratio": 0.35}

    def rate(floor: tuple[float, float], goal: tuple[float, float]) -> tuple[Limits, Limits]:
        asked = [Limits(per_second=each[0], p95_ms=each[1]) for each in (floor, goal)]
        return replace(asked[0], **ratio[0]), replace(asked[1], **ratio[1])

    def cpu(floor: float, goal: float) -> tuple[Limits, Limits]:
        # Without a ratio: one client's rate tells how long the ways are, which pgbench has not got.
        return Limits(cpu_ms=floor), Limits(cpu_ms=goal)

    marks = Limits(per_second=400, **ratio[0]), Limits(per_second=900, **ratio[1])
    nothing = Limits(), Limits()
    return [
        Work("vote", "vote", 100, *rate((500, 300), (1000, 120)), _votes, _vote_samples),
        Work("react", "add or remove a reaction", 100, *rate((500, 300), (1000, 120)), _reactions, _reaction_samples),
        Work("send-1", "send into 1 conversation", 50, *rate((300, 250), (700, 90)), _sends, _send_samples),
        Work("send-10", "send into 10 conversations", 50, *rate((400, 200), (800, 80)), _sends_apart,
             _send_apart_samples),
        Work("page", "page of 50 messages, 500 reactions each", 50, *rate((250, 300), (600, 120)), _pages,
             _page_samples),
        Work("files", "page of 50 FILE messages", 50, *rate((200, 350), (500, 140)), _file_pages, _file_page_samples),
        Work("images", "page of 50 IMAGE messages", 50, *rate((200, 350), (500, 140)), _image_pages,
             _image_page_samples),
        Work("texts", "page of 50 TEXT messages, to compare", 50, *nothing, _text_pages, _text_page_samples),
        Work("delivered", "mark-delivered, 100 ids", 50, *marks, _deliveries, _delivery_samples,
             reset=_MARKS_BACK),
        Work("read", "read mark", 50, Limits(per_second=500), Limits(per_second=1100), _reads, _read_samples,
             reset=_MARKS_BACK),
        Work("conversations", "conversation list", 50, *nothing, _lists, _list_samples),
        Work("write-cpu", "send, 1 client", 1, *cpu(2.0, 0.9), _sends, _send_samples),
        Work("page-cpu", "page of 50 messages, 1 client", 1, *cpu(3.0, 1.6), _pages,
             _page_samples),
    ]  # fmt: skip


_MARKS_BACK = "UPDATE chat_mark SET delivered_seq = 0, read_seq = 0"


def _request(method: str, path: str, person: Person, body: Any = None) -> bytes:
    return _raw_request(method, path, person, b"" if body is None else orjson.dumps(body))


def _raw_request(method: str, path: str, person: Person, body: bytes) -> bytes:
    head = (
        f"{method} /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Authorization: Bearer {person.token}\r\n"
    )
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def _script(requests: Iterator[bytes], statuses: Sequence[int], is_good: Check) -> Script:
    return Script(requests, frozenset(str(status).encode() for status in statuses), is_good)


def _has_data(body: bytes) -> bool:
    return "data" in orjson.loads(body)


# --- votes ------------------------------------------------------------------------------------------------------------
def _votes(world: World, person: Person) -> Script:
    path = f"/polls/{world.poll}/vote"
    choices = cycle(_request("POST", path, person, {"option_ids": [option]}) for option in world.options)
    return _script(choices, [200], _has_data)


def _vote_samples(world: World) -> list[Sample]:
    person = world.people[0]
    return [
        Sample("POST", f"/polls/{world.poll}/vote", person, {"option_ids": [option]}, {person.id: ":person::uuid"})
        for option in world.options
    ]


# --- reactions --------------------------------------------------------------------------------------------------------
def _reactions(world: World, person: Person) -> Script:
    def requests() -> Iterator[bytes]:
        place = world.people.index(person)
        for number in count(place * 7):  # each begins elsewhere, so that all messages are reacted to at any time
            path = f"/messages/{world.liked[number % len(world.liked)]}/reactions"
            emoji = EMOJI[number % 2]
            yield _request("POST", path, person, {"emoji": emoji})
            yield _request("DELETE", f"{path}/{quote(emoji)}", person)

    return _script(requests(), [201, 204], lambda body: not body or _has_data(body))


def _reaction_samples(world: World) -> list[Sample]:
    person, message = world.people[0], world.liked[0]
    drawn = {person.id: ":person::uuid", message: "(SELECT id FROM bench_liked WHERE n = :liked)"}
    path = f"/messages/{message}/reactions"
    return [
        Sample("POST", path, person, {"emoji": EMOJI[0]}, drawn),
        Sample("DELETE", f"{path}/{quote(EMOJI[0])}", person, None, drawn),
    ]


# --- sends ------------------------------------------------------------------------------------------------------------
def _sends(world: World, person: Person) -> Script:
    return _sends_into(world.send_room, person)


def _sends_apart(_world: World, person: Person) -> Script:
    return _sends_into(person.extra, person)


def _sends_into(room: str, person: Person) -> Script:
    def requests() -> Iterator[bytes]:
        body = {"text": TEXT, "client_id": f"{uuid4().hex}-########"}
        request = _request("POST", f"/messages/conversations/{room}/messages", person, body)
        before, _, after = request.partition(b"########")
        for number in count():
            yield b"%b%08d%b" % (before, number, after)

    return _script(requests(), [201], _has_data)


def _send_samples(world: World) -> list[Sample]:
    return _samples_into(world.send_room, world.people[0], {})


def _send_apart_samples(world: World) -> list[Sample]:
    person = world.people[0]
    return _samples_into(person.extra, person, {person.extra: ":extra::uuid"})


def _samples_into(room: str, person: Person, drawn: dict[str, str]) -> list[Sample]:
    client_id = uuid4().hex
    drawn = {**drawn, person.id: ":person::uuid", client_id: ":number::text", Sample.NEW_ID: "uuidv7()"}
    path = f"/messages/conversations/{room}/messages"
    return [Sample("POST", path, person, {"text": TEXT, "client_id": client_id}, drawn)]


# --- reads ------------------------------------------------------------------------------------------------------------
def _is_page(body: bytes) -> bool:
    return len(orjson.loads(body)["data"]) == PAGE


def _pages(world: World, person: Person) -> Script:
    return _repeated(f"/messages/conversations/{world.page_room}/messages", person, _is_page)


def _page_samples(world: World) -> list[Sample]:
    return _reading(f"/messages/conversations/{world.page_room}/messages", world.people[0])


def _file_pages(world: World, person: Person) -> Script:
    return _repeated(f"/messages/conversations/{world.group}/messages?type=FILE", person, _is_page)


def _file_page_samples(world: World) -> list[Sample]:
    return _reading(f"/messages/conversations/{world.group}/messages?type=FILE", world.people[0])


def _image_pages(world: World, person: Person) -> Script:
    return _repeated(f"/messages/conversations/{world.group}/messages?type=IMAGE", person, _is_page)


def _image_page_samples(world: World) -> list[Sample]:
    return _reading(f"/messages/conversations/{world.group}/messages?type=IMAGE", world.people[0])


def _text_pages(world: World, person: Person) -> Script:
    return _repeated(f"/messages/conversations/{world.mark_room}/messages?type=TEXT", person, _is_page)


def _text_page_samples(world: World) -> list[Sample]:
    return _reading(f"/messages/conversations/{world.mark_room}/messages?type=TEXT", world.people[0])


def _lists(_world: World, person: Person) -> Script:
    return _repeated("/conversations", person, _has_data)


def _list_samples(world: World) -> list[Sample]:
    return _reading("/conversations", world.people[0])


def newest_sent(world: World, person: Person) -> Script:
    """Give the script of who reads the newest page of the room that the sends go to."""
    return _repeated(f"/messages/conversations/{world.send_room}/messages", person, _is_page)


def _repeated(path: str, person: Person, is_good: Check) -> Script:
    return _script(cycle([_request("GET", path, person)]), [200], is_good)


def _reading(path: str, person: Person) -> list[Sample]:
    return [Sample("GET", path, person, None, {person.id: ":person::uuid"})]


# --- marks ------------------------------------------------------------------------------------------------------------
def _deliveries(world: World, person: Person) -> Script:
    windows = [world.marked[first : first + WINDOW] for first in range(len(world.marked) - WINDOW)]
    requests = (_request("POST", "/messages/mark-delivered", person, {"message_ids": ids}) for ids in cycle(windows))
    return _script(requests, [200], _has_data)


def _delivery_samples(world: World) -> list[Sample]:
    person, ids = world.people[0], world.marked[:WINDOW]
    drawn = {person.id: ":person::uuid", Sample.as_key(ids): "(SELECT ids FROM bench_window WHERE n = :step)"}
    return [Sample("POST", "/messages/mark-delivered", person, {"message_ids": ids}, drawn)]


def _reads(world: World, person: Person) -> Script:
    path = f"/conversations/{world.mark_room}/read"
    requests = (_request("POST", path, person, {"seq": seq}) for seq in cycle(range(1, len(world.marked))))
    return _script(requests, [200], _has_data)


def _read_samples(world: World) -> list[Sample]:
    person, seq = world.people[0], 1501
    drawn = {person.id: ":person::uuid", str(seq): ":step::bigint"}
    return [Sample("POST", f"/conversations/{world.mark_room}/read", person, {"seq": seq}, drawn)]
