"""People who write over HTTP whatever happens: each repeats a request until it is answered for good, and keeps a book.

What an answer has acknowledged must be in the database for ever, once; a writer does one thing after the other, so the
last acknowledged word about anything of its own is what must stand.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tmschat.tests.faults.site import Person

EMOJI = ["👍", "❤️", "🎉"]
PAUSE_S = (0.1, 0.5)  # between two things that a writer does
RETRY_S = 0.1
AGAIN = {429, 500, 502, 503, 504}

Json = dict[str, Any]


@dataclass(slots=True)
class World:
    """Where they write. The owner owns `rooms`; in the first one, people come and go."""

    owner: Person
    rooms: list[str]
    polls: list[Json]
    recent: list[str] = field(default_factory=list)  # messages of anybody

    @property
    def lobby(self) -> str:
        return self.rooms[0]


@dataclass(slots=True)
class Sent:
    """A message as its sender knows it. `texts`: all that it ever said, the newest last."""

    id: str
    room: str
    texts: list[str]
    is_deleted: bool = False
    is_pinned: bool = False


@dataclass(slots=True)
class Book:
    """What one writer was told to be done."""

    sent: dict[str, Sent] = field(default_factory=dict)  # by client_id
    reactions: dict[tuple[str, str], bool] = field(default_factory=dict)  # (message, emoji): whether it stands
    votes: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, bool] = field(default_factory=dict)  # person: whether they are in the lobby
    repeated: int = 0
    done: int = 0


class Writer:
    """One of them. `joiners` are the people whom this one alone brings into the lobby and out of it."""

    def __init__(
        self, person: Person, joiners: Sequence[Person], world: World, http: httpx.AsyncClient, seed: int
    ) -> None:
        self.person = person
        self.book = Book(members={each.id: False for each in joiners})
        self.may_write = asyncio.Event()
        self.is_idle = asyncio.Event()
        self._joiners = joiners
        self._world = world
        self._http = http
        self._random = random.Random(seed)

    async def write(self) -> None:
        """Do one thing after the other, while allowed to, until cancelled."""
        weights = [weight for weight, _ in ACTIONS]
        while True:
            self.is_idle.set()
            await self.may_write.wait()
            self.is_idle.clear()
            action = self._random.choices(ACTIONS, weights)[0][1]
            with suppress(IndexError):  # there is nothing to do it with yet
                await action(self)
                self.book.done += 1
            await asyncio.sleep(self._random.uniform(*PAUSE_S))

    # --- what they do -------------------------------------------------------------------------------------------------

    async def send(self, **fields: Any) -> None:
        """Say something."""
        room = self._random.choice(self._world.rooms) if not fields else fields.pop("room")
        client_id = f"{self.person.username}-{self._world.lobby}-{len(self.book.sent)}"
        text = f"{client_id} says {self._random.random()}"
        path = f"messages/conversations/{room}/messages"
        answer = await self._until_done("POST", path, text=text, client_id=client_id, **fields)
        self.book.sent[client_id] = Sent(answer.json()["data"]["id"], room, [text])
        self._world.recent.append(self.book.sent[client_id].id)

    async def reply(self) -> None:
        """Answer oneself."""
        sent = self._own()
        await self.send(room=sent.room, reply_to=sent.id)

    async def edit(self) -> None:
        """Put it otherwise."""
        sent = self._own()
        text = f"{sent.texts[0]}, edited {self._random.random()}"
        await self._until_done("PATCH", f"messages/{sent.id}", text=text)
        sent.texts.append(text)

    async def delete(self) -> None:
        """Take it back."""
        sent = self._own()
        await self._until_done("DELETE", f"messages/{sent.id}")
        sent.is_deleted, sent.is_pinned = True, False

    async def pin(self) -> None:
        """Pin or unpin one's own."""
        sent = self._own()
        await self._until_done("DELETE" if sent.is_pinned else "PUT", f"messages/{sent.id}/pin")
        sent.is_pinned = not sent.is_pinned

    async def react(self) -> None:
        """Put an emoji on something recent, or take it away again."""
        message_id = self._random.choice(self._world.recent[-30:])
        emoji = self._random.choice(EMOJI)
        path = f"messages/{message_id}/reactions"
        stands = self.book.reactions.get((message_id, emoji), False)
        if stands:
            await self._until_done("DELETE", f"{path}/{emoji}")
        else:
            answer = await self._until_done("POST", path, also={409}, emoji=emoji)
            if answer.status_code == 409:  # its author has deleted it
                return
        self.book.reactions[message_id, emoji] = not stands

    async def vote(self) -> None:
        """Choose, otherwise than before perhaps."""
        poll = self._random.choice(self._world.polls)  # where there is none, nothing is done
        chosen = [self._random.choice(poll["options"])["id"]]
        await self._until_done("POST", f"polls/{poll['id']}/vote", option_ids=chosen)
        self.book.votes[poll["id"]] = chosen

    async def let_in_or_out(self) -> None:
        """Bring a person into the lobby, or have them leave it."""
        joiner = self._random.choice(self._joiners)
        path = f"conversations/{self._world.lobby}"
        if self.book.members[joiner.id]:  # left already, where the first answer was lost: then it is a 404
            await self._until_done("POST", f"{path}/leave", by=joiner, also={404})
        else:
            await self._until_done("POST", f"{path}/members", by=self._world.owner, user_ids=[joiner.id])
        self.book.members[joiner.id] = not self.book.members[joiner.id]

    def _own(self) -> Sent:
        return self._random.choice([each for each in self.book.sent.values() if not each.is_deleted])

    async def _until_done(
        self, method: str, path: str, *, by: Person | None = None, also: set[int] | None = None, **body: Any
    ) -> httpx.Response:
        """Ask until the answer is a good one, or one of `also`."""
        headers = (by or self.person).headers
        while True:
            try:
                answer = await self._http.request(method, f"/api/v1/{path}", json=body or None, headers=headers)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code not in AGAIN:
                assert answer.is_success or answer.status_code in (also or ()), (method, path, answer.text)
                return answer
            self.book.repeated += 1
            await asyncio.sleep(RETRY_S)


Action = Callable[[Writer], Awaitable[None]]
ACTIONS: list[tuple[int, Action]] = [
    (30, Writer.send), (10, Writer.reply), (12, Writer.edit), (5, Writer.delete), (25, Writer.react),
    (6, Writer.pin), (6, Writer.let_in_or_out), (6, Writer.vote),
]  # fmt: skip
