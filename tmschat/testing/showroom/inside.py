"""What the API rightly offers nobody, done inside the private server: `manage.py shell -c "…"`."""

import json
import sys
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from chat.models import Conversation, Message
from tmschat.testing.factories import make_token, make_user
from tmschat.users.models import User


def move_in(names: list[str], password: str) -> None:
    """Make people of these names, who sign in by `password` too; say them as one line of JSON."""
    people = [make_user(name) for name in names]
    for each in people:
        each.set_password(password)
    User.objects.bulk_update(people, ["password"])
    told = [{"id": str(each.pk), "username": each.username, "token": make_token(each)} for each in people]
    sys.stdout.write(json.dumps(told))


def move_back(minutes: dict[str, int]) -> None:
    """Let messages have been said so many minutes ago, as if a conversation had taken its time."""
    now = timezone.now()
    for message, ago in minutes.items():
        Message.objects.filter(pk=message).update(created_at=now - timedelta(minutes=ago))
    for conversation in Conversation.objects.annotate(latest=Max("messages__created_at")):
        Conversation.objects.filter(pk=conversation.pk).update(last_activity_at=conversation.latest)
