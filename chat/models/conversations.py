"""Conversations, who is in them, and how far each has read."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.db.models.functions import Upper
from django.utils import timezone

from tmschat.core.ids import new_id


class Conversation(models.Model):
    """A room with its two counters: `last_seq` numbers its messages, `change_seq` all that changes visibly."""

    class Type(models.TextChoices):
        GROUP = "GROUP"
        DIRECT = "DIRECT"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    type = models.CharField(max_length=6, choices=Type.choices)
    title = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=1000, blank=True)
    avatar_url = models.CharField(max_length=500, blank=True)
    direct_key = models.CharField(max_length=73, null=True, editable=False)  # noqa: DJ001 (null: as many groups as you like)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    deleted_at = models.DateTimeField(null=True, blank=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    change_seq = models.PositiveBigIntegerField(default=0)
    own_change_seq = models.PositiveBigIntegerField(default=0)  # at the last change of title, topic or avatar
    member_count = models.PositiveIntegerField(default=0)
    departures = models.PositiveBigIntegerField(
        default=0, db_default=0
    )  # how often somebody has gone: `sql.SEND` looks
    last_activity_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["direct_key"], name="direct_once_a_pair"),
            CheckConstraint(condition=Q(type="DIRECT") ^ Q(direct_key=None), name="direct_has_a_pair"),
        ]
        indexes = [GinIndex(OpClass(Upper("title"), "gin_trgm_ops"), name="conversation_by_title")]  # for moderators

    def __str__(self) -> str:
        return self.title or str(self.id)


class Member(models.Model):
    """A person in a conversation. One who left stays as a tombstone, so that `changes` can tell of it."""

    class Role(models.TextChoices):
        OWNER = "OWNER"
        ADMIN = "ADMIN"
        MEMBER = "MEMBER"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="members", db_index=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", db_index=False
    )
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now)
    change_seq = models.PositiveBigIntegerField()
    is_removed = models.BooleanField(default=False)
    is_muted = models.BooleanField(default=False)
    is_pinned = models.BooleanField(default=False)
    is_archived = models.BooleanField(default=False)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["conversation", "user"], name="member_once"),
            UniqueConstraint(fields=["conversation", "change_seq"], name="member_change_once"),
        ]
        indexes = [Index(fields=["user", "conversation"], name="member_by_user")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.conversation_id}"


class Mark(models.Model):
    """How far a member has the messages and has read them: two numbers that only rise.

    Apart from the membership, so that reading and sending never wait for one row.
    """

    # No database constraint, for the reason given at Reaction.
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="marks", db_index=False, db_constraint=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    delivered_seq = models.PositiveBigIntegerField(default=0)
    read_seq = models.PositiveBigIntegerField(default=0)
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        # Not by person alone: a plan that takes a person's marks for few would read all of them to find one.
        indexes = [models.Index(fields=["user", "conversation"], name="mark_by_user")]
        constraints = [
            UniqueConstraint(fields=["conversation", "user"], name="mark_once"),
            CheckConstraint(condition=Q(read_seq__lte=models.F("delivered_seq")), name="read_is_delivered"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.read_seq}"
