"""Short words for what tests of chat say often."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from chat.models import Conversation
from media.models import Upload
from media.services import store_upload
from tmschat.core.events import Event
from tmschat.users.models import User

Json = dict[str, Any]
A_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
THUMB, HEART = "👍", "❤️"
_TRANSACTION_WORDS = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


def conversation_url(room: Conversation | str, *parts: object) -> str:
    """Give `/api/v1/conversations/{id}/…`."""
    return "/".join(["/api/v1/conversations", str(getattr(room, "id", room)), *map(str, parts)])


def messages_url(room: Conversation, what: str = "messages") -> str:
    """Give `/api/v1/messages/conversations/{id}/messages`."""
    return f"/api/v1/messages/conversations/{room.id}/{what}"


def message_url(message: Json | str, *parts: object) -> str:
    """Give `/api/v1/messages/{id}/…`."""
    return "/".join(
        ["/api/v1/messages", str(message["id"] if isinstance(message, dict) else message), *map(str, parts)]
    )


def refused(response: Any, status: int, *, code: str | None = None, attr: str | None = None) -> Json:
    """Check that an answer is an error of the contract's format; gives its first error."""
    assert response.status_code == status, response.content
    body = response.json()
    assert set(body) == {"type", "errors"}
    assert body["type"] in {"validation_error", "client_error"}
    error: Json = body["errors"][0]
    assert set(error) == {"code", "detail", "attr"}
    assert code is None or error["code"] == code
    assert attr is None or attr in {each["attr"] for each in body["errors"]}, body
    return error


def data_of(response: Any, status: int = 200) -> Any:
    """Check that an answer is a success; gives its `data`."""
    assert response.status_code == status, response.content
    return response.json()["data"]


def walk(client: APIClient, url: str, **query: Any) -> Iterator[list[Json]]:
    """Give a list's pages, one after another."""
    cursor = None
    while True:
        response = client.get(url, query | ({"cursor": cursor} if cursor else {}))
        assert response.status_code == 200, response.content
        body = response.json()
        yield body["data"]
        cursor = body["pagination"]["next_cursor"]
        assert body["pagination"]["has_more"] is (cursor is not None)
        if cursor is None:
            return


def statements(client: APIClient, url: str, query: Json | None = None, **options: Any) -> list[str]:
    """Give the statements that a request costs once its caller is known to the process."""
    method = options.pop("method", "get")
    for _ in range(2):
        client.get("/api/v1/users/me")
    with CaptureQueriesContext(connection) as captured:
        response = getattr(client, method)(url, query, **options)
    assert response.status_code < 300, response.content
    sent = [query["sql"] for query in captured.captured_queries]
    return [each for each in sent if not each.startswith(_TRANSACTION_WORDS)]


def upload(owner: User, *, image: bool = False, name: str = "notes.txt") -> Upload:
    """Give a completed upload, which nobody has attached yet."""
    kind, content = ("image/png", A_PNG) if image else ("text/plain", b"some notes")
    return store_upload(owner=owner, name=name, content_type=kind, content=BytesIO(content))


def ids(rows: Sequence[Json]) -> list[str]:
    """Give the ids of JSON objects."""
    return [row["id"] for row in rows]


def react(client: APIClient, message: Json, emoji: str = THUMB) -> Any:
    """Put an emoji on a message."""
    return client.post(message_url(message, "reactions"), {"emoji": emoji})


def unreact(client: APIClient, message: Json, emoji: str = THUMB) -> Any:
    """Take an emoji back."""
    return client.delete(message_url(message, "reactions", quote(emoji, safe="")))


def reactions(client: APIClient, message: Json) -> list[tuple[str, int, bool]]:
    """Give a message's reactions as this client sees them: emoji, count, whether one's own is among them."""
    seen = data_of(client.get(message_url(message)))["reactions"]
    return [(each["emoji"], each["count"], each["reacted"]) for each in seen]


class Announced(list[Event]):
    """The events that a test's changes announced."""

    present: "Announced"

    @classmethod
    def begun(cls) -> "Announced":
        """Begin to listen."""
        cls.present = cls()
        return cls.present

    def of(self, conversation_id: UUID) -> list[Event]:
        """Give the durable events of a conversation."""
        return [event for event in self if event.conversation_id == conversation_id and event.change_seq is not None]


def listen(event: Event) -> None:
    """Be the event sink."""
    Announced.present.append(event)
