"""`seed_stress --lengths`: conversations that are as long as asked for, once, and as people would have made them."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from chat.models import Conversation, Message
from stresstest.seed.removing import remove
from stresstest.seed.world import Plan
from tmschat.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
Json = dict[str, Any]
TINY = Plan(users=12, extras=1, extra_members=3, images=1, files=1, texts=1)


@pytest.fixture(autouse=True)
def tiny(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(Plan, "scaled", classmethod(lambda cls, scale: TINY))  # noqa: ARG005


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "stress.json"


def seed(out: Path, *options: str) -> Json:
    call_command("seed_stress", f"--out={out}", *options, stdout=StringIO())
    written: Json = json.loads(out.read_text())
    return written


def test_conversations_are_as_long_as_asked_for_and_read_to_the_end(out: Path):
    written = seed(out, "--lengths=120,7")
    assert [each["messages"] for each in written["lengths"]] == [7, 120]
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {written['users'][0]['token']}")
    for each in written["lengths"]:
        seen = client.get(f"/api/v1/conversations/{each['id']}").json()["data"]
        assert (seen["last_seq"], seen["member_count"], seen["me"]["unread_count"]) == (each["messages"], 10, 0)
        page = client.get(f"/api/v1/messages/conversations/{each['id']}/messages").json()["data"]
        assert [message["seq"] for message in page] == list(range(each["messages"], max(0, each["messages"] - 50), -1))
    call_command("check_chat", stdout=StringIO())


def test_a_second_run_adds_what_is_missing_alone(out: Path):
    first = seed(out, "--lengths=7")
    before = list(Message.objects.order_by("pk").values())
    again = seed(out, "--lengths=7,9")
    assert again["lengths"][0] == first["lengths"][0]
    added = again["lengths"][1]["id"]
    assert list(Message.objects.exclude(conversation_id=added).order_by("pk").values()) == before
    assert Message.objects.filter(conversation_id=added).count() == 9


def test_without_lengths_there_are_none(out: Path):
    assert "lengths" not in seed(out)
    assert Conversation.objects.count() == 2


def test_reset_removes_them(out: Path):
    seed(out, "--lengths=7")
    remove()
    assert (User.objects.count(), Conversation.objects.count(), Message.objects.count()) == (0, 0, 0)


def test_one_that_was_deleted_is_told(out: Path):
    room = seed(out, "--lengths=7")["lengths"][0]["id"]
    Conversation.objects.filter(pk=room).update(deleted_at="2026-02-23T10:00:00Z")
    with pytest.raises(CommandError, match="of 7 messages is not as it was made; use --reset"):
        seed(out, "--lengths=7")


@pytest.mark.parametrize("lengths", ["", "0", "5,", "many"])
def test_lengths_that_are_no_positive_whole_numbers_are_refused(lengths: str, out: Path):
    with pytest.raises(CommandError, match="--lengths"):
        seed(out, f"--lengths={lengths}")
