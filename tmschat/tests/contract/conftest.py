"""A small world in which every endpoint has something to act on."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.services.indexing import index_pending
from chat.services.marks import mark_read
from chat.services.messages import edit_message, pin_message
from chat.services.reactions import add_reaction
from media.models import Upload
from media.services import store_upload
from media.tests.objects import png
from polls.drafts import PollDraft
from polls.services import create_poll, vote
from tmschat.testing.factories import client_of, make_user, send
from tmschat.users.models import Token, User


class World:
    """Ids by the names of the routes' parameters, and who may see what they name."""

    def __init__(self, alice: User, bob: User, room: Conversation) -> None:
        message = send(alice, room, "Allice")
        edit_message(user=alice, message_id=message["id"], text="alice")
        pin_message(user=alice, message_id=message["id"])
        file = store_upload(owner=bob, name="c.txt", content_type="text/plain", content=BytesIO(b"more"))
        send(bob, room, reply_to=message["id"], attachment_ids=[file.id])
        mark_read(user=bob, conversation_id=room.id, seq=1)
        draft = PollDraft(question="When?", options=["now", "later"], allow_new_options=True)
        poll, _ = create_poll(creator=alice, conversation_id=room.id, draft=draft)
        vote(user=alice, poll_id=poll["id"], option_ids=[UUID(str(poll["options"][0]["id"]))])
        index_pending()
        add_reaction(user=alice, message_id=message["id"], emoji="👍")
        upload = store_upload(owner=alice, name="a.txt", content_type="text/plain", content=BytesIO(b"text"))
        waiting = Upload.objects.create(
            owner=alice, name="b", content_type="text/plain", size=4, object_key="b", kind="FILE"
        )
        self.option = str(poll["options"][0]["id"])
        self.unused = str(upload.id)
        picture = store_upload(owner=alice, name="a.png", content_type="image/png", content=BytesIO(png()))
        self.picture = str(picture.id)
        self.values = {
            "conversation_id": str(room.id),
            "message_id": str(message["id"]),
            "poll_id": str(poll["id"]),
            "user_id": str(bob.id),
            "upload_id": str(waiting.id),
            "sign_in_id": str(Token.objects.create(user=alice, digest=b"x" * 32, expires_at=alice.joined_at).id),
            "emoji": "👍",
        }

    def bodies(self) -> dict[str, dict[str, object]]:
        """Give a body that fits, for each call that takes one."""
        message_id, user_id = self.values["message_id"], self.values["user_id"]
        return {
            "POST auth/login": {"username": "alice", "password": "nonsense"},
            "PATCH users/me": {"status_text": "busy"},
            "PUT users/me/avatar": {"upload_id": self.picture},
            "POST users/<str:user_id>/suspend": {"reason": "spam"},
            "POST conversations": {"type": "GROUP", "title": "New", "topic": "x", "member_ids": [user_id]},
            "PATCH conversations/<uuid:conversation_id>": {"title": "x", "topic": "y", "avatar_url": None},
            "PATCH conversations/<uuid:conversation_id>/me": {
                "is_muted": True, "is_pinned": True, "is_archived": True,
            },
            "POST conversations/<uuid:conversation_id>/read": {"seq": 1},
            "POST conversations/<uuid:conversation_id>/members": {"user_ids": [user_id]},
            "PATCH conversations/<uuid:conversation_id>/members/<uuid:user_id>": {"role": "ADMIN"},
            "POST messages/conversations/<uuid:conversation_id>/messages": {
                "type": "FILE", "text": "x", "client_id": "1", "reply_to": message_id,
                "attachment_ids": [self.unused], "metadata": {},
            },
            "PATCH messages/<uuid:message_id>": {"text": "edited"},
            "POST messages/mark-delivered": {"message_ids": [message_id]},
            "POST messages/<uuid:message_id>/reactions": {"emoji": "🎉"},
            "POST polls": {
                "conversation_id": self.values["conversation_id"], "question": "Where?", "options": ["a", "b"],
                "multiple": True, "max_votes": 2, "anonymous": False, "results": "LIVE", "allow_new_options": False,
                "closes_at": None, "client_id": "p",
            },
            "POST polls/<uuid:poll_id>/options": {"text": "tomorrow"},
            "POST polls/<uuid:poll_id>/vote": {"option_ids": [self.option]},
            "POST media/uploads": {"name": "a.txt", "content_type": "text/plain", "size": 5, "sha256": None},
        }  # fmt: skip


BODILESS = {
    "POST auth/logout",
    "POST auth/logout-all",
    "POST conversations/<uuid:conversation_id>/leave",
    "PUT messages/<uuid:message_id>/pin",
    "POST polls/<uuid:poll_id>/close",
    "POST media/uploads/<uuid:upload_id>/complete",
    "POST realtime/ticket",
}


@pytest.fixture(autouse=True)
def _unthrottled(settings: Settings) -> None:
    settings.RATE_LIMIT_WRITE = settings.RATE_LIMIT_READ = 1_000_000


@pytest.fixture
def world(alice: User, bob: User, room: Conversation) -> World:
    return World(alice, bob, room)


@pytest.fixture
def as_stranger(db: None) -> APIClient:
    """Somebody who is signed in and in no conversation."""
    return client_of(make_user("stranger"))


def fingerprint() -> str:
    """Give a hash of all that the project's tables hold."""
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.split(".")[0] in OWN]
    digest = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608 (our own tables)
            digest.update(repr(cursor.fetchall()).encode())
    return digest.hexdigest()


OWN = {"chat", "polls", "media", "tmschat", "realtime"}


@pytest.fixture
def nothing_changes(world: World, as_alice: APIClient, as_stranger: APIClient) -> Iterator[None]:
    """Demand that the test leaves all tables as they are."""
    before = fingerprint()
    yield
    assert fingerprint() == before
