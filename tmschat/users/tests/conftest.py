"""What the tests about people begin with."""

import pytest
from django.contrib.auth.models import Group
from rest_framework.test import APIClient

from tmschat.core import valkey
from tmschat.core.events import Event
from tmschat.testing.factories import client_of, make_user
from tmschat.users.models import MODERATORS

PASSWORD = "correct horse battery"
heard: list[Event] = []


@pytest.fixture(autouse=True)
def empty_valkey():
    """Counts of failed logins and of requests by address would reach from one test into the next."""
    valkey.client().flushdb()


@pytest.fixture(autouse=True)
def cheap_passwords(settings):
    """The product's hash takes a fifth of a second."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def events(settings):
    """What was announced, in order."""
    settings.EVENT_SINK = "tmschat.users.tests.conftest.heard_event"
    heard.clear()
    return heard


def heard_event(event: Event) -> None:
    heard.append(event)


@pytest.fixture
def carol(db):
    """A person with a password."""
    user = make_user("carol")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def moderator(db):
    user = make_user("mod")
    user.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    return user


@pytest.fixture
def as_moderator(moderator):
    return client_of(moderator)


@pytest.fixture
def nobody():
    """A client that is not signed in, whose server errors are answers to look at."""
    return APIClient(raise_request_exception=False)
