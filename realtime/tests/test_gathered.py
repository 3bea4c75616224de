"""Many marks at once are few frames, and the last state is always among them."""

import pytest

from chat.services.marks import mark_read
from chat.services.members import add_members
from realtime.hub import Hub
from tmschat.testing.concurrency import race, wait_until
from tmschat.testing.factories import make_user, send

READERS = 40


@pytest.fixture
def slow_gathering(settings):
    """Long enough that a slow machine's marks come within few of them."""
    settings.COALESCE_MS = 1000


def receipts(ear, count):
    """What is told until so many people have marks, and how many frames that took."""
    told: dict[str, int] = {}
    frames = 0
    while len(told) < count:
        frame = ear.next("receipt.updated")
        frames += 1
        told |= {each["user_id"]: each["read_seq"] for each in frame["receipts"]}
    return told, frames


def test_forty_people_reading_one_message_cost_a_handful_of_frames(slow_gathering, live, alice, bob, room):
    readers = [make_user() for _ in range(READERS)]
    add_members(user=alice, conversation_id=room.id, user_ids=[reader.pk for reader in readers])
    send(alice, room)
    ears = [live.connect(alice), live.connect(bob)]

    race(READERS, lambda number: mark_read(user=readers[number], conversation_id=room.id, seq=1))

    for ear in ears:
        told, frames = receipts(ear, READERS)
        assert told == {str(reader.pk): 1 for reader in readers}
        assert frames <= 6


def test_the_last_mark_is_told_and_none_goes_back(slow_gathering, live, alice, bob, room):
    for _ in range(20):
        send(alice, room)
    ear, own = live.connect(alice), live.connect(bob)

    for seq in range(1, 21):
        mark_read(user=bob, conversation_id=room.id, seq=seq)

    marks = []
    while 20 not in marks:
        marks += [each["read_seq"] for each in ear.next("receipt.updated")["receipts"]]
    assert marks == sorted(marks)
    assert len(marks) <= 6
    flags = []
    while 20 not in flags:
        flags.append(own.next("me.updated")["me"]["last_read_seq"])
    assert len(flags) <= 6


def test_marks_that_overtake_each_other_are_told_as_the_highest(slow_gathering, live, alice, bob, room):
    for _ in range(3):
        send(alice, room)
    ear = live.connect(alice)
    kept: list[bytes] = []
    receive = Hub._on_message
    hub = live.hub
    hub._subscriber._shards[0]._on_message = kept.append
    for seq in (1, 2, 3):
        mark_read(user=bob, conversation_id=room.id, seq=seq)
    wait_until(lambda: sum(b"receipt.updated" in payload for payload in tuple(kept)) == 3)

    loop = next(iter(hub._tasks)).get_loop()
    marks = [payload for payload in kept if b"receipt.updated" in payload]
    for payload in (marks[0], marks[2], marks[1]):
        loop.call_soon_threadsafe(receive, hub, payload)

    assert ear.next("receipt.updated")["receipts"][0]["read_seq"] == 1
    assert [each["read_seq"] for each in ear.next("receipt.updated")["receipts"]] == [3]
