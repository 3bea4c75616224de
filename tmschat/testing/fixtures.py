"""The fixtures that most tests begin with: two people, a room of theirs, and their HTTP clients."""

from collections.abc import Iterator

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker
from rest_framework.test import APIClient

from chat.models import Conversation
from tmschat.core import database_outage, valkey
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import client_of, make_group, make_user
from tmschat.testing.s3 import S3Server, running_s3
from tmschat.users.models import User


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Let races have as many connections as they have threads: what is raced is the rules, not the pool.

    Sixty at once are long in the making on a busy machine, which the time for one request does not allow for.
    """
    connections["default"].settings_dict["OPTIONS"]["pool"] |= {"max_size": 60, "timeout": 60.0}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Before the test database is dropped, end what still lies open on it: a killed server's sessions, idle pools."""
    yield
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def services_are_back() -> None:
    """Begin when this process counts no service as away: a test before may have taken one away."""
    wait_until(lambda: not (valkey.outage.is_away or database_outage.outage.is_away), within_s=30)


@pytest.fixture
def alice(db: None) -> User:
    """The owner of `room`."""
    return make_user("alice")


@pytest.fixture
def bob(db: None) -> User:
    """A plain member of `room`."""
    return make_user("bob")


@pytest.fixture
def room(alice: User, bob: User) -> Conversation:
    """A group that alice owns and bob is in."""
    return make_group(alice, bob)


@pytest.fixture
def as_alice(alice: User) -> APIClient:
    """Alice's HTTP client, signed in."""
    return client_of(alice)


@pytest.fixture
def as_bob(bob: User) -> APIClient:
    """Bob's HTTP client, signed in."""
    return client_of(bob)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    """A real S3 server, started for the first test that wants it."""
    with running_s3() as server:
        yield server
