"""What all tests of chat share: nobody is throttled or hurried, and after each the data's invariants hold."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from chat.invariants import violations
from chat.models import Conversation
from chat.tests.helpers import Announced, Json
from tmschat.core import events
from tmschat.testing.factories import client_of, make_user, send
from tmschat.users.models import User


@pytest.fixture(autouse=True)
def _unhurried(settings: Settings) -> None:
    settings.DATABASE_WAIT_S = 30.0  # dozens of threads share one interpreter here
    settings.RATE_LIMIT_WRITE = settings.RATE_LIMIT_READ = 1_000_000


@pytest.fixture(autouse=True)
def _invariants_hold(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("breaks_invariants") is None:
        assert list(violations()) == []


@pytest.fixture
def carol(db: None) -> User:
    """Somebody who is not in `room`."""
    return make_user("carol")


@pytest.fixture
def as_carol(carol: User) -> APIClient:
    """Carol's HTTP client, signed in."""
    return client_of(carol)


@pytest.fixture
def announced(settings: Settings) -> Iterator[Announced]:
    """What was announced, in order. Only where the test's transactions are real."""
    settings.EVENT_SINK = "chat.tests.helpers.listen"
    events._sink.cache_clear()
    yield Announced.begun()
    events._sink.cache_clear()


@pytest.fixture
def message(alice: User, room: Conversation) -> Json:
    """A message of alice's in `room`."""
    return send(alice, room)
