"""A hundred people who change their minds at once, while flushers run and, in the middle of it, somebody closes."""

from collections.abc import Sequence
from random import Random
from uuid import UUID

import pytest
from django.db import transaction

from chat.services.flush import flush_pending
from polls import invariants
from polls.errors import PollClosed
from polls.models import Vote
from polls.services import close_poll, vote
from polls.tests.making import Json, make_poll, options_of, stored
from tmschat.testing.concurrency import race, wait_until, waits_for_a_lock
from tmschat.testing.factories import make_group, make_user
from tmschat.users.models import User

PEOPLE, THREADS, ROUNDS = 100, 50, 50

Choices = dict[UUID, UUID]  # what was accepted last, by person
Tally = tuple[list[int], int]  # the votes of each option, and the voters


def vote_again_and_again(people: Sequence[User], poll: Json) -> Choices:
    """Vote for these people by turns until all rounds are over or the poll is."""
    dice, accepted = Random(str(people[0])), Choices()
    for person in [*people] * ROUNDS:
        choice = dice.choice(options_of(poll))
        try:
            vote(user=person, poll_id=poll["id"], option_ids=[choice])
        except PollClosed:
            break
        accepted[person.pk] = choice
    return accepted


def close_among(voters: Sequence[User], poll: Json) -> Tally:
    """Close it so slowly that some of those who voted before run into it: they wait, or are not in what it counts."""
    with transaction.atomic():
        close_poll(user=voters[0], poll_id=poll["id"])
        wait_until(lambda: waits_for_a_lock("INTO polls_vote"))
        return stored(poll)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("closes", [True, False])
def test_the_tally_is_what_was_accepted_and_each_has_one_vote(closes: bool):
    people = [make_user() for _ in range(PEOPLE)]
    poll = make_poll(people[0], make_group(*people))
    accepted, final = Choices(), list[Tally]()
    for person in people if closes else ():
        vote(user=person, poll_id=poll["id"], option_ids=options_of(poll)[:1])
        accepted[person.pk] = options_of(poll)[0]

    def run(number: int) -> Choices:
        if number < THREADS:
            return vote_again_and_again(people[number::THREADS], poll)
        for _ in range(3 if closes else 30):
            flush_pending()
        if closes and number == THREADS:
            final.append(close_among(people, poll))
        return {}

    for choices in race(THREADS + 2, run):
        accepted |= choices
    flush_pending()
    tally = [list(accepted.values()).count(option) for option in options_of(poll)], len(accepted)
    assert (stored(poll), final, Vote.objects.count()) == (tally, [tally] * closes, len(accepted))
    assert list(invariants.violations()) == []
