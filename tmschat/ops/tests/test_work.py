"""`manage.py work` does the chores by itself."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from chat.models import SearchEntry
from polls.drafts import PollDraft
from polls.models import Poll
from polls.services import create_poll
from tmschat.env import BASE_DIR
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, make_user, send


@pytest.fixture
def worker():
    """A real worker on this test's database."""
    settings = connection.settings_dict
    environment = os.environ | {
        "DATABASE_URL": os.environ["DATABASE_URL"].replace("/tmschat?", f"/{settings['NAME']}?")
    }
    argv = [sys.executable, str(BASE_DIR / "manage.py"), "work", "--queue-name", "*", "--no-reload"]
    process = subprocess.Popen(argv, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_worker_indexes_messages_closes_polls_and_stops_when_told(worker):
    alice = make_user()
    room = make_group(alice)
    message = send(alice, room, "find me")
    draft = PollDraft(question="When?", options=["a", "b"], closes_at=timezone.now() + timedelta(seconds=2))
    poll, _ = create_poll(creator=alice, conversation_id=room.id, draft=draft)
    wait_until(lambda: SearchEntry.objects.filter(message_id=message["id"]).exists(), within_s=30)
    wait_until(lambda: Poll.objects.filter(id=poll["id"], is_final=True).exists(), within_s=30)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=10) == 0
