"""What the tests of the core begin with."""

import pytest
from rest_framework.test import APIClient

from tmschat.core import valkey


@pytest.fixture(autouse=True)
def empty_valkey():
    """Counts of requests by address would reach from one test into the next."""
    valkey.client().flushdb()


@pytest.fixture
def nobody():
    """A client that is not signed in, whose server errors are answers to look at."""
    return APIClient(raise_request_exception=False)
