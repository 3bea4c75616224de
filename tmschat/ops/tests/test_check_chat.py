"""`check_chat` passes on what the seed and people make, and names each row that breaks a rule."""

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from rest_framework.test import APIClient

import chat.invariants
import media.invariants
import polls.invariants
from chat.services.flush import flush_pending
from media.models import Upload
from media.storage import store
from stresstest.seed import world
from stresstest.seed.loading import load
from stresstest.seed.world import Plan
from tmschat.testing.factories import client_of
from tmschat.users.models import User

SMALL = Plan(users=4, extras=1, extra_members=3, images=2, files=2, texts=3, options=3)


@pytest.fixture(autouse=True)
def all_sorts_of_rows(settings: Any, tmp_path: Path, transactional_db: None) -> None:
    """A small seed, and one of everything that people do."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RATE_LIMIT_WRITE = 1_000_000  # the seeded users are the same people in every test
    load(SMALL, lambda _: None)
    one, two = (client_of(User.objects.get(pk=world.user_id(number))) for number in (1, 2))
    in_room = f"/api/v1/messages/conversations/{world.group_id()}/messages"
    first = post(one, in_room, text="Look, @stress_002", client_id="first")["id"]
    post(two, in_room, text="Seen", reply_to=first)
    one.patch(f"/api/v1/messages/{first}", {"text": "Look here, @stress_002"}, format="json")
    one.delete(f"/api/v1/messages/{post(one, in_room, text='Oops')['id']}")
    post(two, f"/api/v1/messages/{first}/reactions", emoji="👍")
    post(one, f"/api/v1/polls/{world.poll_id()}/vote", option_ids=[str(world.option_id(1))])
    post(two, f"/api/v1/conversations/{world.group_id()}/read", seq=3)
    post(one, "/api/v1/conversations", type="DIRECT", member_ids=[str(world.user_id(2))])
    flush_pending()


def post(client: APIClient, url: str, **body: Any) -> Any:
    answer = client.post(url, body, format="json")
    assert answer.status_code in {200, 201}, answer.content
    return answer.json()["data"]


def check(**options: Any) -> tuple[int, list[str]]:
    """Give `check_chat`'s exit code and the lines that it prints."""
    said = StringIO()
    try:
        call_command("check_chat", stdout=said, no_color=True, **options)
    except SystemExit as exit_:
        return int(str(exit_.code)), said.getvalue().splitlines()
    return 0, said.getvalue().splitlines()


def lose_an_object() -> None:
    store().delete([Upload.objects.values_list("object_key", flat=True)[0]])


def cut_an_object() -> None:
    store().put(Upload.objects.values_list("object_key", flat=True)[0], BytesIO(b"?"), content_type="text/plain")


def leave_an_object() -> None:
    store().put("uploads/00/nobodys", BytesIO(b"?"), content_type="text/plain")


# One line a rule: what breaks it.
BREAKS: list[tuple[str, str | Callable[[], None]]] = [
    ("seq is contiguous", "UPDATE chat_message SET seq = seq + 10 WHERE client_id = 'first'"),
    (
        "last_seq is the newest message's",
        "UPDATE chat_conversation SET last_seq = last_seq + 1 WHERE title LIKE 'Stress%'",
    ),
    (
        "change number is given once",
        (
            "UPDATE chat_member v SET change_seq = m.change_seq FROM chat_message m WHERE m.client_id = 'first'"
            " AND v.conversation_id = m.conversation_id AND v.role = 'OWNER'"
        ),
    ),
    ("change number is given out", "UPDATE chat_conversation SET change_seq = 3 WHERE title = 'Stress group'"),
    ("last activity is the newest message's", "UPDATE chat_conversation SET last_activity_at = now()"),
    ("member count", "UPDATE chat_conversation SET member_count = member_count + 1"),
    (
        "direct conversation is a pair",
        (
            "UPDATE chat_member v SET role = 'OWNER' FROM chat_conversation c"
            " WHERE c.id = v.conversation_id AND c.type = 'DIRECT'"
        ),
    ),
    ("group has an owner", "UPDATE chat_member SET role = 'ADMIN' WHERE role = 'OWNER'"),
    ("marks fit", "UPDATE chat_mark SET delivered_seq = 999"),
    (
        "marks are members'",
        (
            "INSERT INTO chat_mark (conversation_id, user_id, delivered_seq, read_seq)"
            " SELECT c.id, u.id, 0, 0 FROM chat_conversation c CROSS JOIN users_user u"
            " WHERE NOT EXISTS (SELECT FROM chat_member v WHERE v.conversation_id = c.id AND v.user_id = u.id)"
        ),
    ),
    ("reply count", "UPDATE chat_message SET reply_count = 7 WHERE client_id = 'first'"),
    (
        "replies stay in their conversation",
        (
            "UPDATE chat_message SET reply_to_id = (SELECT id FROM chat_message WHERE client_id = 'first')"
            " WHERE conversation_id <> (SELECT conversation_id FROM chat_message WHERE client_id = 'first')"
        ),
    ),
    (
        "deleted message is empty",
        (
            "INSERT INTO chat_edit (message_id, text, edited_at)"
            " SELECT id, 'Oops', now() FROM chat_message WHERE deleted_at IS NOT NULL"
        ),
    ),
    ("edited message has its earlier texts", "DELETE FROM chat_edit"),
    ("mentions match", "DELETE FROM chat_mention"),
    ("attachment fits", "UPDATE chat_attachment SET kind = 'FILE' WHERE kind = 'IMAGE'"),
    ("message has its files", "DELETE FROM chat_attachment"),
    ("claimed upload is attached", "DELETE FROM chat_attachment"),
    ("reaction counts", "UPDATE chat_message SET reaction_counts = '[]'"),
    ("numbered reaction is counted", "UPDATE chat_reaction SET is_counted = false"),
    ("reaction hangs on its message", "UPDATE chat_reaction SET message_id = gen_random_uuid()"),
    ("poll option tally", "UPDATE polls_polloption SET votes = votes + 1 WHERE position = 2"),
    ("poll voters tally", "UPDATE polls_poll SET total_voters = 2"),
    ("numbered vote is counted", "UPDATE polls_vote SET counted_option_ids = '{}'"),
    (
        "vote has no more options than allowed",
        "UPDATE polls_vote SET option_ids = ARRAY(SELECT id FROM polls_polloption)",
    ),
    ("vote chooses the poll's options", "UPDATE polls_vote SET option_ids = ARRAY[gen_random_uuid()]"),
    ("vote chooses an option once", "UPDATE polls_vote SET option_ids = option_ids || option_ids"),
    ("final tally is exact", "UPDATE polls_poll SET is_final = true"),
    ("poll hangs on its message", "UPDATE chat_message SET type = 'TEXT' WHERE type = 'POLL'"),
    (
        "vote is in its poll's conversation",
        "UPDATE polls_vote SET conversation_id = (SELECT id FROM chat_conversation WHERE title = 'Stress room 001')",
    ),
    ("claimed upload is complete", "UPDATE media_upload SET completed_at = NULL"),
    ("picture has a size", "UPDATE media_upload SET width = 0 WHERE kind = 'IMAGE'"),
    ("upload has its object", lose_an_object),
    ("upload has its object", cut_an_object),
    ("upload has its thumbnail", "UPDATE media_upload SET thumbnail_key = 'thumbnails/lost' WHERE kind = 'IMAGE'"),
    ("object has its upload", leave_an_object),
]


def test_every_rule_is_broken_by_a_test():
    rules = {*chat.invariants.ALL, *polls.invariants.ALL, *media.invariants.ALL}
    assert rules == {rule for rule, _ in BREAKS}


def test_it_passes_on_seeded_data_and_on_what_people_do():
    assert check() == (0, ["All invariants hold"])


@pytest.mark.parametrize(("rule", "break_it"), BREAKS, ids=[rule for rule, _ in BREAKS])
def test_a_broken_rule_is_named_with_its_rows(rule: str, break_it: str | Callable[[], None]):
    if isinstance(break_it, str):
        with connection.cursor() as cursor:
            cursor.execute(break_it)
            assert cursor.rowcount > 0
    else:
        break_it()
    code, lines = check()
    assert code == 1
    assert [line for line in lines if line.startswith(f"{rule}: ")], lines


def test_a_rule_broken_many_times_is_shown_in_part_and_counted_whole():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE chat_conversation SET member_count = member_count + 1")
    code, lines = check(shown=1)
    assert code == 1
    assert [line.startswith("member count: conversation ") for line in lines] == [True, False, False]
    assert lines[1:] == ["member count: 2 more", "3 rows break 1 rules"]
