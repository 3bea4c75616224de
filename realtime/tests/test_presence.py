"""Who is there: to those who watch, from any process, and to nobody else."""

from datetime import datetime

import pytest
from django.db import OperationalError

from chat.selectors.members import acquaintances
from chat.services.members import add_members, leave_conversation
from realtime import presence, statuses
from tmschat.core import valkey
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, make_user
from tmschat.testing.live import live_server


@pytest.fixture(autouse=True)
def short_grace(monkeypatch):
    monkeypatch.setattr(presence, "GRACE_S", 0.5)


@pytest.fixture
def quick(monkeypatch):
    """To be asked for before the servers, which beat at once."""
    monkeypatch.setattr(statuses, "PAGE_TTL_S", 2)
    monkeypatch.setattr(presence, "BEAT_S", 0.5)


@pytest.fixture
def two(transactional_db):
    with live_server() as one, live_server() as other:
        yield one, other


def come(live, user):
    """Connect, and be known to be there in all processes."""
    ear = live.connect(user)
    wait_until(lambda: not valkey.outage.is_away and statuses.read_statuses([user.pk])[user.pk] == "online")
    return ear


def watch(ear, *people):
    ear.say(type="watch", user_ids=[str(each.pk) for each in people])


def status(ear, **options):
    return ear.next("presence", **options)["status"]


def heard(ear):
    return [(frame["user_id"], frame["status"]) for frame in ear.until_pong() if frame["type"] == "presence"]


def test_watching_answers_at_once_with_who_is_there_and_leaves_strangers_out(live, alice, bob, room):
    carol, stranger = make_user("carol"), make_user("dan")
    add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
    for user in (bob, stranger):
        come(live, user)
    ear = live.connect(alice)

    watch(ear, bob, carol, stranger)

    assert sorted(heard(ear)) == sorted([(str(bob.pk), "online"), (str(carol.pk), "offline")])


def test_nobody_hears_of_people_whom_they_do_not_watch(live, alice, bob, room):
    ear = live.connect(alice)

    come(live, bob).say(type="presence", status="away")
    watch(ear, alice)
    assert status(ear) == "online"

    assert heard(ear) == []


def test_a_new_list_replaces_the_last_one(live, alice, bob, room):
    carol = make_user("carol")
    add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
    ear, bobs, carols = live.connect(alice), come(live, bob), live.connect(carol)
    watch(ear, bob)
    watch(ear, carol)
    assert heard(ear) == [(str(bob.pk), "online"), (str(carol.pk), "online")]

    bobs.say(type="presence", status="away")
    bobs.until_pong()
    carols.say(type="presence", status="away")

    frame = ear.next("presence")
    assert (frame["user_id"], frame["status"]) == (str(carol.pk), "away")


def test_at_most_200_may_be_watched(live, alice, bob, room):
    ear = live.connect(alice)

    ear.say(type="watch", user_ids=[str(bob.pk)] * 201)

    assert ear.next("error")["code"] == "invalid"


def test_a_person_is_the_best_of_their_sockets_on_all_processes(two, alice, bob, room):
    here, there = two
    ear = here.connect(alice)
    sockets = [come(here, bob), come(there, bob)]
    watch(ear, bob)
    assert status(ear) == "online"

    sockets[0].say(type="presence", status="away")
    sockets[0].until_pong()
    assert heard(ear) == []
    sockets[1].say(type="presence", status="away")
    assert status(ear) == "away"
    sockets[0].say(type="presence", status="online")
    assert status(ear) == "online"
    sockets[0].close()
    assert status(ear) == "away"
    sockets[1].close()
    assert status(ear) == "offline"


def test_it_is_told_when_somebody_was_last_online(live, alice, bob, room):
    carol = make_user("carol")
    add_members(user=alice, conversation_id=room.id, user_ids=[carol.pk])
    ear, socket = live.connect(alice), come(live, bob)
    watch(ear, bob, carol)
    frames = {frame["user_id"]: frame for frame in (ear.next("presence"), ear.next("presence"))}
    assert frames[str(carol.pk)]["last_seen_at"] is None  # never seen
    before = datetime.fromisoformat(frames[str(bob.pk)]["last_seen_at"])

    socket.close()

    gone = ear.next("presence")
    assert gone["status"] == "offline"
    assert datetime.fromisoformat(gone["last_seen_at"]) > before


def test_a_reconnect_within_the_grace_is_not_noticed(two, alice, bob, room, monkeypatch):
    monkeypatch.setattr(presence, "GRACE_S", 3.0)
    here, there = two
    ear, socket = here.connect(alice), come(there, bob)
    watch(ear, bob)
    assert status(ear) == "online"

    socket.close()
    wait_until(lambda: bob.pk not in there.hub.registry.people)
    again = there.connect(bob)
    again.say(type="presence", status="away")

    assert status(ear) == "away"
    assert [frame["status"] for frame in ear.heard if frame["type"] == "presence"] == ["online", "away"]


def test_an_away_person_who_reconnects_is_away_all_the_while(live, alice, bob, room, monkeypatch):
    monkeypatch.setattr(presence, "GRACE_S", 3.0)
    ear, socket = live.connect(alice), come(live, bob)
    socket.say(type="presence", status="away")
    socket.until_pong()
    watch(ear, bob)
    assert status(ear) == "away"

    socket.close()
    again = live.connect(bob)
    again.say(type="presence", status="away")
    again.until_pong()
    monkeypatch.setattr(presence, "GRACE_S", 0.1)
    again.close()

    assert status(ear) == "offline"
    assert [frame["status"] for frame in ear.heard if frame["type"] == "presence"] == ["away", "offline"]


def test_a_process_that_dies_takes_its_people_with_it(quick, two, alice, bob, room):
    here, there = two
    ear = here.connect(alice)
    come(there, bob)
    watch(ear, bob)
    assert status(ear) == "online"

    stop(there.hub, "Presence.run")  # no more beats, no good-bye

    assert status(ear, within_s=6) == "offline"


def stop(hub, name):
    [task] = [each for each in hub._tasks if each.get_name() == name]
    task.get_loop().call_soon_threadsafe(task.cancel)


def test_a_lost_hint_is_made_good_by_the_next_beat(quick, two, alice, bob, room):
    here, there = two
    ear, socket = here.connect(alice), come(there, bob)
    watch(ear, bob)
    assert status(ear) == "online"

    here.hub.on_presence = lambda _user_ids: None
    socket.say(type="presence", status="away")

    assert status(ear) == "away"


def test_who_does_not_share_it_is_not_there_for_others(live, alice, bob, room, as_bob):
    as_bob.patch("/api/v1/users/me", {"shares_presence": False}, format="json")
    ear, socket = live.connect(alice), live.connect(bob)

    watch(ear, bob)
    socket.say(type="presence", status="away")
    socket.until_pong()
    watch(ear, alice)  # answered after all that concerned bob

    assert ear.next("presence")["user_id"] == str(alice.pk)


def test_switching_it_off_takes_the_status_back_and_on_gives_it_again(two, alice, bob, room, as_bob):
    here, there = two
    ear, socket = here.connect(alice), come(there, bob)
    watch(ear, bob)
    assert status(ear) == "online"

    as_bob.patch("/api/v1/users/me", {"shares_presence": False}, format="json")
    withdrawn = ear.next("presence")
    assert (withdrawn["status"], withdrawn["last_seen_at"]) == ("offline", None)
    socket.say(type="presence", status="away")
    socket.until_pong()
    assert heard(ear) == []

    as_bob.patch("/api/v1/users/me", {"shares_presence": True}, format="json")
    assert status(ear) == "away"


@pytest.mark.parametrize("failures", [0, 1])
def test_who_shares_no_conversation_any_more_is_gone_and_heard_of_no_more(
    failures, live, monkeypatch, alice, bob, room
):
    other = make_group(alice, bob)
    ear, socket = live.connect(alice), come(live, bob)
    watch(ear, bob)
    watch(socket, alice)
    assert status(ear) == status(socket) == "online"

    leave_conversation(user=bob, conversation_id=other.id)
    ear.next("member.removed")
    ear.until_pong()
    socket.say(type="presence", status="away")
    assert status(ear) == "away"
    left = iter([OperationalError("away")] * failures)

    def flaky(*people):
        for failure in left:
            raise failure
        return acquaintances(*people)

    monkeypatch.setattr(presence, "acquaintances", flaky)
    monkeypatch.setattr(presence, "BEAT_S", 0.1)
    leave_conversation(user=bob, conversation_id=room.id)
    ear.next("member.removed")
    assert status(ear) == status(socket) == "offline"
    wait_until(lambda: not any(each.watched for each in all_connections(live.hub)))
    socket.say(type="presence", status="online")
    socket.until_pong()
    watch(ear, alice)

    assert ear.next("presence")["user_id"] == str(alice.pk)


def all_connections(hub):
    return [each for person in hub.registry.people.values() for each in person.connections]


def test_what_valkey_forgets_is_told_it_again_and_nobody_seems_to_go(quick, two, alice, bob, room):
    here, there = two
    ear, socket = here.connect(alice), come(there, bob)
    watch(ear, bob)
    assert status(ear) == "online"

    client = valkey.client()
    client.delete(*client.keys("tms:presence*"))
    wait_until(lambda: len(client.smembers(statuses.PAGES)) == 2)
    wait_until(lambda: statuses.read_statuses([bob.pk])[bob.pk] == "online")
    socket.say(type="presence", status="away")

    assert status(ear) == "away"


def test_it_can_be_switched_off_for_all(settings, transactional_db, alice, bob, room):
    settings.PRESENCE = False
    before = valkey.client().smembers(statuses.PAGES)
    with live_server() as live:
        ear, socket = live.connect(alice), live.connect(bob)
        watch(ear, bob)
        socket.say(type="presence", status="away")
        socket.until_pong()

        assert ear.until_pong() == []
        assert valkey.client().smembers(statuses.PAGES) == before
