"""The `changes` feed: whoever follows it ends with the server's state, after any absence and under any load."""

import random
import threading
from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.services.conversations import delete_conversation
from chat.services.flush import flush_pending
from chat.services.members import remove_member
from chat.services.messages import edit_message
from chat.services.reactions import add_reaction
from chat.tests.helpers import conversation_url, data_of, message_url, messages_url, refused, statements, upload, walk
from tmschat.testing.concurrency import elsewhere, race
from tmschat.testing.factories import client_of, fill, make_admin, make_group, make_user, send
from tmschat.users.models import User

Json = dict[str, Any]


class Follower:
    """A client that knows nothing but what the feed has told it."""

    def __init__(self, client: APIClient, room: Conversation) -> None:
        self.client, self.url = client, messages_url(room, "changes")
        self.since = 0
        self.messages: dict[str, Json] = {}
        self.members: dict[str, Json] = {}
        self.conversation: Json = {}

    def follow(self, limit: int = 100) -> bool:
        """Take one page; tells whether there is more."""
        answer = self.client.get(self.url, {"since": self.since, "limit": limit})
        assert answer.status_code == 200, answer.content
        body = answer.json()
        numbers = [entry["change_seq"] for entry in body["data"]]
        assert numbers == sorted(set(numbers))
        assert all(self.since < number <= body["pagination"]["next_since"] for number in numbers)
        assert len(numbers) <= limit
        for entry in body["data"]:
            self._apply(entry)
        self.since = body["pagination"]["next_since"]
        return bool(body["pagination"]["has_more"])

    def catch_up(self, limit: int = 100) -> "Follower":
        """Follow to the present end."""
        while self.follow(limit):
            pass
        return self

    def _apply(self, entry: Json) -> None:
        assert set(entry) == {"change_seq", "kind", entry["kind"]}
        thing = entry[entry["kind"]]
        if entry["kind"] == "message":
            assert thing["change_seq"] == entry["change_seq"]
            self.messages[thing["id"]] = thing
        elif entry["kind"] == "member":
            assert thing["change_seq"] == entry["change_seq"]
            member = dict(thing)
            if member.pop("is_removed"):
                self.members.pop(member["user"]["id"], None)
            else:
                self.members[member["user"]["id"]] = member
        else:
            assert "me" not in thing
            self.conversation = {name: thing[name] for name in ("title", "topic", "avatar_url")}

    def check(self, room: Conversation) -> None:
        """Compare with what the server says when asked afresh."""
        listed = [each for page in walk(self.client, messages_url(room), limit=100) for each in page]
        assert sorted(self.messages.values(), key=lambda each: -int(each["seq"])) == listed
        members = [each for page in walk(self.client, conversation_url(room, "members"), limit=100) for each in page]
        assert {each["user"]["id"]: each for each in members} == self.members
        head = data_of(self.client.get(conversation_url(room)))
        assert self.conversation == {name: head[name] for name in self.conversation}
        assert self.since == head["change_seq"]


def test_a_newcomer_gets_everything_as_it_is_now(
    as_alice: APIClient, as_bob: APIClient, alice: User, bob: User, carol: User, room: Conversation
):
    first, second, _ = fill(room, alice, 3)
    as_alice.patch(message_url(first), {"text": "Message 0, edited"})
    as_alice.delete(message_url(second))
    as_alice.patch(conversation_url(room), {"title": "New"})
    as_alice.post(conversation_url(room, "members"), {"user_ids": [str(carol.id)]})
    client_of(carol).post(conversation_url(room, "leave"))
    as_alice.post(message_url(first, "reactions"), {"emoji": "👍"})
    flush_pending()
    body = as_bob.get(messages_url(room, "changes")).json()
    kinds = [entry["kind"] for entry in body["data"]]
    assert kinds == ["member", "member", "message", "message", "conversation", "member", "message"]
    assert body["data"][3]["message"]["is_deleted"] is True
    assert body["data"][4]["conversation"]["title"] == "New"
    left = body["data"][5]["member"]
    assert (left["user"]["id"], left["is_removed"]) == (str(carol.id), True)
    assert body["data"][6]["message"]["reactions"] == [{"emoji": "👍", "count": 1, "reacted": False}]
    assert body["pagination"] == {"next_since": 12, "has_more": False}
    Follower(as_bob, room).catch_up().check(room)


@pytest.mark.parametrize("limit", [1, 2, 7])
def test_a_limit_cuts_and_nothing_is_lost(limit: int, as_alice: APIClient, alice: User, bob: User, room: Conversation):
    sent = fill(room, alice, 9)
    for number, each in enumerate(sent):
        if number % 2:
            as_alice.patch(message_url(each), {"text": "edited"})
    make_admin(room, alice, bob)
    follower = Follower(as_alice, room)
    pages = 1
    while follower.follow(limit):
        pages += 1
    assert pages == -(-12 // limit)  # nine messages, two members, the conversation
    follower.check(room)


def test_what_changed_twice_comes_once_and_nothing_new_is_nothing(as_alice: APIClient, room: Conversation):
    sent = data_of(as_alice.post(messages_url(room), {"text": "1"}), 201)
    for text in ("2", "3"):
        as_alice.patch(message_url(sent), {"text": text})
    entries = as_alice.get(messages_url(room, "changes"), {"since": 3}).json()
    assert [entry["message"]["text"] for entry in entries["data"]] == ["3"]
    for since in (6, 7, 2**63 - 1):
        empty = as_alice.get(messages_url(room, "changes"), {"since": since}).json()
        assert empty == {"data": [], "pagination": {"next_since": 6, "has_more": False}}


@pytest.mark.parametrize(
    "query",
    ["since=x", "since=-1", "since=", "since=1.5", "since=9223372036854775808", "limit=0", "limit=101", "since=%00"],
)
def test_a_bad_query_is_refused(query: str, as_alice: APIClient, room: Conversation):
    refused(as_alice.get(f"{messages_url(room, 'changes')}?{query}"), 400, attr=query.partition("=")[0])


def test_ones_own_reaction_in_the_feed_is_ones_own(
    as_alice: APIClient, as_bob: APIClient, alice: User, room: Conversation
):
    message = send(alice, room)
    as_bob.post(message_url(message, "reactions"), {"emoji": "👍"})
    for client, seen in ((as_bob, [{"emoji": "👍", "count": 1, "reacted": True}]), (as_alice, [])):
        entries = data_of(client.get(messages_url(room, "changes"), {"since": 3}))
        assert entries[0]["message"]["reactions"] == seen


@pytest.mark.parametrize("rows", [1, 90])
def test_a_page_costs_the_same_for_any_length(rows: int, as_bob: APIClient, alice: User, bob: User):
    room = make_group(alice, bob, *(make_user() for _ in range(rows // 10)))
    since = data_of(as_bob.get(conversation_url(room)))["change_seq"] if rows == 1 else 0
    for number in range(rows):
        send(alice, room, attachment_ids=() if number % 2 else [upload(alice).id])
    query = {"since": since, "limit": 100}
    # head with membership, messages, attachments, members; from the beginning the conversation with its last message
    assert len(statements(as_bob, messages_url(room, "changes"), query)) == (4 if rows == 1 else 6)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [1])
def test_a_reader_that_polls_while_twenty_write_ends_with_exactly_the_servers_state(seed: int, alice: User):
    people = [make_user() for _ in range(20)]
    guests = [make_user() for _ in range(4)]
    room = make_group(alice, *people)
    for person in people[:3]:
        make_admin(room, alice, person)
    writers = [client_of(person) for person in people]
    as_alice = client_of(alice)
    follower = Follower(client_of(alice), room)
    writing = threading.Event()
    writing.set()
    finished = threading.Barrier(20, action=writing.clear)

    def act(number: int) -> None:
        if number < 20:
            try:
                Writer(writers[number], room, random.Random(seed * 100 + number), guests).write(8)
            finally:
                finished.wait(timeout=60)
        elif number == 20:
            while writing.is_set():
                follower.follow(limit=5)
        else:
            while writing.is_set():
                flush_pending()

    race(22, act)
    as_alice.patch(conversation_url(room), {"topic": "the end"})
    flush_pending()
    assert data_of(as_alice.get(conversation_url(room)))["last_seq"] > 20  # how many they send depends on who sees what
    follower.catch_up(limit=3).check(room)
    Follower(as_alice, room).catch_up().check(room)


class Writer:
    """Does at random what a member can do; what collides with another writer may be refused, never fail."""

    def __init__(self, client: APIClient, room: Conversation, dice: random.Random, guests: list[User]) -> None:
        self.client, self.room, self.dice, self.guests = client, room, dice, guests
        self.known: list[str] = []

    def write(self, times: int) -> None:
        """Act that many times."""
        actions = [self.send, self.send, self.reply, self.edit, self.delete, self.pin, self.react, self.unreact]
        for _ in range(times):
            action = self.dice.choice([*actions, self.join, self.remove, self.rename])
            response = action()
            assert response.status_code in {200, 201, 204, 403, 404, 409}, response.content

    def send(self) -> Any:
        text = self.dice.choice(["hello", "@all", "hey @person1 and @person2", "word " * 50])
        answer = self.client.post(messages_url(self.room), {"text": text})
        self.known.append(answer.json()["data"]["id"])
        return answer

    def reply(self) -> Any:
        return self.client.post(messages_url(self.room), {"text": "an answer", "reply_to": self.some()})

    def edit(self) -> Any:
        return self.client.patch(message_url(self.own()), {"text": f"edited {self.dice.random()}"})

    def delete(self) -> Any:
        return self.client.delete(message_url(self.own()))

    def pin(self) -> Any:
        return self.dice.choice([self.client.put, self.client.delete])(message_url(self.some(), "pin"))

    def react(self) -> Any:
        emoji = self.dice.choice(["👍", "❤️", "🎉"])
        return self.client.post(message_url(self.some(), "reactions"), {"emoji": emoji})

    def unreact(self) -> Any:
        return self.client.delete(message_url(self.some(), "reactions", self.dice.choice(["👍", "❤️", "🎉"])))

    def join(self) -> Any:
        return self.client.post(conversation_url(self.room, "members"), {"user_ids": [self.guest()]})

    def remove(self) -> Any:
        return self.client.delete(conversation_url(self.room, "members", self.guest()))

    def rename(self) -> Any:
        return self.client.patch(conversation_url(self.room), {"title": f"Room {self.dice.random()}"})

    def guest(self) -> str:
        return str(self.dice.choice(self.guests).id)

    def own(self) -> str:
        return self.dice.choice(self.known) if self.known else str(self.send().json()["data"]["id"])

    def some(self) -> str:
        listed = data_of(self.client.get(messages_url(self.room), {"limit": 10}))
        return str(self.dice.choice(listed)["id"]) if listed else self.own()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", range(1, 5))
@pytest.mark.parametrize("ends", ["removed", "deleted"])
def test_an_end_while_a_page_is_read_is_not_in_its_number(
    ends: str, statement: int, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    """Else the client would hold it for known, and ignore the frame that tells of it."""
    send(alice, room, "Hello")
    as_bob.get("/api/v1/users/me")
    done: list[str] = []

    def end() -> None:
        if ends == "removed":
            remove_member(user=alice, conversation_id=room.id, member_id=bob.id)
        else:
            delete_conversation(user=alice, conversation_id=room.id)

    def meanwhile(execute: Any, sql: str, *context: Any) -> Any:
        found = execute(sql, *context)
        done.append(sql)
        if len(done) == statement:
            elsewhere(end)
        return found

    with connection.execute_wrapper(meanwhile):
        answer = as_bob.get(messages_url(room, "changes"))

    assert len(done) >= statement
    number = Conversation.objects.get(id=room.id).change_seq
    assert answer.status_code == 404 or answer.json()["pagination"]["next_since"] < number


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", range(1, 6))
def test_what_moves_on_while_a_page_is_read_is_in_it_all_the_same(
    statement: int, as_bob: APIClient, alice: User, bob: User, room: Conversation
):
    """Its edit lies within the page's number; the frame that follows tells of the reaction alone."""
    message = send(alice, room, "Hello")["id"]
    since = Conversation.objects.get(id=room.id).change_seq
    edit_message(user=alice, message_id=message, text="Edited")
    done: list[str] = []

    def react() -> None:
        add_reaction(user=alice, message_id=message, emoji="👍")
        flush_pending()

    def meanwhile(execute: Any, sql: str, *context: Any) -> Any:
        found = execute(sql, *context)
        done.append(sql)
        if len(done) == statement:
            elsewhere(react)
        return found

    with connection.execute_wrapper(meanwhile):
        page = as_bob.get(messages_url(room, "changes"), {"since": since}).json()

    assert len(done) >= statement
    assert [entry["message"]["text"] for entry in page["data"]] == ["Edited"]
