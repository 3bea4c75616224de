"""A small world that is acted on at random, and what a fresh reader sees of it."""

import random
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any
from uuid import UUID

from PIL import Image

from chat.models import Conversation, Member, Message
from chat.permissions import visible_message
from chat.services.conversations import delete_conversation, update_conversation
from chat.services.deletion import delete_message
from chat.services.drafts import Draft
from chat.services.flush import flush_pending
from chat.services.marks import mark_read
from chat.services.members import add_members, change_role, leave_conversation, remove_member
from chat.services.messages import edit_message, pin_message, send_message, unpin_message
from chat.services.reactions import add_reaction, remove_reaction
from media.services import store_upload
from media.thumbnails import make_due_thumbnail
from polls.drafts import PollDraft
from polls.models import Poll, PollOption
from polls.services import add_option, close_poll, create_poll, vote
from realtime.replica import Copy
from tmschat.core.errors import DomainError
from tmschat.testing.factories import client_of, make_group, make_user
from tmschat.testing.model_client import seen
from tmschat.users.models import User

Json = dict[str, Any]
EMOJI = ["👍", "❤️", "🎉"]


def _picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(content, "PNG")
    return content.getvalue()


FILES = [("a.png", "image/png", _picture()), ("a.txt", "text/plain", b"notes")]


class World:
    """People in a few groups, who do anything they may, and try some that they may not."""

    def __init__(self, seed: int, *, people: int = 5, rooms: int = 3) -> None:
        """The same seed does the same."""
        self.random = random.Random(seed)
        self.people = [make_user() for _ in range(people)]
        self.rooms = [make_group(self.people[0], *self.people[1:3], title=f"Room {room}") for room in range(rooms)]
        self.done: dict[str, int] = {}
        self._actions: list[tuple[float, Callable[[User, Conversation], None]]] = [
            (8, self.send), (3, self.reply), (4, self.edit), (2, self.delete), (8, self.react), (5, self.unreact),
            (2, self.pin), (2, self.unpin), (4, self.join), (2, self.leave), (2, self.remove), (3, self.change_role),
            (2, self.rename), (3, self.read), (4, self.flush), (0.1, self.found), (0.1, self.dissolve),
            (2, self.ask), (6, self.vote), (3, self.retract), (1, self.close), (1, self.add_option),
            (2, self.show), (2, self.make_thumbnail),
        ]  # fmt: skip

    def act(self, count: int) -> None:
        """Do that many random things; what is refused counts as done."""
        weights = [weight for weight, _ in self._actions]
        for _ in range(count):
            action = self.random.choices(self._actions, weights)[0][1]
            with suppress(DomainError):
                action(self.random.choice(self.people), self.random.choice(self.rooms))
                self.done[action.__name__] = self.done.get(action.__name__, 0) + 1

    def settle(self) -> None:
        """Number and count all that waits."""
        while flush_pending():
            pass

    def send(self, user: User, room: Conversation) -> None:
        """Say something, to somebody at times."""
        text = self.random.choice(["Hello", "What now?", f"@{self.random.choice(self.people).username} look", "…"])
        send_message(sender=user, conversation_id=room.id, draft=Draft(text=text))

    def reply(self, user: User, room: Conversation) -> None:
        """Answer a message."""
        message = self._message(room)
        send_message(sender=user, conversation_id=room.id, draft=Draft(text="An answer", reply_to=message.id))

    def edit(self, user: User, room: Conversation) -> None:
        """Change a message, one's own as a rule."""
        edit_message(user=self._author(user, room), message_id=self._chosen.id, text=f"Edited {self.random.random()}")

    def delete(self, user: User, room: Conversation) -> None:
        """Delete a message."""
        delete_message(user=self._author(user, room), message_id=self._chosen.id)

    def react(self, user: User, room: Conversation) -> None:
        """Add a reaction."""
        add_reaction(user=user, message_id=self._visible(user, room).id, emoji=self.random.choice(EMOJI))

    def unreact(self, user: User, room: Conversation) -> None:
        """Take one back."""
        remove_reaction(user=user, message_id=self._visible(user, room).id, emoji=self.random.choice(EMOJI))

    def pin(self, user: User, room: Conversation) -> None:
        """Pin a message."""
        pin_message(user=user, message_id=self._message(room).id)

    def unpin(self, user: User, room: Conversation) -> None:
        """Unpin one."""
        unpin_message(user=user, message_id=self._message(room).id)

    def join(self, user: User, room: Conversation) -> None:
        """Be taken in by an owner, with somebody else."""
        other = self.random.choice(self.people)
        add_members(user=self._owner(room), conversation_id=room.id, user_ids=[user.pk, other.pk])

    def leave(self, user: User, room: Conversation) -> None:
        """Leave."""
        leave_conversation(user=user, conversation_id=room.id)

    def remove(self, user: User, room: Conversation) -> None:
        """Be taken out by an owner."""
        remove_member(user=self._owner(room), conversation_id=room.id, member_id=user.pk)

    def change_role(self, user: User, room: Conversation) -> None:
        """Be given another role."""
        role = self.random.choice(["OWNER", "ADMIN", "MEMBER"])
        change_role(user=self._owner(room), conversation_id=room.id, member_id=user.pk, role=role)

    def rename(self, _user: User, room: Conversation) -> None:
        """Give the room another title or topic."""
        changes = {self.random.choice(["title", "topic"]): f"Called {self.random.random()}"}
        update_conversation(user=self._owner(room), conversation_id=room.id, changes=changes)

    def read(self, user: User, room: Conversation) -> None:
        """Read up to somewhere."""
        mark_read(user=user, conversation_id=room.id, seq=self.random.randrange(1, 200))

    def flush(self, _user: User, _room: Conversation) -> None:
        """The flusher runs."""
        flush_pending()

    def found(self, user: User, _room: Conversation) -> None:
        """Begin another room."""
        self.rooms.append(make_group(user, *self.random.sample(self.people, 2), title="Another room"))

    def dissolve(self, _user: User, room: Conversation) -> None:
        """End a room, while others are left."""
        if len(self.rooms) > 2:
            delete_conversation(user=self._owner(room), conversation_id=room.id)
            self.rooms.remove(room)

    def show(self, user: User, room: Conversation) -> None:
        """Send pictures and files."""
        uploads = [
            store_upload(owner=user, name=name, content_type=content_type, content=BytesIO(content))
            for name, content_type, content in self.random.choices(FILES, k=2)
        ]
        draft = Draft(text="Look", attachment_ids=[upload.pk for upload in uploads])
        send_message(sender=user, conversation_id=room.id, draft=draft)

    def make_thumbnail(self, _user: User, _room: Conversation) -> None:
        """The worker makes one."""
        make_due_thumbnail()

    def ask(self, user: User, room: Conversation) -> None:
        """Put a question to the room, the results of which may be hidden."""
        draft = PollDraft(
            question="Where to?",
            options=["Here", "There", "Home"],
            multiple=self.random.random() < 0.5,
            anonymous=self.random.random() < 0.3,
            results=self.random.choice(["LIVE", "ON_CLOSE"]),
            allow_new_options=True,
        )
        create_poll(creator=user, conversation_id=room.id, draft=draft)

    def add_option(self, user: User, room: Conversation) -> None:
        """Think of another answer."""
        add_option(user=user, poll_id=self._poll(room).pk, text=f"Option {self.random.random()}")

    def vote(self, user: User, room: Conversation) -> None:
        """Choose an answer, or another one."""
        poll = self._poll(room)
        vote(user=user, poll_id=poll.pk, option_ids=[self.random.choice(self._options(poll))])

    def retract(self, user: User, room: Conversation) -> None:
        """Take a vote back."""
        vote(user=user, poll_id=self._poll(room).pk, option_ids=[])

    def close(self, user: User, room: Conversation) -> None:
        """End a poll."""
        poll = self._poll(room)
        close_poll(user=poll.created_by or user, poll_id=poll.pk)

    def _poll(self, room: Conversation) -> Poll:
        found = list(Poll.objects.filter(conversation=room).order_by("-id")[:3])
        if not found:
            raise DomainError
        return self.random.choice(found)

    def _options(self, poll: Poll) -> list[UUID]:
        return list(PollOption.objects.filter(poll=poll).order_by("position").values_list("id", flat=True))

    def _message(self, room: Conversation, *, recent: int = 1_000_000) -> Message:
        found = list(Message.objects.filter(conversation=room).order_by("-seq")[:recent])
        if not found:
            raise DomainError
        self._chosen = self.random.choice(found)
        return self._chosen

    def _visible(self, user: User, room: Conversation) -> Message:
        return visible_message(user.pk, self._message(room, recent=3).pk)

    def _author(self, user: User, room: Conversation) -> User:
        author = self._message(room).sender
        return author if author is not None and self.random.random() < 0.9 else user

    def _owner(self, room: Conversation) -> User:
        found = Member.objects.filter(conversation=room, role="OWNER", is_removed=False).order_by("id").first()
        if found is None:
            raise DomainError
        return found.user


def differences(held: Any, fresh: Any, path: str = "") -> list[str]:
    """Tell where two states differ, a line each."""
    if not (isinstance(held, dict) and isinstance(fresh, dict)):
        return [] if held == fresh else [f"{path}: {held!r} instead of {fresh!r}"]
    missing = [f"{path}/{key}: missing" for key in fresh.keys() - held.keys()]
    surplus = [f"{path}/{key}: too much" for key in held.keys() - fresh.keys()]
    deeper = [differences(held[key], fresh[key], f"{path}/{key}") for key in held.keys() & fresh.keys()]
    return [*missing, *surplus, *(line for lines in deeper for line in lines)]


def fresh_state(user: User) -> dict[str, Json]:
    """Read all of a person's conversations anew, over HTTP, page by page, without `changes`."""
    http = client_of(user)

    def pages(path: str) -> list[Json]:
        found: list[Json] = []
        cursor: str | None = ""
        while cursor is not None:
            answer = http.get(f"/api/v1/{path}", {"limit": 100} | ({"cursor": cursor} if cursor else {})).json()
            found += answer["data"]
            cursor = answer["pagination"]["next_cursor"]
        return found

    return {
        each["id"]: seen(
            Copy(
                conversation=each,
                members={member["user"]["id"]: member for member in pages(f"conversations/{UUID(each['id'])}/members")},
                messages={one["id"]: one for one in pages(f"messages/conversations/{UUID(each['id'])}/messages")},
            )
        )
        for each in pages("conversations")
    }
