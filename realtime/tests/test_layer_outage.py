"""Valkey goes and comes back; sockets hear everything all the same."""

import time

import pytest

from realtime.tests.valkeys import forget_the_layer
from tmschat.ops.embedded import valkey
from tmschat.ops.embedded.paths import run_dir
from tmschat.ops.programs import launch
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, make_user, send
from tmschat.testing.live import live_server
from tmschat.users.models import Token

WITHIN_S = 15.0  # the contract says 5 s; the rest is room for a machine that runs the whole suite


class OwnValkey:
    """A Valkey that may be killed: the layer's alone."""

    def __init__(self, directory) -> None:
        self._program, self._run_dir = valkey.program(directory), run_dir(directory)
        self.url = valkey.url(directory)

    def start(self):
        self._process = launch(self._program, self._run_dir)
        wait_until(self._program.is_ready)

    def kill(self):
        self._process.kill()
        self._process.wait()


@pytest.fixture
def layer(tmp_path_factory, settings):
    layer = OwnValkey(tmp_path_factory.mktemp("valkey"))
    layer.start()
    before = settings.REDIS_URLS
    settings.REDIS_URLS = [layer.url]
    forget_the_layer()
    yield layer
    layer.kill()
    settings.REDIS_URLS = before
    forget_the_layer()


@pytest.fixture
def live(layer, transactional_db):
    with live_server() as server:
        yield server


def texts(ear, count):
    """The texts of the next messages, however they come, each once, and in the order of their numbers."""
    found: dict[int, str] = {}
    while len(found) < count:
        frame = ear.next("message.created", "changes", within_s=WITHIN_S)
        entries = frame.get("data") or [{"message": frame.get("message")}]
        found |= {each["message"]["seq"]: each["message"]["text"] for each in entries if each.get("message")}
    return [found[seq] for seq in sorted(found)]


def test_what_is_said_while_the_layer_is_away_comes_from_the_database_and_later_events_by_it(
    live, layer, alice, bob, room
):
    ear = live.connect(bob)
    send(alice, room, "Before")
    assert ear.next("message.created")

    layer.kill()
    started_at = time.monotonic()
    for number in range(5):
        send(alice, room, f"Away {number}")
    assert time.monotonic() - started_at < 2  # a request waits for the database, never for the layer
    assert texts(ear, 5) == [f"Away {number}" for number in range(5)]

    layer.start()
    for number in range(5):
        send(alice, room, f"Back {number}")
    assert texts(ear, 5) == [f"Back {number}" for number in range(5)]
    wait_until(lambda: live.hub._subscriber.is_whole)
    send(alice, room, "At once")
    assert ear.next()["type"] == "message.created"


def test_who_connects_while_the_layer_is_away_is_let_in_and_hears_what_follows(live, layer, alice, bob, room):
    layer.kill()

    ear = live.connect(bob)
    send(alice, room, "Away")

    assert texts(ear, 1) == ["Away"]
    layer.start()
    wait_until(lambda: live.hub._subscriber.is_whole)
    send(alice, room, "Back")
    assert ear.next()["type"] == "message.created"


def test_a_conversation_begun_while_the_layer_is_away_is_told_of(live, layer, alice):
    carol = make_user("carol")
    ear = live.connect(carol)
    layer.kill()

    new = make_group(alice, carol)

    assert ear.next("conversation.joined", within_s=WITHIN_S)["conversation_id"] == str(new.id)


def test_a_sign_in_that_ended_while_the_layer_was_away_ends_its_sockets_when_it_is_back(live, layer, alice):
    ear = live.connect(alice)
    layer.kill()
    wait_until(lambda: not live.hub._subscriber.is_whole)
    Token.objects.filter(user=alice).delete()  # and the word of it died with its process

    layer.start()

    assert ear.closing_code() == 4401  # within half of what it takes without a restored layer
