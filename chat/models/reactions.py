"""Reactions: a row each, numbered and counted by the flusher."""

from django.conf import settings
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils import timezone

from chat.models.conversations import Conversation
from chat.models.messages import Message


class Reaction(models.Model):
    """One person's emoji on one message.

    `change_seq` is null until the flusher has numbered the row's last move; `is_counted` says whether the message's
    stored count holds it, so a row moved but not yet flushed corrects that count for its own person.
    """

    # No database constraint: checking one locks the row it points to, and a hundred people reacting to one message
    # would queue for that lock. Messages are emptied, not removed, and `invariants.py` finds an orphan.
    message = models.ForeignKey(
        Message, on_delete=models.CASCADE, related_name="reactions", db_index=False, db_constraint=False
    )
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    emoji = models.CharField(max_length=66)
    is_removed = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False)
    change_seq = models.PositiveBigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [UniqueConstraint(fields=["message", "user", "emoji"], name="reaction_once")]
        indexes = [
            Index(fields=["conversation"], condition=Q(change_seq=None), name="reaction_unnumbered"),
            Index(fields=["message", "-id"], name="reaction_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.emoji} by {self.user_id} on {self.message_id}"
