"""A hundred thousand messages in one conversation: its files and its messages of a type are cut from an index."""

from typing import Any

import pytest
from django.db import connection

from chat.models import Conversation
from chat.selectors import files, messages
from tmschat.core.pagination import PageRequest
from tmschat.testing.factories import make_group
from tmschat.users.models import User

MESSAGES = 100_000
_FILL = """
WITH m AS (
    INSERT INTO chat_message (id, conversation_id, seq, change_seq, type, sender_id, text, mentions, reaction_counts,
                              reply_count, metadata, created_at)
    SELECT uuidv7(), %(room)s, n, n + 1,
           CASE WHEN n %% 20 <> 0 THEN 'TEXT' WHEN n %% 40 <> 0 THEN 'FILE' ELSE 'IMAGE' END,
           %(sender)s, '', '{}', '[]', 0, '{}', now()
    FROM generate_series(1, %(count)s) n RETURNING id, type
), u AS (
    INSERT INTO media_upload (id, owner_id, kind, name, content_type, size, sha256, placeholder, object_key,
                              thumbnail_key, thumbnail_tries, infection, created_at, completed_at, claimed_at)
    SELECT m.id, %(sender)s, m.type, 'name', 'text/plain', 1, '', '', 'uploads/' || m.id, '', 0, '', now(), now(),
           now()
    FROM m WHERE m.type <> 'TEXT' RETURNING id, kind
)
INSERT INTO chat_attachment (id, conversation_id, message_id, upload_id, kind, position)
SELECT u.id, %(room)s, u.id, u.id, u.kind, 0 FROM u
"""


@pytest.fixture
def large(alice: User) -> Conversation:
    """A room with all those messages, every twentieth with a file or a picture, beside one of 1,000."""
    for count in (1000, MESSAGES):
        room = make_group(alice)
        with connection.cursor() as cursor:
            cursor.execute(_FILL, {"room": room.id, "sender": alice.id, "count": count})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE chat_message, chat_attachment, media_upload")
    return room


@pytest.mark.breaks_invariants  # its uploads have no objects, its conversation no numbers
def test_files_and_types_are_served_from_an_index(large: Conversation, alice: User, monkeypatch: pytest.MonkeyPatch):
    read: list[dict[str, Any]] = []

    def explained(statement: str, params: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", params)
            read.append(cursor.fetchone()[0][0]["Plan"])
        return []

    monkeypatch.setattr(files, "rows", explained)
    monkeypatch.setattr(messages, "rows", explained)
    place = (large.id, alice.id)
    for kinds, index in ([], "attachment_newest"), (["FILE"], "attachment_by_kind"), (["IMAGE"], "attachment_by_kind"):
        files.file_page(*place, PageRequest(None, 50), kinds=kinds)
        assert reads_of("chat_attachment", read[-1]) == [(index, 51)]
    for types, rows in (["FILE"], 51), (["POLL"], 0), (["FILE", "IMAGE"], 2 * 51), (["FILE", "POLL"], 51):
        for wanted in PageRequest(None, 50), PageRequest((MESSAGES // 2,), 50):
            messages.message_page(*place, wanted, types=types)
            by_type = [
                looked_at for index, looked_at in reads_of("chat_message", read[-1]) if index == "message_by_type"
            ]
            assert sum(by_type) == rows
            assert sum(looked_at for _, looked_at in reads_of("chat_message", read[-1])) <= rows * 3


def reads_of(table: str, plan: dict[str, Any]) -> list[tuple[str, int]]:
    """Give by which index a plan has read a table, and how many rows it looked at; "": the whole table."""
    below = [each for part in plan.get("Plans", ()) for each in reads_of(table, part)]
    if plan.get("Relation Name") != table:
        return below
    looked_at = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
    return [(plan.get("Index Name", ""), int(looked_at * plan["Actual Loops"])), *below]
