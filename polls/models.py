"""Polls: a vote is one row a person, and the tallies are what the flusher stored."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils import timezone

from chat.models import Conversation, Message
from tmschat.core.ids import new_id


class Poll(models.Model):
    """A question put to a conversation, shown by its POLL message."""

    class Results(models.TextChoices):
        LIVE = "LIVE"
        ON_CLOSE = "ON_CLOSE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    question = models.CharField(max_length=1000)
    multiple = models.BooleanField(default=False)
    max_votes = models.PositiveSmallIntegerField(null=True, blank=True)
    anonymous = models.BooleanField(default=False)
    results = models.CharField(max_length=8, choices=Results.choices, default=Results.LIVE)
    allow_new_options = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_final = models.BooleanField(default=False)  # the stored tally is the exact one, counted at the close
    total_voters = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [Index(fields=["closes_at"], condition=Q(closed_at=None), name="poll_due")]

    def __str__(self) -> str:
        return self.question


class PollOption(models.Model):
    """One answer of a poll with its stored tally."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options", db_index=False)
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["poll", "position"], name="option_position_once"),
            UniqueConstraint(fields=["poll", "text"], name="option_text_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Vote(models.Model):
    """What one person chose: a set of options, replaced as a whole. One row a person makes every race safe.

    `change_seq` is null until the flusher has numbered the row's last move; `counted_option_ids` is what the stored
    tallies hold of it, so a vote moved but not yet flushed corrects them for its own person.
    """

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="votes", db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    option_ids = ArrayField(models.UUIDField())  # in the order of the poll's options; empty: retracted
    counted_option_ids = ArrayField(models.UUIDField(), default=list)
    voted_at = models.DateTimeField(default=timezone.now)
    change_seq = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["poll", "user"], name="vote_once")]
        indexes = [
            Index(fields=["conversation"], condition=Q(change_seq=None), name="vote_unnumbered"),
            Index(fields=["poll", "-id"], name="vote_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.poll_id}"
