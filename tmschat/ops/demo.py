"""The small demo of a first start: three people, a group and a direct conversation between them, a few messages."""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from chat.models import Conversation, Message
from chat.services.conversations import ConversationDraft, create_conversation
from chat.services.drafts import Draft
from chat.services.messages import send_message
from chat.services.reactions import add_reaction
from tmschat.users.models import User

PEOPLE = {"alice": "Alice Andersson", "bob": "Bob Baker", "carol": "Carol Chen"}
GROUP = (
    ("alice", "Welcome to TMS Chat! This group is here to try things out."),
    ("bob", "Hello both 👋 Does it hear of new messages by itself?"),
    ("carol", "It does: sign in as two of us in two browsers and watch."),
    ("alice", "@bob try a reaction, a poll or a picture next."),
)
DIRECT = (
    ("bob", "Only the two of us read this."),
    ("alice", "As it should be."),
)


def seed_demo() -> None:
    """Make the demo where there is nobody yet; else do nothing."""
    with transaction.atomic():
        if not User.objects.exists():
            _seed()


def demo_login() -> str | None:
    """Give the demo's names and password in one line, where the demo was made here."""
    path = _password_file()
    return f"{', '.join(PEOPLE)}, password {path.read_text().strip()}" if path.exists() else None


def _seed() -> None:
    password = secrets.token_urlsafe(9)
    _password_file().touch(mode=0o600)
    _password_file().write_text(f"{password}\n")
    people = {name: User.objects.create_user(name, password, display_name=PEOPLE[name]) for name in PEOPLE}
    User.objects.filter(username="alice").update(is_staff=True, is_superuser=True)  # so that the admin can be seen too
    others = [people[name].id for name in ("bob", "carol")]
    group = ConversationDraft(type=Conversation.Type.GROUP, title="Demo", topic="Try things out", member_ids=others)
    _talk(people, group, GROUP)
    _talk(people, ConversationDraft(type=Conversation.Type.DIRECT, member_ids=others[:1]), DIRECT)
    for name in ("bob", "carol"):
        add_reaction(user=people[name], message_id=Message.objects.get(text=GROUP[0][1]).id, emoji="👍")


def _talk(people: dict[str, User], draft: ConversationDraft, lines: tuple[tuple[str, str], ...]) -> None:
    conversation, _ = create_conversation(creator=people["alice"], draft=draft)
    for name, text in lines:
        send_message(sender=people[name], conversation_id=conversation.id, draft=Draft(text=text))


def _password_file() -> Path:
    return Path(settings.DATA_DIR) / "demo_password"
