"""What a client may say, and how the server takes it."""

import json
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from chat.models import Mark
from tmschat.testing.factories import client_of, make_group, make_user, send


def errors(ear):
    return [(frame["code"], frame["ref"]) for frame in ear.until_pong() if frame["type"] == "error"]


def test_a_ping_is_answered_with_its_ref_and_the_servers_time(live, alice):
    ear = live.connect(alice)

    ear.say(type="ping", ref="abc")

    pong = ear.next("pong")
    assert pong["ref"] == "abc"
    assert pong["server_time"].endswith("Z")


@pytest.mark.parametrize(
    "said", ["", "{", "[]", "null", '"ping"', "{}", '{"type": 1}', b"\x00\x01", '{"type":"ping"' * 9]
)
def test_what_is_no_frame_is_answered_with_an_error_and_the_socket_stays_open(said, live, alice):
    ear = live.connect(alice)

    ear.socket.send(said)

    assert errors(ear) == [("malformed", None)]


def test_an_unknown_frame_is_answered_with_an_error_that_bears_its_ref(live, alice):
    ear = live.connect(alice)

    ear.say(type="hallo", ref=7)

    assert errors(ear) == [("unknown_type", 7)]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"type": "ping", "ref": {"a": 1}}, "invalid"),
        ({"type": "read", "conversation_id": "x", "seq": 1}, "not_found"),
        ({"type": "read", "seq": 1}, "not_found"),
        ({"type": "typing", "conversation_id": None}, "not_found"),
        ({"type": "presence", "status": "asleep"}, "invalid"),
        ({"type": "watch", "user_ids": "all"}, "invalid"),
        ({"type": "watch", "user_ids": ["x"]}, "invalid"),
    ],
)
def test_a_frame_that_says_nonsense_is_answered_with_an_error(frame, code, live, alice):
    ear = live.connect(alice)

    ear.say(**frame)

    assert [each[0] for each in errors(ear)] == [code]


@pytest.mark.parametrize("seq", [-1, 1.5, "1", True, None, 2**70])
def test_a_seq_is_a_whole_number(seq, live, alice, room):
    ear = live.connect(alice)

    ear.say(type="read", conversation_id=str(room.id), seq=seq)

    assert [each[0] for each in errors(ear)] == ["invalid"]


def test_another_groups_conversation_does_not_exist_for_a_client(live, alice, bob):
    foreign = make_group(bob, make_user("carol"))
    ear = live.connect(alice)

    for kind in ("read", "delivered"):
        ear.say(type=kind, conversation_id=str(foreign.id), seq=1)
    ear.say(type="typing", conversation_id=str(foreign.id))

    assert [each[0] for each in errors(ear)] == ["not_found"] * 3


def test_reading_over_the_socket_moves_the_mark_and_tells_the_others(live, alice, bob, room):
    send(alice, room)
    reader, sender = live.connect(bob), live.connect(alice)

    reader.say(type="read", conversation_id=str(room.id), seq=1)

    assert reader.next("me.updated")["me"]["last_read_seq"] == 1
    receipt = sender.next("receipt.updated")["receipts"][0]
    assert receipt == {"user_id": str(bob.pk), "delivered_seq": 1, "read_seq": 1}
    assert Mark.objects.get(user=bob, conversation=room).read_seq == 1


def test_who_no_longer_shares_what_they_read_is_not_told_of_over_an_open_socket(live, alice, bob, room):
    seq = send(alice, room)["seq"]
    ear, socket = live.connect(alice), live.connect(bob)
    assert client_of(bob).patch("/api/v1/users/me", {"shares_read_marks": False}, format="json").status_code == 200

    socket.say(type="read", conversation_id=str(room.id), seq=seq)
    assert socket.next("me.updated")["me"]["last_read_seq"] == seq

    assert [frame for frame in ear.until_pong() if frame["type"] == "receipt.updated"] == []


def test_having_something_delivered_over_the_socket_leaves_it_unread(live, alice, bob, room):
    send(alice, room)
    reader = live.connect(bob)

    reader.say(type="delivered", conversation_id=str(room.id), seq=1)

    assert reader.next("me.updated")["me"]["last_delivered_seq"] == 1
    assert Mark.objects.get(user=bob, conversation=room).read_seq == 0


def test_typing_is_seen_by_the_others_at_most_once_a_second(live, alice, bob, room):
    typist, other = live.connect(alice), live.connect(bob)

    for _ in range(5):
        typist.say(type="typing", conversation_id=str(room.id))
    typist.until_pong()
    send(alice, room)

    frames = [other.next(), other.next()]
    assert [frame["type"] for frame in frames] == ["typing", "message.created"]
    assert frames[0]["user_id"] == str(alice.pk)
    assert frames[0]["until"].endswith("Z")
    assert [frame["type"] for frame in typist.until_pong()] in ([], ["message.created"])


def test_a_frame_over_64_kib_ends_the_socket(live, alice):
    ear = live.connect(alice)
    longest = {"type": "ping", "ref": ""}
    room_left = 64 * 1024 - len(json.dumps(longest))

    ear.socket.send(json.dumps(longest | {"ref": "é" * (room_left // 2 + 1)}, ensure_ascii=False))

    assert ear.closing_code() == 4429


def test_a_frame_longer_than_the_server_would_take_in_ends_the_socket_with_the_same_code(live, alice):
    ear = live.connect(alice)

    with suppress(ConnectionClosed):  # a client that still writes when the socket ends may not get to read the code
        ear.socket.send("x" * (1024 * 1024 + 1))

    assert ear.closing_code() == 4429


def test_too_many_frames_end_the_socket_and_a_short_burst_does_not(live, alice):
    ear = live.connect(alice)

    for _ in range(90):
        ear.say(type="ping")
    assert len([ear.next("pong") for _ in range(90)]) == 90
    with suppress(ConnectionClosed):
        for _ in range(200):
            ear.say(type="ping")

    assert ear.closing_code() == 4429
