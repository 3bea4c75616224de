"""The races around what a process remembers: whoever ends a sign-in wins, in every order of events."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.utils import timezone

from tmschat.core import rate_limits, stamps, valkey
from tmschat.testing.factories import make_user
from tmschat.users.identity import BadCredential, Identity
from tmschat.users.memory import MAX_MEMORIES, Memories


class Credential:
    """A token in a database of its own, with the moments at which something else may happen."""

    def __init__(self, user) -> None:
        self.user = user
        self.stands = True
        self.reads = 0
        self.after_reading_the_stamp = self.after_reading_the_database = lambda: None

    def load(self):
        self.reads += 1
        stood = self.stands
        self.after_reading_the_database()
        if not stood:
            raise BadCredential
        return Identity(self.user, "token:1", timezone.now() + timedelta(hours=1))

    def stamp(self, person_id):
        request = HttpRequest()
        request.method = "GET"
        stamp = rate_limits.count_person(request, str(person_id)).stamp
        self.after_reading_the_stamp()
        return stamp

    def revoke(self):
        """Commit first, then renew the stamp: as the services do."""
        self.stands = False
        stamps.renew(str(self.user.pk))

    def is_let_in(self, memories):
        try:
            memories.identity("key", self.load, self.stamp)
        except BadCredential:
            return False
        return True


@pytest.fixture
def credential(db):
    made = Credential(make_user())
    made.stamp(made.user.pk)  # connects, which makes everything remembered before void
    return made


@pytest.fixture
def memories():
    return Memories()


def remember(memories, credential):
    for _ in range(3):
        assert credential.is_let_in(memories)


def test_what_is_remembered_is_not_read_again(credential, memories):
    remember(memories, credential)
    assert credential.reads == 2
    assert credential.is_let_in(memories)
    assert credential.reads == 2


def test_a_revocation_between_reading_the_stamp_and_the_database_is_seen_by_the_next_request(credential, memories):
    remember(memories, credential)
    memories.forget_all()
    credential.is_let_in(memories)  # whose stamp to ask for
    credential.after_reading_the_stamp = credential.revoke
    assert not credential.is_let_in(memories)
    assert not credential.is_let_in(memories)


def test_a_revocation_after_reading_the_database_leaves_a_memory_that_does_not_hold(credential, memories):
    credential.is_let_in(memories)
    credential.after_reading_the_database = credential.revoke
    assert credential.is_let_in(memories)  # it was read before: this request came first
    credential.after_reading_the_database = lambda: None
    assert not credential.is_let_in(memories)


def test_a_stamp_that_is_lost_makes_memories_void(credential, memories):
    remember(memories, credential)
    credential.stands = False
    valkey.client().delete(stamps.key_of(str(credential.user.pk)))
    assert not credential.is_let_in(memories)


def test_a_valkey_that_restarts_with_an_old_stamp_brings_nothing_back(credential, memories):
    remember(memories, credential)
    key = stamps.key_of(str(credential.user.pk))
    old = valkey.client().get(key)
    assert isinstance(old, bytes)
    credential.revoke()
    valkey.client().set(key, old)  # what a snapshot would hold
    valkey.client().client_kill_filter(_type="normal", skipme=False)
    assert not credential.is_let_in(memories)


def test_without_valkey_the_database_is_asked_each_time(credential, memories, monkeypatch):
    remember(memories, credential)
    monkeypatch.setattr(valkey.outage, "is_away", True)
    reads = credential.reads
    assert credential.is_let_in(memories)
    assert credential.reads == reads + 1
    credential.stands = False
    assert not credential.is_let_in(memories)


def test_a_memory_ends_by_itself_and_with_its_credential(credential, memories, monkeypatch):
    remember(memories, credential)
    monkeypatch.setattr("tmschat.users.memory.MEMORY_S", -1.0)
    reads = credential.reads
    credential.is_let_in(memories)
    assert credential.reads == reads + 1
    monkeypatch.undo()
    load = credential.load
    credential.load = lambda: replace(load(), expires_at=timezone.now() - timedelta(seconds=1))
    memories.forget_all()
    remember(memories, credential)
    reads = credential.reads
    credential.is_let_in(memories)
    assert credential.reads == reads + 1


def test_what_a_request_does_to_its_user_reaches_no_other_request(credential, memories):
    remember(memories, credential)
    mine = memories.identity("key", credential.load, credential.stamp).user
    mine.display_name = "changed and never saved"
    mine.note = "mine"
    other = memories.identity("key", credential.load, credential.stamp).user
    assert other.display_name == credential.user.display_name
    assert not hasattr(other, "note")
    assert other == mine
    assert not other._state.adding


def test_the_memories_of_a_process_are_bounded(credential, memories):
    for number in range(MAX_MEMORIES + 10):
        memories.identity(str(number), credential.load, credential.stamp)
    assert len(memories._kept) <= MAX_MEMORIES
