"""Short ways to what most tests begin with. They go through the services, so what they make is as users make it."""

import secrets
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from chat.models import Conversation
from chat.services.conversations import ConversationDraft, create_conversation
from chat.services.drafts import Draft
from chat.services.members import change_role
from chat.services.messages import send_message
from tmschat.users.identity import TOKEN_PREFIX, token_digest
from tmschat.users.models import Token, User

_numbers = count(1)


def make_user(username: str = "", **fields: Any) -> User:
    """Make a person who cannot sign in by password (hashing one takes longer than most tests)."""
    name = username or f"person{next(_numbers)}"
    return User.objects.create_user(name, None, display_name=name.title(), **fields)


def make_group(owner: User, *others: User, title: str = "The room") -> Conversation:
    """Make a group of `owner` and `others`."""
    draft = ConversationDraft(type="GROUP", title=title, member_ids=[other.id for other in others])
    return create_conversation(creator=owner, draft=draft)[0]


def make_admin(room: Conversation, owner: User, member: User) -> None:
    """Make a member an ADMIN."""
    change_role(user=owner, conversation_id=room.id, member_id=member.id, role="ADMIN")


def send(sender: User, room: Conversation, text: str = "Hello", **fields: Any) -> dict[str, Any]:
    """Send a message; gives it as JSON."""
    return send_message(sender=sender, conversation_id=room.id, draft=Draft(text=text, **fields)).message


def fill(room: Conversation, sender: User, messages: int) -> list[dict[str, Any]]:
    """Send that many messages."""
    return [send(sender, room, f"Message {number}") for number in range(messages)]


class JsonClient(APIClient):
    """An HTTP client that sends JSON."""

    default_format = "json"


def client_of(user: User) -> APIClient:
    """Give an HTTP client that bears a token of this person: the whole path, signing in excepted."""
    client = JsonClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {make_token(user)}")
    return client


def make_token(user: User) -> str:
    """Give a fresh bearer token of this person."""
    raw = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires_at = timezone.now() + timedelta(days=1)
    Token.objects.create(user=user, digest=token_digest(raw), expires_at=expires_at)
    return raw
