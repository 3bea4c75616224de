"""A sign-in that has ended ends its sockets, also where the word of it was lost."""

import pytest
from django.utils import timezone

from realtime import sign_in_check
from realtime.tests.test_connecting import session_cookie
from tmschat.testing.live import live_server
from tmschat.users.models import Session, Token, User


@pytest.fixture
def live(monkeypatch, transactional_db):
    monkeypatch.setattr(sign_in_check, "CHECK_S", 0.5)
    with live_server() as server:
        yield server


def by_cookie(live, user):
    return live.connect(headers={"Cookie": session_cookie(user), "Origin": f"http://{live.host}"})


def test_a_token_that_is_gone_ends_its_sockets_and_no_others(live, alice, bob):
    cut, kept, other = live.connect(alice), by_cookie(live, alice), live.connect(bob)

    Token.objects.filter(user=alice).delete()  # nobody is told

    assert cut.closing_code() == 4401
    assert kept.until_pong() == other.until_pong() == []


def test_a_session_that_is_gone_ends_its_sockets_and_no_others(live, alice):
    kept, cut = live.connect(alice), by_cookie(live, alice)

    Session.objects.filter(user=alice).delete()

    assert cut.closing_code() == 4401
    assert kept.until_pong() == []


def test_a_suspension_of_which_nobody_was_told_ends_the_sockets(live, alice, bob):
    ears, other = [live.connect(alice), by_cookie(live, alice)], live.connect(bob)

    User.objects.filter(pk=alice.pk).update(suspended_at=timezone.now())

    assert [ear.closing_code() for ear in ears] == [4403, 4403]
    assert other.until_pong() == []


def test_somebody_who_is_no_more_is_not_signed_in(live, alice):
    ear = live.connect(alice)

    alice.delete()

    assert ear.closing_code() == 4401
