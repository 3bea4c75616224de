"""What one sees of one's own before it is counted must not outlive it."""

import pytest

from chat.models import Message
from chat.services.flush import flush_pending
from chat.services.messages import edit_message
from chat.services.reactions import add_reaction, remove_reaction
from tmschat.testing.factories import send
from tmschat.testing.model_client import ModelClient, PerfectLink, open_office
from tmschat.tests.convergence.world import differences, fresh_state


@pytest.fixture
def deaf(settings, transactional_db):
    """Events reach nobody: the device resumes by reading."""
    settings.EVENT_SINK = "tmschat.testing.model_client.post"
    open_office([])


def flush():
    while flush_pending():
        pass


def test_a_reaction_taken_back_before_it_was_counted_leaves_nothing_on_another_device(deaf, alice, bob, room):
    message = Message.objects.get(id=send(alice, room)["id"])
    device = ModelClient(bob, PerfectLink())
    device.connect()

    edit_message(user=alice, message_id=message.pk, text="Edited")  # so that the device reads the message anew …
    add_reaction(user=bob, message_id=message.id, emoji="👍")
    device.connect()  # … with the reaction that is not counted yet
    remove_reaction(user=bob, message_id=message.id, emoji="👍")
    flush()
    device.connect()

    assert differences(device.state, fresh_state(bob)) == []


def test_a_reaction_put_back_before_its_removal_was_counted_is_there_on_another_device(deaf, alice, bob, room):
    message = Message.objects.get(id=send(alice, room)["id"])
    add_reaction(user=bob, message_id=message.id, emoji="👍")
    flush()
    device = ModelClient(bob, PerfectLink())
    device.connect()

    edit_message(user=alice, message_id=message.pk, text="Edited")
    remove_reaction(user=bob, message_id=message.id, emoji="👍")
    device.connect()
    add_reaction(user=bob, message_id=message.id, emoji="👍")
    flush()
    device.connect()

    assert differences(device.state, fresh_state(bob)) == []
