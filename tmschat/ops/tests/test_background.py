"""The flusher: when it runs, and that it outlives what fails."""

import pytest
from django.db import OperationalError

from chat.models import Message, Reaction
from chat.services.flush import flush_pending
from chat.services.reactions import add_reaction
from tmschat.core import valkey
from tmschat.ops import background
from tmschat.ops.background import Flusher
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import send

TURN = "tms:flush"


def test_within_one_window_one_process_has_the_turn(settings):
    settings.COALESCE_MS = 60_000
    valkey.client().delete(TURN)

    assert [background._has_turn() for _ in range(3)] == [True, False, False]
    valkey.client().delete(TURN)


def test_everybody_has_the_turn_where_valkey_is_away(monkeypatch):
    def away(*_args, **_options):
        raise valkey.Unreachable

    monkeypatch.setattr(valkey.client(), "set", away, raising=False)

    assert [background._has_turn() for _ in range(2)] == [True, True]


@pytest.mark.parametrize("failure", [OperationalError("gone"), RuntimeError("never thought of")])
def test_a_flusher_counts_without_a_nudge_and_goes_on_after_whatever_failed(
    failure, transactional_db, monkeypatch, alice, bob, room
):
    message = Message.objects.get(id=send(alice, room)["id"])
    failures = iter([failure, failure])

    def flaky():
        for each in failures:
            raise each
        return flush_pending()

    monkeypatch.setattr(background, "flush_pending", flaky)
    flusher = Flusher()
    flusher.start()
    try:
        add_reaction(user=bob, message_id=message.id, emoji="👍")
        wait_until(lambda: Reaction.objects.filter(is_counted=True).exists())
    finally:
        flusher.stop()

    message.refresh_from_db()
    assert message.reaction_counts == [{"emoji": "👍", "count": 1}]
