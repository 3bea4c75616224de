"""How much a person may store."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from media.models import Upload
from media.services import QuotaExceeded, UploadDraft, create_upload, remove
from media.tests.objects import put
from media.tests.test_uploading import announce
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_user, send
from tmschat.users.models import User


def test_bytes_are_counted_for_each_person_and_come_back(settings: Any, as_alice: APIClient, as_bob: APIClient):
    settings.MEDIA_QUOTA_BYTES = 10
    first = announce(as_alice, b"123456")
    assert first.status_code == 201
    refused = announce(as_alice, b"12345")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (409, "quota_exceeded")
    assert "room for 4 bytes" in refused.json()["errors"][0]["detail"]
    assert announce(as_alice, b"1234").status_code == 201
    assert announce(as_bob, b"1234567890").status_code == 201
    remove(upload_ids=[first.json()["data"]["id"]])
    assert announce(as_alice, b"123456").status_code == 201


def test_files_are_counted_attached_or_not_and_a_deleted_message_gives_them_back(
    settings: Any, alice: User, room: Any, as_alice: APIClient
):
    settings.MEDIA_QUOTA_FILES = 2
    message = send(alice, room, attachment_ids=[put(alice).id, put(alice).id])
    assert announce(as_alice, b"x").status_code == 409
    assert as_alice.delete(f"/api/v1/messages/{message['id']}").status_code == 204
    assert announce(as_alice, b"x").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_twenty_announcements_at_once_stay_within_the_quota(settings: Any):
    settings.MEDIA_QUOTA_BYTES = 50
    alice = make_user()

    def begin(_: int) -> bool:
        try:
            create_upload(owner=alice, draft=UploadDraft("a.txt", "text/plain", 10))
        except QuotaExceeded:
            return False
        return True

    assert sum(race(20, begin)) == 5
    assert Upload.objects.count() == 5
