"""A poll to vote in."""

import pytest

from chat.models import Conversation
from polls.tests.making import Json, make_poll
from tmschat.users.models import User


@pytest.fixture
def poll(alice: User, room: Conversation) -> Json:
    """Alice's single-choice poll in `room`."""
    return make_poll(alice, room)
