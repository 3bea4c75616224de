"""Several processes behave as one. (Each server here has an event loop, a hub and a flusher of its own.)"""

import threading

import pytest

from chat.models import Message
from chat.services.members import remove_member
from chat.services.reactions import add_reaction
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_group, make_user, send
from tmschat.testing.live import live_server


@pytest.fixture
def two(transactional_db):
    with live_server() as one, live_server() as other:
        yield one, other


def test_an_event_reaches_the_sockets_of_every_process(two, alice, bob, room):
    ears = [server.connect(user) for server in two for user in (alice, bob)]

    send(alice, room, "Hello")

    assert {ear.next("message.created")["change_seq"] for ear in ears} == {
        ears[0].hello["heads"][str(room.id)]["change_seq"] + 1
    }


def test_a_sign_in_that_ends_is_cut_on_every_process(two, alice, as_alice):
    headers = {"Authorization": as_alice._credentials["HTTP_AUTHORIZATION"]}
    ears = [server.connect(headers=headers) for server in two]

    as_alice.post("/api/v1/auth/logout")

    assert [ear.closing_code() for ear in ears] == [4401, 4401]


def test_who_is_removed_hears_nothing_more_on_any_process(two, alice, bob, room):
    ears = [server.connect(bob) for server in two]

    remove_member(user=alice, conversation_id=room.id, member_id=bob.pk)
    send(alice, room)

    for ear in ears:
        assert ear.next()["type"] == "conversation.left"
        assert ear.until_pong() == []


def test_flushers_take_turns_so_that_a_burst_of_reactions_is_told_in_few_events(two, alice):
    people = [make_user() for _ in range(40)]
    room = make_group(alice, *people)
    message = Message.objects.get(id=send(alice, room)["id"])
    ear = two[0].connect(alice)

    heard = []
    listening = threading.Thread(target=lambda: heard.extend(all_reactions(ear, len(people))))
    listening.start()
    race(len(people), lambda number: add_reaction(user=people[number], message_id=message.id, emoji="👍"))
    listening.join(timeout=20)

    assert heard[-1]["reactions"] == [{"emoji": "👍", "count": len(people)}]
    assert len(heard) <= 20


def all_reactions(ear, count):
    frames = [ear.next("reaction.updated")]
    while frames[-1]["reactions"][0]["count"] < count:
        frames.append(ear.next("reaction.updated"))
    return frames
