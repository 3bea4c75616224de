"""`check_chat` finds each invariant of chat that is broken by hand, and nothing in sound data."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from chat.invariants import ALL, violations
from chat.models import Conversation
from chat.services.conversations import ConversationDraft, create_conversation
from chat.services.deletion import delete_message
from chat.services.flush import flush_pending
from chat.services.marks import mark_read
from chat.services.messages import edit_message
from chat.services.reactions import add_reaction
from chat.tests.helpers import upload
from tmschat.testing.factories import send
from tmschat.users.models import User

# rule: statements that break it, run after constraints that would prevent them were dropped
BREAKS: dict[str, list[str]] = {
    "seq is contiguous": [
        "UPDATE chat_message SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM chat_message)",
        "UPDATE chat_message SET seq = 1 WHERE seq = 2",
    ],
    "last_seq is the newest message's": ["UPDATE chat_conversation SET last_seq = last_seq + 1"],
    "change number is given once": [
        "UPDATE chat_message SET change_seq = 2 WHERE seq = 1",
        "UPDATE chat_conversation SET own_change_seq = 2",
        "UPDATE chat_member SET change_seq = 5",
    ],
    "change number is given out": [
        "UPDATE chat_message SET change_seq = 1000 WHERE seq = 1",
        "UPDATE chat_conversation SET own_change_seq = 0",
        "UPDATE chat_reaction SET change_seq = 1000",
    ],
    "last activity is the newest message's": [
        "UPDATE chat_conversation SET last_activity_at = last_activity_at + interval '1 second'"
    ],
    "member count": [
        "UPDATE chat_conversation SET member_count = 1",
        "DELETE FROM chat_member WHERE role = 'MEMBER'",
    ],
    "direct conversation is a pair": [
        "UPDATE chat_member SET role = 'OWNER'",
        "DELETE FROM chat_member",
        "UPDATE chat_conversation SET direct_key = '00000000-0000-7000-8000-000000000000' WHERE type = 'DIRECT'",
    ],
    "group has an owner": ["UPDATE chat_member SET role = 'ADMIN'", "UPDATE chat_member SET is_removed = true"],
    "marks fit": [
        "UPDATE chat_mark SET delivered_seq = 1000",
        "UPDATE chat_mark SET read_seq = delivered_seq + 1",
    ],
    "marks are members'": [
        "DELETE FROM chat_member WHERE role = 'MEMBER'",
        "UPDATE chat_mark SET user_id = '00000000-0000-7000-8000-000000000000'",
    ],
    "reply count": ["UPDATE chat_message SET reply_count = 5", "UPDATE chat_message SET reply_to_id = NULL"],
    "replies stay in their conversation": [
        """UPDATE chat_message SET conversation_id = (SELECT id FROM chat_conversation WHERE type = 'DIRECT')
        WHERE reply_to_id IS NOT NULL"""
    ],
    "deleted message is empty": [
        "UPDATE chat_message SET text = 'x' WHERE deleted_at IS NOT NULL",
        "UPDATE chat_message SET metadata = '{\"a\": 1}' WHERE deleted_at IS NOT NULL",
        "UPDATE chat_message SET pinned_at = now() WHERE deleted_at IS NOT NULL",
        "UPDATE chat_message SET deleted_at = now(), text = '', mentions = '{}' WHERE mentions <> '{}'",
        "UPDATE chat_message SET deleted_at = now(), text = '' WHERE edited_at IS NOT NULL",
        "UPDATE chat_message SET deleted_at = now(), text = '' WHERE type = 'FILE'",
        "UPDATE chat_message SET deleted_at = now(), text = '', reaction_counts = '[]' WHERE reaction_counts <> '[]'",
    ],
    "edited message has its earlier texts": [
        "UPDATE chat_message SET edited_at = NULL",
        "UPDATE chat_message SET edited_at = now()",
        "DELETE FROM chat_edit",
    ],
    "mentions match": [
        "DELETE FROM chat_mention",
        "UPDATE chat_mention SET seq = seq + 1",
        "UPDATE chat_message SET mentions = '{}'",
        "UPDATE chat_message SET mentions = mentions || id WHERE deleted_at IS NULL",
    ],
    "attachment fits": [
        "UPDATE media_upload SET claimed_at = NULL",
        "UPDATE chat_attachment SET conversation_id = (SELECT id FROM chat_conversation WHERE type = 'DIRECT')",
        "UPDATE chat_attachment SET kind = 'IMAGE'",
        "UPDATE chat_message SET type = 'TEXT' WHERE type = 'FILE'",
        "UPDATE chat_message SET type = 'IMAGE' WHERE type = 'FILE'",
    ],
    "message has its files": ["DELETE FROM chat_attachment", "UPDATE chat_message SET type = 'IMAGE'"],
    "claimed upload is attached": ["DELETE FROM chat_attachment"],
    "reaction counts": [
        'UPDATE chat_message SET reaction_counts = \'[{"emoji": "👍", "count": 7}]\' WHERE reaction_counts <> \'[]\'',
        "UPDATE chat_message SET reaction_counts = '[]'",
        "DELETE FROM chat_reaction",
    ],
    "numbered reaction is counted": [
        "UPDATE chat_reaction SET is_counted = false",
        "UPDATE chat_reaction SET is_removed = true",
    ],
    "reaction hangs on its message": [
        "UPDATE chat_reaction SET message_id = '00000000-0000-7000-8000-000000000000'",
        "UPDATE chat_reaction SET user_id = '00000000-0000-7000-8000-000000000000'",
        "UPDATE chat_reaction SET conversation_id = '00000000-0000-7000-8000-000000000000'",
    ],
}

DROP_CONSTRAINTS = """
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
DO $$ DECLARE found record; BEGIN
    FOR found IN SELECT conrelid::regclass AS place, conname FROM pg_constraint
        WHERE contype IN ('c', 'f', 'u') AND conrelid::regclass::text LIKE 'chat%' LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.place, found.conname);
    END LOOP;
END $$
"""


@pytest.fixture
def world(alice: User, bob: User, room: Conversation) -> None:
    """A bit of everything, all of it sound."""
    create_conversation(creator=alice, draft=ConversationDraft("DIRECT", member_ids=[bob.id]))
    asked = send(alice, room, "@bob, what is for lunch?")
    send(bob, room, "Soup", reply_to=asked["id"])
    send(bob, room, "the menu", attachment_ids=[upload(bob).id])
    edited, gone = send(alice, room, "Nic"), send(alice, room, "Oops")
    edit_message(user=alice, message_id=edited["id"], text="Nice")
    delete_message(user=alice, message_id=gone["id"])
    send(bob, room, "Bye")
    add_reaction(user=bob, message_id=asked["id"], emoji="👍")
    mark_read(user=bob, conversation_id=room.id, seq=2)
    flush_pending()
    assert list(violations()) == []


def test_every_rule_is_broken_here():
    assert set(BREAKS) == set(ALL)


@pytest.mark.breaks_invariants
@pytest.mark.parametrize("rule", BREAKS)
def test_what_is_broken_by_hand_is_found(rule: str, world: None):
    with connection.cursor() as cursor:
        cursor.execute(DROP_CONSTRAINTS)
        for statement in BREAKS[rule]:
            with transaction.atomic():
                cursor.execute(statement)
                assert cursor.rowcount > 0, statement
                lines = [line for line in violations() if line.startswith(f"{rule}: ")]
                assert lines, statement
                transaction.set_rollback(True)


def test_what_waits_for_the_flusher_breaks_nothing(alice: User, room: Conversation):
    message = send(alice, room)
    for emoji in ("👍", "🎉"):
        add_reaction(user=alice, message_id=message["id"], emoji=emoji)
    assert list(violations()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.breaks_invariants
def test_the_command_says_what_is_broken_and_fails(
    world: None, room: Conversation, settings: Settings, capsys: pytest.CaptureFixture[str]
):
    settings.INVARIANTS = ["chat.invariants.violations"]
    call_command("check_chat")
    Conversation.objects.filter(id=room.id).update(member_count=77)
    with pytest.raises(SystemExit) as stopped:
        call_command("check_chat")
    assert stopped.value.code == 1
    assert f"conversation {room.id} says 77 members, standing are 2" in capsys.readouterr().out
