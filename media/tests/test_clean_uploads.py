"""`clean_uploads` removes what nothing came of, and nothing else."""

import os
import time
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from chat.models import Conversation
from media.models import Upload
from media.services import UploadDraft, create_upload, incoming_key_of
from media.storage import store
from media.tests.objects import put
from tmschat.testing.factories import send
from tmschat.testing.s3 import S3Server
from tmschat.users.models import User


@pytest.mark.usefixtures("each_store")
def test_old_uploads_without_a_message_are_removed_with_their_objects(alice: User, room: Conversation):
    attached, unused, fresh = put(alice), put(alice), put(alice)
    send(alice, room, attachment_ids=[attached.id])
    begun = create_upload(owner=alice, draft=UploadDraft("a.txt", "text/plain", 5)).upload_id
    store().put(incoming_key_of(begun), BytesIO(b"Hello"), content_type="text/plain")
    Upload.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(hours=25))
    assert clean().startswith("2 unused uploads removed")
    assert set(Upload.objects.values_list("id", flat=True)) == {attached.id, fresh.id}
    assert set(store().keys()) == {attached.object_key, fresh.object_key}
    assert store().size(incoming_key_of(begun)) is None
    assert not Upload.objects.filter(pk=unused.pk).exists()


def test_what_was_sent_after_completion_or_left_half_written_by_a_crash_is_removed(alice: User, own_store: Path):
    kept = put(alice)
    store().put("incoming/old", BytesIO(b"sent again"), content_type="text/plain")
    store().put("incoming/new", BytesIO(b"just sent"), content_type="text/plain")
    (own_store / "drafts").mkdir(exist_ok=True)
    (own_store / "drafts" / "half").write_bytes(b"ha")
    for name in ("incoming/old", "drafts/half"):
        os.utime(own_store / name, (time.time() - 25 * 3600,) * 2)
    assert clean() == "0 unused uploads removed, 2 unfinished objects\n"
    left = {str(path.relative_to(own_store)) for path in own_store.rglob("*") if path.is_file()}
    assert left == {"incoming/new", kept.object_key}


def test_in_a_bucket_too_with_the_parts_of_what_never_became_an_object(alice: User, s3: S3Server):
    kept = put(alice)
    Upload.objects.update(claimed_at=timezone.now())
    store().put("incoming/old", BytesIO(b"sent again"), content_type="text/plain")
    begun = s3.client.create_multipart_upload(Bucket=s3.bucket, Key="incoming/begun")
    s3.client.upload_part(Bucket=s3.bucket, Key="incoming/begun", UploadId=begun["UploadId"], PartNumber=1, Body=b"x")
    assert clean("--older-than", "1") == "0 unused uploads removed, 0 unfinished objects\n"
    assert clean("--older-than", "-0.1") == "0 unused uploads removed, 2 unfinished objects\n"
    assert s3.keys() == [kept.object_key]
    assert "Uploads" not in s3.client.list_multipart_uploads(Bucket=s3.bucket)


def clean(*options: str) -> str:
    said = StringIO()
    call_command("clean_uploads", *options, stdout=said, no_color=True)
    return said.getvalue()
