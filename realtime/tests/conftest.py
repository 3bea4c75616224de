"""A live server with everything, for each test that asks for it."""

import pytest

from tmschat.testing.live import live_server


@pytest.fixture
def live(transactional_db):
    with live_server() as server:
        yield server
