"""`seed_stress --volume`: a year's talk, as large as asked for, that holds what everything else counts on."""

import unicodedata
from collections import Counter
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from chat.models import Conversation, Member, Message, Reaction, SearchEntry
from stresstest.seed.removing import remove
from stresstest.seed.volume.plan import Volume
from stresstest.seed.volume.words import MAX_LENGTH, Talker
from stresstest.seed.world import Plan
from tmschat.testing.factories import client_of, make_group, make_user
from tmschat.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)
MESSAGES = 3000


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """A store of this test's own; the data beside the volume is not what is looked at."""
    tiny = Plan(users=5, extras=2, extra_members=3, images=2, files=3, texts=2)
    monkeypatch.setattr(Plan, "scaled", classmethod(lambda cls, scale: tiny))  # noqa: ARG005
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RATE_LIMIT_READ = 1_000_000


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the file for the load scripts goes."""
    return tmp_path / "stress.json"


def seed(out: Path, **options: Any) -> str:
    said = StringIO()
    call_command("seed_stress", out=out, stdout=said, **options)
    return said.getvalue()


def of_the_volume() -> Any:
    return Message.objects.exclude(sender__username__startswith="stress_")


def test_it_is_whole_searchable_and_made_once(out: Path):
    said = seed(out, volume=MESSAGES)
    assert "3000 messages in 30 conversations of 20 people" in said
    assert of_the_volume().count() == MESSAGES
    call_command("check_chat", stdout=StringIO())
    assert SearchEntry.objects.count() == Message.objects.exclude(text="").count()
    before = list(Message.objects.order_by("pk").values()), Member.objects.count()
    assert "already there" in seed(out, volume=MESSAGES)
    assert (list(Message.objects.order_by("pk").values()), Member.objects.count()) == before
    with pytest.raises(CommandError, match="use --reset"):
        seed(out, volume=2 * MESSAGES)
    assert remove() == 25
    assert (User.objects.count(), Conversation.objects.count(), Reaction.objects.count()) == (0, 0, 0)


def test_it_has_what_people_do(out: Path):
    seed(out, volume=MESSAGES)
    lengths = sorted(len(text) for text in of_the_volume().values_list("text", flat=True))
    assert lengths[len(lengths) // 2] < 60
    assert lengths[-len(lengths) // 100] > 300
    assert 0.1 < of_the_volume().exclude(reply_to=None).count() / MESSAGES < 0.3
    chains = of_the_volume().filter(reply_to__reply_to__reply_to__isnull=False)
    assert chains.exists()
    reacted = Counter(len(counts) for counts in of_the_volume().values_list("reaction_counts", flat=True))
    assert reacted[0] > reacted[1] > reacted[2] > 0
    assert of_the_volume().exclude(edited_at=None).exists()
    assert of_the_volume().exclude(deleted_at=None).exists()
    assert of_the_volume().exclude(mentions=[]).exists()
    assert set(Conversation.objects.values_list("type", flat=True)) == {"GROUP", "DIRECT"}
    sizes = list(Conversation.objects.order_by("-last_seq").values_list("last_seq", flat=True))
    assert sizes[0] > 3 * sizes[len(sizes) // 2] > 3 * sizes[-1]


def test_its_people_see_it_once_they_can_sign_in(out: Path):
    seed(out, volume=MESSAGES, password="correct horse battery")
    person = User.objects.get(username="crowd_00001")
    assert person.check_password("correct horse battery")
    client = client_of(person)
    rooms = client.get("/api/v1/conversations", {"limit": 100}).json()["data"]
    assert max(room["member_count"] for room in rooms) == 20
    assert any(room["me"]["unread_count"] for room in rooms)
    found = client.get("/api/v1/search/messages", {"q": "会议"}).json()["data"]
    assert found
    assert all("会议" in message["text"] for message in found)


def test_reset_refuses_where_other_people_would_notice(out: Path):
    seed(out, volume=100)
    make_group(make_user("alice"), User.objects.get(username="crowd_00003"), title="Ours")
    with pytest.raises(CommandError, match="“Ours”"):
        seed(out, reset=True)
    assert of_the_volume().count() == 100


def test_somebody_elses_account_of_such_a_name_is_not_taken_over(out: Path):
    make_user("crowd_00001")
    with pytest.raises(CommandError, match="crowd_00001 was not made by seed_stress"):
        seed(out, volume=100)
    assert of_the_volume().count() == 0


@pytest.mark.parametrize("messages", [1, 7, 99, 12_345])
def test_any_number_of_messages_is_spread_over_the_conversations(messages: int):
    volume = Volume(messages)
    assert sum(room.size for room in volume.rooms) == messages
    assert min(room.size for room in volume.rooms) >= 1
    assert Volume(messages).rooms == volume.rooms


def test_talk_is_in_many_scripts_and_always_the_same():
    def lines() -> list[str]:
        talker = Talker(Random("some talk"))
        return [talker.line() for _ in range(2000)]

    text = "".join(lines())
    scripts = {unicodedata.name(each, "").split()[0] for each in set(text) if each.isalpha()}
    assert scripts >= {
        "LATIN",
        "CYRILLIC",
        "CJK",
        "HIRAGANA",
        "KATAKANA",
        "HANGUL",
        "ARABIC",
        "HEBREW",
        "DEVANAGARI",
        "THAI",
    }
    assert "👩🏽‍💻" in text
    assert max(map(len, lines())) <= MAX_LENGTH
    assert lines() == lines()
