"""`manage.py work` does the chores by itself."""

import signal
import time
from datetime import timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from django.utils import timezone

from chat.models import SearchEntry
from chat.services.conversations import delete_conversation
from media.models import Upload
from media.services import store_upload
from polls.drafts import PollDraft
from polls.models import Poll
from polls.services import create_poll
from tmschat.ops import chores
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, make_user, send
from tmschat.testing.worker import running_worker


@pytest.mark.django_db(transaction=True)
def test_a_chore_that_stumbles_over_what_nobody_foresaw_is_tried_again(monkeypatch):
    tries: list[int] = []

    def stumble():
        tries.append(len(tries))
        if len(tries) == 1:
            raise ValueError("a broken row")

    monkeypatch.setattr(chores, "chores", lambda: [chores.Chore("stumble", stumble, "SELECT 1")])
    running = chores.Chores()
    running.start()
    wait_until(lambda: len(tries) > 1, within_s=30)
    running.stop()


@pytest.mark.django_db(transaction=True)
def test_what_comes_while_a_chore_rests_is_done_together(monkeypatch):
    done_at: list[float] = []

    def note():
        done_at.append(time.monotonic())

    monkeypatch.setattr(chores, "LOOK_EVERY_S", 0.05)
    monkeypatch.setattr(chores, "chores", lambda: [chores.Chore("note", note, "SELECT 1", rest_s=0.5)])
    running = chores.Chores()
    running.start()
    wait_until(lambda: len(done_at) > 2, within_s=30)
    running.stop()

    assert all(later - earlier >= 0.5 for earlier, later in pairwise(done_at))


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_worker_indexes_messages_closes_polls_lets_files_go_and_stops_when_told():
    alice = make_user()
    room = make_group(alice)
    message = send(alice, room, "find me")
    draft = PollDraft(question="When?", options=["a", "b"], closes_at=timezone.now() + timedelta(seconds=2))
    gone = make_group(alice)
    file = store_upload(owner=alice, name="a.txt", content_type="text/plain", content=BytesIO(b"text"))
    send(alice, gone, attachment_ids=[file.id])
    delete_conversation(user=alice, conversation_id=gone.id)
    poll, _ = create_poll(creator=alice, conversation_id=room.id, draft=draft)
    with running_worker() as worker:
        wait_until(lambda: SearchEntry.objects.filter(message_id=message["id"]).exists(), within_s=30)
        wait_until(lambda: Poll.objects.filter(id=poll["id"], is_final=True).exists(), within_s=30)
        wait_until(lambda: not Upload.objects.exists(), within_s=30)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=10) == 0
