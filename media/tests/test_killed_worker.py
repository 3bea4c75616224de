"""A worker that is killed at a picture: the next one finishes it when the lease is over, and the message tells once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from chat.models import Conversation, Message
from media.invariants import violations
from media.models import Upload
from media.tests.objects import png, put
from media.tests.test_thumbnails import lease_is_over
from media.thumbnails import make_due_thumbnail
from tmschat.testing.concurrency import wait_until
from tmschat.testing.factories import make_group, make_user, send
from tmschat.testing.s3 import S3Server
from tmschat.testing.worker import running_worker

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

Json = dict[str, Any]


def shown() -> tuple[Json, Conversation]:
    """Send a picture that has no thumbnail yet."""
    alice = make_user()
    room = make_group(alice)
    return send(alice, room, attachment_ids=[put(alice, "p.png", png(), "image/png").pk]), room


@contextmanager
def unreadable(object_path: Path) -> Iterator[None]:
    """Have whoever opens an object of the local store wait for ever."""
    aside = object_path.with_suffix(".aside")
    object_path.rename(aside)
    os.mkfifo(object_path)
    try:
        yield
    finally:
        aside.replace(object_path)


def is_finished_by_the_next(message: Json) -> None:
    assert make_due_thumbnail() == 0  # for all that it knows, the other one is at it
    lease_is_over()
    assert make_due_thumbnail() == 1
    upload = Upload.objects.get()
    assert (bool(upload.thumbnail_key), upload.thumbnail_due_at) == (True, None)
    assert Message.objects.get().change_seq == message["change_seq"] + 1
    assert list(violations()) == []


def test_before_its_thumbnail_is_made(own_store: Path):
    message, _ = shown()
    with unreadable(own_store / Upload.objects.get().object_key):
        with running_worker(DATA_DIR=str(own_store.parent)) as worker:
            wait_until(lambda: Upload.objects.get().thumbnail_tries == 1, within_s=60)
            worker.kill()
            worker.wait()
        assert Upload.objects.get().thumbnail_key == ""
    is_finished_by_the_next(message)


def test_when_its_thumbnail_is_stored_and_not_told_yet(s3: S3Server):
    message, room = shown()
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=room.pk)  # who tells waits for it
        with running_worker(**s3.settings) as worker:
            wait_until(lambda: Upload.objects.get().thumbnail_key != "", within_s=60)
            worker.kill()
            worker.wait()
    assert Message.objects.get().change_seq == message["change_seq"]
    is_finished_by_the_next(message)
