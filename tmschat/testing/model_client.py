"""Model clients: the reference client's rules behind a link that may lose, double and shuffle.

A post office takes the events that the services announce and brings them to each client, as hubs would. What a client
asks for it reads through the same selectors as the views. Nothing here waits, so a run of thousands of actions takes
seconds and a seed repeats it exactly.
"""

import json
import random
from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

from chat.selectors.conversations import conversation_ids_of, heads
from chat.selectors.feed import changes
from realtime.frames import frame_of
from realtime.replica import Copy, Replica
from tmschat.core.errors import NotFound
from tmschat.core.events import Event
from tmschat.core.render import to_json
from tmschat.users.models import User

PAGE = 7  # small, so that resuming takes several pages
SHOWN = ("title", "topic", "avatar_url")  # what of a conversation changes visibly

Json = dict[str, Any]


class Link(Protocol):
    """What lies between the server and a client."""

    def carry(self, frame: Json) -> Iterable[Json]:
        """Take a frame; give those that arrive now."""
        ...

    def settle(self) -> Iterable[Json]:
        """Give what is still on its way."""
        ...


class PerfectLink:
    """Everything arrives, once, in order."""

    def carry(self, frame: Json) -> Iterable[Json]:
        """Give it on."""
        return [frame]

    def settle(self) -> Iterable[Json]:
        """Nothing is on its way."""
        return []


class LossyLink:
    """Drops, doubles and holds back; what is held back arrives later, among other frames."""

    def __init__(self, seed: int, *, drop: float, double: float, shuffle: float) -> None:
        """Each with a probability of its own."""
        self._random = random.Random(seed)
        self._drop, self._double, self._shuffle = drop, double, shuffle
        self._held: list[Json] = []

    def carry(self, frame: Json) -> Iterable[Json]:
        """Give what arrives now."""
        arriving = [] if self._random.random() < self._drop else [frame]
        if self._random.random() < self._double:
            arriving = arriving * 2
        for each in tuple(arriving):
            if self._random.random() < self._shuffle:
                arriving.remove(each)
                self._held.append(each)
        if self._held and self._random.random() < self._shuffle:
            arriving.append(self._held.pop(self._random.randrange(len(self._held))))
        return arriving

    def settle(self) -> Iterable[Json]:
        """Give what is held, in any order."""
        held, self._held = self._held, []
        self._random.shuffle(held)
        return held


class ModelClient:
    """A person's client. It asks for `changes` at random times, and may get the answer after later frames."""

    def __init__(self, user: User, link: Link, seed: int = 0) -> None:
        """`seed` decides when it asks."""
        self.user = user
        self.link = link
        self.replica = Replica(str(user.pk))
        self.pages_read = 0
        self._random = random.Random(seed)
        self._pages: list[tuple[str, int, Json]] = []  # answers that are on their way

    def connect(self) -> None:
        """Say hello, as after any absence, and catch up."""
        self._pages.clear()
        listed = {str(head["conversation_id"]): head for head in heads(self.user.pk)}
        self.replica.hello(_plain({"type": "hello", "heads": listed}))
        self.catch_up()

    def hear(self, frame: Json) -> None:
        """Take what the link makes of a frame."""
        for arriving in self.link.carry(frame):
            self.replica.take(arriving)
        if self._random.random() < 0.5:
            self._ask()
        if self._pages and self._random.random() < 0.5:
            self._receive()

    def catch_up(self) -> None:
        """Take everything that is on its way and ask until nothing is missing that the client knows of."""
        for frame in self.link.settle():
            self.replica.take(frame)
        while self.replica.behind or self._pages:
            self._ask()
            self._receive()

    @property
    def state(self) -> dict[str, Json]:
        """What the client holds, by conversation."""
        return {each: seen(copy) for each, copy in self.replica.copies.items()}

    def _ask(self) -> None:
        for conversation_id in sorted(self.replica.behind):
            self.replica.behind.discard(conversation_id)
            copy = self.replica.copies[conversation_id]
            try:
                page = self._read(conversation_id, copy.number)
            except NotFound:
                self.replica.gone(conversation_id, copy)
            else:
                self._pages.append((conversation_id, copy.number, page))

    def _receive(self) -> None:
        pages, self._pages = self._pages, []
        for conversation_id, since, page in pages:
            self.replica.changes(conversation_id, since, page)

    def _read(self, conversation_id: str, since: int) -> Json:
        self.pages_read += 1
        found = changes(UUID(conversation_id), self.user.pk, since=since, limit=PAGE)
        pagination = {"next_since": found.next_since, "has_more": found.has_more}
        return _plain({"data": found.entries, "pagination": pagination})


class PostOffice:
    """Brings announced events to the clients whom they concern."""

    def __init__(self, clients: Iterable[ModelClient]) -> None:
        """Begin with the memberships of now."""
        self._clients = list(clients)
        people = {client.user.pk for client in self._clients}
        self._conversations = {each: set(conversation_ids_of(each)) for each in people}

    def take(self, event: Event) -> None:
        """Be the EVENT_SINK."""
        if event.type.startswith("_"):
            return
        frame: Json = json.loads(frame_of(event).text)
        for client in self._clients:
            if self._concerns(client.user.pk, event):
                client.hear(frame)
        self._note_membership(event)

    def _concerns(self, user_id: UUID, event: Event) -> bool:
        if event.to:
            return user_id in event.to
        return event.conversation_id in self._conversations[user_id] and user_id not in event.not_to

    def _note_membership(self, event: Event) -> None:
        for user_id in event.to:
            if event.conversation_id is None or user_id not in self._conversations:
                continue
            if event.type == "conversation.joined":
                self._conversations[user_id].add(event.conversation_id)
            elif event.type == "conversation.left":
                self._conversations[user_id].discard(event.conversation_id)


def seen(copy: Copy) -> Json:
    """What a person sees of a conversation, in a form that compares."""
    return {
        "conversation": {name: copy.conversation.get(name) for name in SHOWN},
        "members": copy.members,
        "messages": {each: without_signatures(message) for each, message in copy.messages.items()},
    }


def without_signatures(message: Json) -> Json:
    """Leave out of a message how long its URLs live: read in the next window, the same ones live longer."""
    attachments = [
        {**each, "url": _address(each["url"]), "thumbnail_url": _address(each["thumbnail_url"]), "url_expires_at": None}
        for each in message["attachments"]
    ]
    return {**message, "attachments": attachments}


def _address(url: str | None) -> str | None:
    return url and url.partition("?")[0]


def _plain(value: Json) -> Json:
    plain: Json = json.loads(to_json(value))
    return plain


_office: list[PostOffice] = []


def open_office(clients: Iterable[ModelClient]) -> PostOffice:
    """Let `post` bring events to these clients from now on."""
    office = PostOffice(clients)
    _office[:] = [office]
    return office


def post(event: Event) -> None:
    """An EVENT_SINK for settings."""
    for office in _office:
        office.take(event)
