"""`seed_stress`: exactly the contract's data, once, with tokens that work, and nothing left after `--reset`."""

import hashlib
import json
from collections import Counter
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from PIL import Image
from rest_framework.test import APIClient

from chat.models import Conversation, Member, Message
from media.invariants import violations
from media.models import Upload
from media.storage import store
from polls.models import Poll, PollOption
from stresstest.seed import world
from stresstest.seed.out import write_private
from stresstest.seed.removing import remove
from stresstest.seed.world import Plan
from tmschat.testing.factories import make_group, make_user
from tmschat.testing.s3 import S3Server
from tmschat.users.models import Token, User

pytestmark = pytest.mark.django_db(transaction=True)
Json = dict[str, Any]
TINY = Plan(users=5, extras=2, extra_members=3, images=2, files=3, texts=2)


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    """A store of this test's own, and limits that other tests with the same people do not use up."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.RATE_LIMIT_WRITE = settings.RATE_LIMIT_READ = 1_000_000


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the file for the load scripts goes."""
    return tmp_path / "new" / "stress.json"


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be shown does not need 100 users."""
    monkeypatch.setattr(Plan, "scaled", classmethod(lambda cls, scale: TINY))  # noqa: ARG005


def seed(out: Path, **options: Any) -> Json:
    """Run the command and give what it wrote for the load scripts."""
    call_command("seed_stress", out=out, stdout=StringIO(), **options)
    written: Json = json.loads(out.read_text())
    return written


def bearer(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def whole_database() -> Json:
    """Give every row of every table."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in apps.get_models()}  # type: ignore[attr-defined]


def test_it_makes_exactly_the_data_of_the_contract(out: Path):
    written = seed(out)
    group = Conversation.objects.get(pk=written["group"]["id"])
    extras = [Conversation.objects.get(pk=extra["id"]) for extra in written["extras"]]
    assert User.objects.count() == len(written["users"]) == group.member_count == 100
    assert [extra.member_count for extra in extras] == [10] * 10
    assert Conversation.objects.count() == 11
    assert Counter(group.messages.values_list("type", flat=True)) == {"IMAGE": 100, "FILE": 100, "POLL": 1}
    assert [Counter(extra.messages.values_list("type", flat=True)) for extra in extras] == [{"TEXT": 10}] * 10
    assert (Poll.objects.count(), PollOption.objects.count()) == (1, 4)
    assert written["users"][0]["username"] == "stress_001"
    ids = {str(message_id): kind for message_id, kind in Message.objects.values_list("id", "type")}
    assert [ids[each] for each in written["group"]["image_message_ids"]] == ["IMAGE"] * 100
    assert [ids[each] for each in written["group"]["file_message_ids"]] == ["FILE"] * 100
    assert [[ids[each] for each in extra["text_message_ids"]] for extra in written["extras"]] == [["TEXT"] * 10] * 10
    poll = Poll.objects.get(pk=written["poll"]["id"])
    assert (ids[written["poll"]["message_id"]], str(poll.message_id)) == ("POLL", written["poll"]["message_id"])
    assert len(written["poll"]["option_ids"]) == 4
    for extra in written["extras"]:
        present = Member.objects.filter(conversation_id=extra["id"]).values_list("user__username", flat=True)
        assert sorted(present) == sorted(extra["member_usernames"])
    call_command("check_chat", stdout=StringIO())


def test_its_images_and_files_are_real_and_each_another_one(out: Path):
    seed(out)
    uploads = list(Upload.objects.all())
    assert len({upload.sha256 for upload in uploads}) == len(uploads) == len(list(store().keys())) == 200
    assert len({upload.content_type for upload in uploads}) == 6
    for upload in uploads:
        with store().open(upload.object_key) as stored:
            content = stored.read()
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (upload.sha256, upload.size)
        if upload.kind == "IMAGE":
            with Image.open(BytesIO(content)) as image:
                image.load()
                assert image.size == (upload.width, upload.height)
                assert upload.placeholder


@pytest.mark.usefixtures("tiny")
def test_a_second_run_changes_nothing_and_writes_the_same_file(out: Path):
    first = seed(out)
    before, objects = whole_database(), set(store().keys())
    out.unlink()
    assert seed(out) == first
    assert (whole_database(), set(store().keys())) == (before, objects)


@pytest.mark.usefixtures("tiny")
def test_a_second_run_leaves_what_people_did_since(out: Path):
    written = seed(out)
    client = bearer(written["users"][0]["token"])
    url = f"/api/v1/messages/conversations/{written['group']['id']}/messages"
    sent = client.post(url, {"text": "Here I am"}, format="json")
    assert (sent.status_code, sent.json()["data"]["seq"]) == (201, 7)
    assert seed(out) == written
    assert client.get(url).json()["data"][0] == sent.json()["data"]


@pytest.mark.usefixtures("tiny")
def test_every_token_signs_in_its_own_user(out: Path):
    for user in seed(out)["users"]:
        answer = bearer(user["token"]).get("/api/v1/users/me")
        assert (answer.status_code, answer.json()["data"]["username"]) == (200, user["username"])


@pytest.mark.usefixtures("tiny")
def test_a_token_that_was_revoked_is_made_anew_and_the_others_stay(out: Path):
    first = seed(out)
    assert bearer(first["users"][2]["token"]).post("/api/v1/auth/logout").status_code == 204
    again = seed(out)
    changed = [old["username"] for old, new in zip(first["users"], again["users"], strict=True) if old != new]
    assert changed == ["stress_003"]
    assert bearer(again["users"][2]["token"]).get("/api/v1/users/me").status_code == 200
    assert Token.objects.count() == TINY.users


@pytest.mark.usefixtures("tiny")
def test_tokens_of_another_secret_key_are_made_anew(out: Path, settings: Any):
    first = seed(out)
    settings.SECRET_KEY = "another one"
    again = seed(out)
    assert not {user["token"] for user in first["users"]} & {user["token"] for user in again["users"]}
    assert Token.objects.count() == TINY.users


@pytest.mark.usefixtures("tiny")
def test_with_a_password_all_can_sign_in_by_it_and_without_one_nobody(out: Path):
    def signs_in(name: str) -> bool:
        return User.objects.get(username=name).check_password("correct horse battery")

    seed(out)
    assert not signs_in("stress_002")
    seed(out, password="correct horse battery")
    assert signs_in("stress_002")
    assert signs_in("stress_005")
    before = whole_database()
    seed(out, password="correct horse battery")
    assert whole_database() == before


def test_scale_multiplies_all_but_the_group_and_the_poll(out: Path):
    written = seed(out, scale=2)
    assert (User.objects.count(), Conversation.objects.count(), Poll.objects.count()) == (200, 21, 1)
    assert Conversation.objects.get(pk=written["group"]["id"]).member_count == 200
    kinds = Counter(Message.objects.values_list("type", flat=True))
    assert kinds == {"IMAGE": 200, "FILE": 200, "TEXT": 200, "POLL": 1}
    assert len(list(store().keys())) == 400
    with pytest.raises(CommandError, match="there are 200 seeded users, not 100; use --reset"):
        seed(out)
    call_command("check_chat", stdout=StringIO())


@pytest.mark.usefixtures("tiny")
def test_reset_removes_what_is_the_seeds_and_nothing_else(out: Path):
    alice = make_user("alice")
    kept = make_group(alice)
    before = whole_database()
    first = seed(out)
    one, two = first["users"][:2]
    client = bearer(one["token"])
    client.post("/api/v1/conversations", {"type": "DIRECT", "member_ids": [two["id"]]}, format="json")
    vote = {"option_ids": first["poll"]["option_ids"][:1]}
    assert client.post(f"/api/v1/polls/{first['poll']['id']}/vote", vote, format="json").status_code == 200
    again = seed(out, reset=True)
    assert [user["id"] for user in again["users"]] == [user["id"] for user in first["users"]]
    assert bearer(one["token"]).get("/api/v1/users/me").status_code == 401
    assert set(Conversation.objects.filter(type="DIRECT")) == set()
    call_command("check_chat", stdout=StringIO())
    assert remove() == TINY.users
    assert whole_database() == before
    assert list(store().keys()) == []
    assert Conversation.objects.get() == kept


@pytest.mark.usefixtures("tiny")
def test_reset_touches_nothing_where_other_people_would_notice(out: Path):
    seed(out)
    alice = make_user("alice")
    make_group(alice, User.objects.get(username="stress_001"), title="Ours")
    before = whole_database()
    with pytest.raises(CommandError, match="“Ours”"):
        seed(out, reset=True)
    assert whole_database() == before


@pytest.mark.usefixtures("tiny")
def test_somebody_elses_account_of_a_seeded_name_is_not_taken_over(out: Path):
    make_user("stress_001")
    before = whole_database()
    with pytest.raises(CommandError, match="stress_001 was not made by seed_stress"):
        seed(out)
    assert (whole_database(), out.exists()) == (before, False)


@pytest.mark.usefixtures("tiny")
def test_a_deleted_conversation_is_told_and_not_papered_over(out: Path):
    written = seed(out)
    owner = bearer(written["users"][0]["token"])
    assert owner.delete(f"/api/v1/conversations/{written['group']['id']}").status_code == 204
    with pytest.raises(CommandError, match="use --reset"):
        seed(out)
    assert len(seed(out, reset=True)["group"]["image_message_ids"]) == TINY.images


@pytest.mark.parametrize("scale", ["0", "-1", "1.5", "two"])
def test_a_scale_that_is_no_positive_whole_number_is_refused(scale: str, out: Path):
    with pytest.raises(CommandError, match="--scale"):
        call_command("seed_stress", f"--scale={scale}", f"--out={out}")


def test_the_file_is_for_its_owner_alone_also_where_one_lay_open(tmp_path: Path):
    path = tmp_path / "stress.json"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, {"new": 1})
    assert (path.stat().st_mode & 0o777, path.read_text()) == (0o600, '{"new":1}')
    assert [each.name for each in tmp_path.iterdir()] == ["stress.json"]


def test_ids_are_of_version_7_and_ascend_with_time():
    lines = list(world.group_lines(Plan()))
    ids = [world.message_id(world.group_id(), line) for line in lines]
    assert ids == sorted(ids)
    assert {each.version for each in ids} == {7}
    assert len({each.variant for each in ids}) == 1


@pytest.mark.usefixtures("tiny")
def test_its_objects_go_through_the_store_in_use(out: Path, settings: Any, tmp_path: Path, s3_server: S3Server):
    for name, value in s3_server.settings.items():
        setattr(settings, name, value)
    seed(out)
    assert sorted(s3_server.keys()) == sorted(Upload.objects.values_list("object_key", flat=True))
    assert list(violations()) == []
    assert not (tmp_path / "media").exists()
    page = bearer(json.loads(out.read_text())["users"][0]["token"]).get(
        f"/api/v1/messages/conversations/{world.group_id()}/messages?type=IMAGE"
    )
    for message in page.json()["data"]:
        (attachment,) = message["attachments"]
        assert len(httpx.get(attachment["url"]).raise_for_status().content) == attachment["size"]
    remove()
    assert s3_server.keys() == []
