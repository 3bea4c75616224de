"""What is done at each size, one person asking again and again, and how much it may grow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from uuid import uuid4

import orjson

from stresstest.growth.results import Point, as_cost, as_cost_a_byte, as_kib_a_message
from stresstest.growth.world import Place

Requests = Callable[[Place], Iterator[bytes]]
DEPTHS = 97  # places in the history, all over it, that are asked for by turns


@dataclass(frozen=True, slots=True)
class Work:
    """One thing done along one axis. `requests` None: a websocket is opened until its `hello`."""

    name: str
    title: str
    axis: str
    requests: Requests | None
    status: bytes = b"200"
    floor: float | None = None
    goal: float | None = None
    unit: str = "x"
    judge: Callable[[Sequence[Point]], float] = as_cost


def works() -> list[Work]:
    """Give all of it. What has no limit in the budgets is shown beside what has."""
    return [
        Work("newest page", "newest page of 50", "messages", _page, floor=1.5, goal=1.1),
        Work("deep page", "page deep in history", "messages", _deep_pages, floor=1.5, goal=1.1),
        Work("changes", "changes after a number", "messages", _changes, floor=1.5, goal=1.1),
        Work("files", "file listing", "messages", _files, floor=1.5, goal=1.1),
        Work("FILE messages", "page of FILE messages", "messages", _file_messages, floor=1.5, goal=1.1),
        Work("send", "send", "messages", _sends, b"201", floor=1.3, goal=1.1),
        Work("list", "conversation list", "messages", _list),
        Work("connect", "connect to hello", "messages", None),
        Work("newest page", "newest page of 50", "members", _page),
        Work("files", "file listing", "members", _files),
        Work("send", "send", "members", _sends, b"201", floor=1.5, goal=1.2),
        Work("list", "conversation list", "members", _list),
        Work("connect", "connect to hello", "members", None),
        Work("list", "conversation list, unread included", "conversations", _list, floor=2.0, goal=1.3),
        Work("list of 10", "conversation list, the first 10", "conversations", _list_of_10),
        Work("hello", "connect to hello, a byte of it", "conversations", None, floor=1.0, judge=as_cost_a_byte,
             unit="x a byte"),
        Work("payload", "page of 50 messages, a message's reactions", "reactions", _page, floor=3.0,
             judge=as_kib_a_message, unit="KiB a message"),
    ]  # fmt: skip


def _page(place: Place) -> Iterator[bytes]:
    return cycle([_get(f"/messages/conversations/{place.room}/messages", place)])


def _deep_pages(place: Place) -> Iterator[bytes]:
    path = f"/messages/conversations/{place.room}/messages?before_seq="
    return cycle(_get(f"{path}{seq}", place) for seq in _depths(place.size))


def _changes(place: Place) -> Iterator[bytes]:
    path = f"/messages/conversations/{place.room}/changes?limit=50&since="
    return cycle(_get(f"{path}{number}", place) for number in _depths(place.size))


def _files(place: Place) -> Iterator[bytes]:
    return cycle([_get(f"/conversations/{place.room}/files?limit=20", place)])


def _file_messages(place: Place) -> Iterator[bytes]:
    return cycle([_get(f"/messages/conversations/{place.room}/messages?type=FILE&limit=10", place)])


def _list(place: Place) -> Iterator[bytes]:
    return cycle([_get("/conversations?limit=50", place)])


def _list_of_10(place: Place) -> Iterator[bytes]:
    """A page of 50 of who is in 10 conversations has 10: this is the same page at every size."""
    return cycle([_get("/conversations?limit=10", place)])


def _sends(place: Place) -> Iterator[bytes]:
    run = uuid4().hex
    for number in count():
        body = orjson.dumps({"text": "Shall we meet at ten?", "client_id": f"{run}-{number}"})
        yield _request("POST", f"/messages/conversations/{place.room}/messages", place, body)


def _depths(size: int) -> list[int]:
    """Spread them over the history, one far from the next, each with a page before it and one after it."""
    room = max(size - 200, 1)
    return [150 + (step * 61 % DEPTHS) * room // DEPTHS for step in range(DEPTHS)]


def _get(path: str, place: Place) -> bytes:
    return _request("GET", path, place, b"")


def _request(method: str, path: str, place: Place, body: bytes) -> bytes:
    head = (
        f"{method} /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        f"Authorization: Bearer {place.token}\r\n"
    )
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body
