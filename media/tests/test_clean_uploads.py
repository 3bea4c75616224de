"""`clean_uploads` removes what nothing came of, and nothing else."""

from datetime import timedelta
from io import BytesIO, StringIO

from django.core.management import call_command
from django.utils import timezone

from chat.models import Conversation
from media.models import Upload
from media.services import UploadDraft, create_upload, incoming_key_of
from media.storage import store
from media.tests.objects import put
from tmschat.testing.factories import send
from tmschat.users.models import User


def test_old_uploads_without_a_message_are_removed_with_their_objects(alice: User, room: Conversation):
    attached, unused, fresh = put(alice), put(alice), put(alice)
    send(alice, room, attachment_ids=[attached.id])
    begun = create_upload(owner=alice, draft=UploadDraft("a.txt", "text/plain", 5)).upload_id
    store().put(incoming_key_of(begun), BytesIO(b"Hello"), content_type="text/plain")
    Upload.objects.exclude(pk=fresh.pk).update(created_at=timezone.now() - timedelta(hours=25))
    said = StringIO()
    call_command("clean_uploads", stdout=said, no_color=True)
    assert said.getvalue() == "2 unused uploads removed\n"
    assert set(Upload.objects.values_list("id", flat=True)) == {attached.id, fresh.id}
    assert set(store().keys()) == {attached.object_key, fresh.object_key}
    assert store().size(incoming_key_of(begun)) is None
    assert not Upload.objects.filter(pk=unused.pk).exists()
