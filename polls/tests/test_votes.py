"""Votes: one's own shows at once, everybody's are counted exactly, whatever races."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from random import Random
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connections, transaction
from django.utils import timezone
from rest_framework.test import APIClient

from chat.models import Conversation, Message
from chat.services.deletion import delete_message
from chat.services.flush import flush_pending
from polls import invariants
from polls.errors import PollClosed
from polls.models import Poll, Vote
from polls.services import close_due_polls, close_poll, vote
from polls.tests.making import Json, make_poll, options_of, stored, tallies
from tmschat.core import events
from tmschat.core.events import Event
from tmschat.testing.concurrency import race, wait_until, waits_for_a_lock
from tmschat.testing.factories import make_group, make_user
from tmschat.users.models import User


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What was announced, in order."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_sink", lambda _: heard.append)
    return heard


def cast(client: APIClient, poll: Json, option_ids: list[UUID]) -> Any:
    url = f"/api/v1/polls/{poll['id']}/vote"
    return client.post(url, {"option_ids": [str(each) for each in option_ids]}, format="json")


def test_ones_own_vote_shows_at_once_and_others_once_it_is_counted(poll: Json, as_alice: APIClient, as_bob: APIClient):
    lake, hills, _ = options_of(poll)
    seen = cast(as_bob, poll, [hills]).json()["data"]
    assert (tallies(seen), seen["total_voters"], seen["my_option_ids"]) == ([0, 1, 0], 1, [str(hills)])
    url = f"/api/v1/polls/{poll['id']}"
    assert tallies(as_alice.get(url).json()["data"]) == [0, 0, 0]
    assert flush_pending() == 1
    assert tallies(as_alice.get(url).json()["data"]) == [0, 1, 0]
    changed = cast(as_bob, poll, [lake]).json()["data"]
    assert (tallies(changed), changed["total_voters"]) == ([1, 0, 0], 1)
    assert tallies(as_alice.get(url).json()["data"]) == [0, 1, 0]
    flush_pending()
    assert stored(poll) == ([1, 0, 0], 1)


@pytest.mark.parametrize("how", ["empty", "delete"])
def test_a_vote_is_taken_back(how: str, poll: Json, as_bob: APIClient):
    cast(as_bob, poll, options_of(poll)[:1])
    flush_pending()
    if how == "empty":
        assert tallies(cast(as_bob, poll, []).json()["data"]) == [0, 0, 0]
    else:
        assert as_bob.delete(f"/api/v1/polls/{poll['id']}/vote").status_code == 204
    assert stored(poll) == ([1, 0, 0], 1)
    flush_pending()
    assert stored(poll) == ([0, 0, 0], 0)
    assert not Vote.objects.exists()


def test_the_same_vote_again_moves_nothing(poll: Json, as_bob: APIClient):
    first = cast(as_bob, poll, options_of(poll)[:1]).json()
    flush_pending()
    assert cast(as_bob, poll, options_of(poll)[:1]).json()["data"].items() >= {"total_voters": 1}.items()
    assert first["data"]["my_option_ids"] == [str(options_of(poll)[0])]
    assert flush_pending() == 0


def test_a_vote_moved_there_and_back_is_numbered_for_who_saw_it_in_between(
    poll: Json, as_bob: APIClient, room: Conversation
):
    lake, hills, _ = options_of(poll)
    cast(as_bob, poll, [lake])
    flush_pending()
    room.refresh_from_db()
    before = room.change_seq
    cast(as_bob, poll, [hills])
    cast(as_bob, poll, [lake])
    assert flush_pending() == 1
    room.refresh_from_db()
    assert (room.change_seq, Vote.objects.filter(change_seq=None).count()) == (before + 1, 0)


@pytest.mark.parametrize("fault", ["two in a single choice", "foreign", "not an id", "missing", "too many"])
def test_a_vote_that_does_not_fit_is_refused_and_nothing_is_counted(
    fault: str, alice: User, room: Conversation, poll: Json, as_bob: APIClient
):
    url = f"/api/v1/polls/{poll['id']}/vote"
    if fault == "too many":
        many = make_poll(alice, room, multiple=True, max_votes=2)
        answer = cast(as_bob, many, options_of(many))
    else:
        body: Json = {
            "two in a single choice": {"option_ids": [str(each) for each in options_of(poll)[:2]]},
            "foreign": {"option_ids": [str(uuid4())]},
            "not an id": {"option_ids": ["x"]},
            "missing": {},
        }[fault]
        answer = as_bob.post(url, body, format="json")
    assert answer.status_code == 400, answer.content
    assert answer.json()["errors"][0]["attr"].startswith("option_ids")
    assert not Vote.objects.exists()


def test_a_closed_poll_takes_no_vote_and_closes_once(poll: Json, as_alice: APIClient, as_bob: APIClient):
    cast(as_bob, poll, options_of(poll)[:1])
    refused = as_bob.post(f"/api/v1/polls/{poll['id']}/close")
    assert refused.status_code == 403
    closed = as_alice.post(f"/api/v1/polls/{poll['id']}/close").json()
    assert (closed["data"]["is_closed"], closed["data"]["is_final"], tallies(closed["data"])) == (True, True, [1, 0, 0])
    assert as_alice.post(f"/api/v1/polls/{poll['id']}/close").json() == closed
    for answer in (cast(as_bob, poll, []), cast(as_bob, poll, options_of(poll)[1:2])):
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (409, "poll_closed")
    assert as_bob.delete(f"/api/v1/polls/{poll['id']}/vote").status_code == 409


def test_the_stored_tally_is_told_with_ones_own_choice_to_who_moved(
    alice: User, bob: User, poll: Json, announced: list[Event], django_capture_on_commit_callbacks: Any
):
    lake, hills, _ = options_of(poll)
    carol = make_user()
    room = Conversation.objects.get(pk=poll["conversation_id"])
    room.members.create(user=carol, change_seq=100)
    for user, option in [(alice, lake), (bob, hills), (carol, hills)]:
        vote(user=user, poll_id=poll["id"], option_ids=[option])
    with django_capture_on_commit_callbacks(execute=True):
        flush_pending()
    told = [event for event in announced if event.type == "poll.updated"]
    number = Message.objects.get(pk=poll["message_id"]).change_seq
    assert {(event.since, event.change_seq) for event in told} == {(number - 1, number)}
    everybody, *own = told
    assert "my_option_ids" not in everybody.body
    assert [option["votes"] for option in everybody.body["options"]] == [1, 2, 0]
    assert set(everybody.not_to) == {alice.id, bob.id, carol.id}
    assert {tuple(event.body["my_option_ids"]): set(event.to) for event in own} == {
        (lake,): {alice.id},
        (hills,): {bob.id, carol.id},
    }


def test_a_poll_is_closed_when_its_time_is_up_with_nobody_asking(alice: User, bob: User, room: Conversation):
    poll = make_poll(alice, room, closes_at=timezone.now() + timedelta(hours=1))
    vote(user=bob, poll_id=poll["id"], option_ids=options_of(poll)[:1])
    assert close_due_polls() == 0
    Poll.objects.filter(pk=poll["id"]).update(closes_at=timezone.now())
    assert (close_due_polls(), close_due_polls()) == (1, 0)
    assert (stored(poll), Poll.objects.get().is_final) == (([1, 0, 0], 1), True)


@pytest.mark.django_db(transaction=True)
def test_one_person_voting_from_twenty_places_at_once_has_one_vote():
    alice = make_user()
    poll = make_poll(alice, make_group(alice))
    options = options_of(poll)
    race(20, lambda number: vote(user=alice, poll_id=poll["id"], option_ids=[options[number % 3]]))
    flush_pending()
    votes, voters = stored(poll)
    assert (sum(votes), voters, Vote.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_tallies_are_exact_after_many_people_vote_while_the_flusher_runs_twice():
    people = [make_user() for _ in range(12)]
    poll = make_poll(people[0], make_group(*people), multiple=True)
    options = options_of(poll)

    def run(number: int) -> None:
        if number >= len(people):
            for _ in range(10):
                flush_pending()
            return
        random = Random(number)
        for _ in range(10):
            chosen = random.sample(options, random.randrange(4))
            vote(user=people[number], poll_id=poll["id"], option_ids=chosen)

    race(len(people) + 2, run)
    flush_pending()
    rows = [set(option_ids) for option_ids in Vote.objects.values_list("option_ids", flat=True)]
    assert stored(poll) == ([sum(option in row for row in rows) for option in options], len(rows))
    assert list(invariants.violations()) == []


def meanwhile(act: Callable[[], object]) -> Future[object]:
    """Begin `act` in a thread of its own and give its result to come, once it waits for a lock."""
    result: Future[object] = Future()

    def run() -> None:
        try:
            result.set_result(act())
        except (PollClosed, DatabaseError) as error:
            result.set_exception(error)
        finally:
            connections.close_all()

    Thread(target=run).start()
    wait_until(waits_for_a_lock)
    return result


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("voted_before", [False, True])
def test_a_close_waits_for_a_vote_that_began_before_it_and_counts_it(voted_before: bool):
    alice, bob = make_user(), make_user()
    poll = make_poll(alice, make_group(alice, bob))
    lake, hills, _ = options_of(poll)
    if voted_before:
        vote(user=bob, poll_id=poll["id"], option_ids=[lake])
        flush_pending()
    with transaction.atomic():
        vote(user=bob, poll_id=poll["id"], option_ids=[hills])
        closing = meanwhile(lambda: close_poll(user=alice, poll_id=poll["id"]))
    closed: Any = closing.result(timeout=10)
    assert (tallies(closed), stored(poll)) == ([0, 1, 0], ([0, 1, 0], 1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("voted_before", [False, True])
def test_a_deletion_waits_for_a_vote_that_began_before_it(voted_before: bool):
    alice, bob = make_user(), make_user()
    poll = make_poll(alice, make_group(alice, bob))
    lake, hills, _ = options_of(poll)
    if voted_before:
        vote(user=bob, poll_id=poll["id"], option_ids=[lake])
    with transaction.atomic():
        vote(user=bob, poll_id=poll["id"], option_ids=[hills])
        deleting = meanwhile(lambda: delete_message(user=alice, message_id=poll["message_id"]))
    deleting.result(timeout=10)
    assert not Poll.objects.exists()
    assert not Vote.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("voted_before", [False, True])
def test_a_vote_that_waited_for_a_close_is_refused(voted_before: bool):
    alice, bob = make_user(), make_user()
    poll = make_poll(alice, make_group(alice, bob))
    lake, hills, _ = options_of(poll)
    if voted_before:
        vote(user=bob, poll_id=poll["id"], option_ids=[lake])
        flush_pending()
    with transaction.atomic():
        close_poll(user=alice, poll_id=poll["id"])
        voting = meanwhile(lambda: vote(user=bob, poll_id=poll["id"], option_ids=[hills]))
    with pytest.raises(PollClosed):
        voting.result(timeout=10)
    assert stored(poll) == ([int(voted_before), 0, 0], int(voted_before))
    assert list(invariants.violations()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_a_vote_that_races_with_the_close_is_in_the_final_tally_or_refused(attempt: int):
    people = [make_user() for _ in range(12)]
    poll = make_poll(people[0], make_group(*people))
    options = options_of(poll)

    def run(number: int) -> int | None:
        if number == 0:
            close_poll(user=people[0], poll_id=poll["id"])
            return None
        if number == 1:
            flush_pending()
            return None
        try:
            vote(user=people[number], poll_id=poll["id"], option_ids=[options[number % 3]])
        except PollClosed:
            return None
        return number % 3

    accepted = race(len(people), run)
    final = stored(poll)
    assert final == ([accepted.count(place) for place in range(3)], sum(each is not None for each in accepted))
    flush_pending()
    assert stored(poll) == final
    assert list(invariants.violations()) == []
