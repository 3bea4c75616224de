"""A conversation's files: the newest first, page by page, for its members alone."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.selectors import files
from chat.services.deletion import let_files_go
from media.models import Upload
from media.services import store_upload
from media.storage import store
from tmschat.core.pagination import PageRequest
from tmschat.testing.factories import client_of, make_group, make_user, send
from tmschat.users.models import User

GIF = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    """A store of this test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"


def url(room: Conversation) -> str:
    return f"/api/v1/conversations/{room.id}/files"


def attach(sender: User, room: Conversation, *names: str) -> dict[str, Any]:
    """Send a message with a file, or a picture, of each name."""
    kinds = {name: ("image/gif", GIF) if name.endswith("gif") else ("text/plain", b"text") for name in names}
    uploads = [
        store_upload(owner=sender, name=name, content_type=content_type, content=BytesIO(content))
        for name, (content_type, content) in kinds.items()
    ]
    return send(sender, room, "", attachment_ids=[upload.id for upload in uploads])


def names(answer: Any) -> list[str]:
    return [each["name"] for each in answer.json()["data"]]


def test_a_file_is_listed_with_its_message_and_its_sender_and_can_be_had(
    alice: User, room: Conversation, as_bob: APIClient
):
    message = attach(alice, room, "notes.txt")
    (listed,) = as_bob.get(url(room)).json()["data"]
    (attachment,) = message["attachments"]
    assert listed["id"] == str(attachment["id"])
    assert (listed["message_id"], listed["kind"], listed["size"]) == (str(message["id"]), "FILE", 4)
    assert listed["sender"] == {"id": str(alice.id), "username": "alice", "display_name": "Alice", "avatar_url": None}
    assert listed.keys() == {*attachment, "message_id", "sender", "created_at"}
    assert Client().get(listed["url"]).getvalue() == b"text"


def test_pages_go_from_the_newest_to_the_oldest_and_kinds_can_be_chosen(
    alice: User, room: Conversation, as_alice: APIClient
):
    attach(alice, room, "1.gif", "2.txt")
    attach(alice, room, "3.gif")
    send(alice, room, "No file")
    first = as_alice.get(url(room), {"limit": 2})
    rest = as_alice.get(url(room), {"cursor": first.json()["pagination"]["next_cursor"]})
    assert (names(first), names(rest)) == (["3.gif", "2.txt"], ["1.gif"])
    assert rest.json()["pagination"] == {"next_cursor": None, "has_more": False}
    assert names(as_alice.get(url(room), {"kind": "IMAGE"})) == ["3.gif", "1.gif"]
    assert names(as_alice.get(url(room), {"kind": "FILE"})) == ["2.txt"]
    assert names(as_alice.get(url(room), {"kind": ["FILE", "IMAGE"]})) == ["3.gif", "2.txt", "1.gif"]


def test_a_deleted_messages_files_are_listed_no_more(alice: User, room: Conversation, as_alice: APIClient):
    message = attach(alice, room, "1.txt")
    as_alice.delete(f"/api/v1/messages/{message['id']}")
    assert names(as_alice.get(url(room))) == []


def test_a_deleted_conversations_files_go_and_their_room_is_their_owners_again(
    alice: User, room: Conversation, as_alice: APIClient, settings: Any, django_capture_on_commit_callbacks: Any
):
    settings.MEDIA_QUOTA_FILES = 3
    announced = {"name": "a.txt", "content_type": "text/plain", "size": 1}
    standing = make_group(alice)
    attach(alice, standing, "kept.txt")
    attach(alice, room, "1.gif", "2.txt")
    assert let_files_go() == 0
    assert as_alice.delete(f"/api/v1/conversations/{room.id}").status_code == 204
    assert as_alice.post("/api/v1/media/uploads", announced).status_code == 409
    with django_capture_on_commit_callbacks(execute=True):
        assert (let_files_go(), let_files_go()) == (2, 0)
    assert names(as_alice.get(url(standing))) == ["kept.txt"]
    assert list(store().keys()) == [Upload.objects.get().object_key]
    assert as_alice.post("/api/v1/media/uploads", announced).status_code == 201


def test_who_is_not_a_member_sees_nothing_with_files_or_without(alice: User, bob: User, room: Conversation):
    stranger = client_of(make_user())
    assert stranger.get(url(room)).status_code == 404
    attach(alice, room, "1.txt")
    assert stranger.get(url(room)).status_code == 404
    as_bob = client_of(bob)
    assert as_bob.post(f"/api/v1/conversations/{room.id}/leave").status_code == 204
    assert as_bob.get(url(room)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "attr"),
    [({"kind": "VIDEO"}, "kind"), ({"cursor": "x"}, "cursor"), ({"limit": "0"}, "limit"), ({"limit": "101"}, "limit")],
)
def test_a_question_that_makes_no_sense_is_refused(
    asked: dict[str, str], attr: str, room: Conversation, as_alice: APIClient
):
    answer = as_alice.get(url(room), asked)
    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, attr)


@pytest.mark.parametrize("rows", [1, 100])
def test_a_page_costs_the_same_for_any_length(
    rows: int, alice: User, room: Conversation, as_alice: APIClient, django_assert_max_num_queries: Any
):
    for number in range(rows):
        attach(alice, room, f"{number}.txt")
    with django_assert_max_num_queries(2):  # the token; membership, files, uploads, messages and senders in one
        assert len(names(as_alice.get(url(room), {"limit": 100}))) == rows


@pytest.mark.parametrize(("kinds", "index"), [([], "attachment_newest"), (["IMAGE"], "attachment_by_kind")])
def test_a_page_is_cut_from_the_conversations_own_index_in_its_order(
    kinds: list[str], index: str, alice: User, monkeypatch: pytest.MonkeyPatch
):
    room = make_group(alice)
    for number in range(60):
        attach(alice, room, "1.gif" if number % 3 else "1.txt")
    plans: list[str] = []

    def explained(statement: str, params: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE chat_attachment, media_upload")
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {statement}", params)
            plans.extend(line for (line,) in cursor.fetchall())
        return []

    monkeypatch.setattr(files, "rows", explained)
    files.file_page(room.id, alice.id, PageRequest(after=None, limit=5), kinds=kinds)
    cut = next(place for place, line in enumerate(plans) if "Limit" in line)
    page = "\n".join(plans[cut:])
    assert f"Index Scan using {index} on chat_attachment" in page
    assert "Sort" not in page.split("Index Scan using " + index)[0]
