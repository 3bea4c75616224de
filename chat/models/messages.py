"""Messages and what hangs on them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils import timezone

from chat.models.conversations import Conversation
from media.models import Upload
from tmschat.core.ids import new_id


class Message(models.Model):
    """One numbered line of a conversation. Deleting empties it; its `seq` stays taken."""

    class Type(models.TextChoices):
        TEXT = "TEXT"
        IMAGE = "IMAGE"
        FILE = "FILE"
        POLL = "POLL"
        SYSTEM = "SYSTEM"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="messages", db_index=False)
    seq = models.PositiveBigIntegerField()  # 1, 2, 3 … in commit order
    change_seq = models.PositiveBigIntegerField()  # the conversation's number at this message's last visible change
    type = models.CharField(max_length=6, choices=Type.choices, default=Type.TEXT)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    client_id = models.CharField(max_length=64, null=True)  # noqa: DJ001 (null: sent without one)
    text = models.TextField(blank=True)
    reply_to = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="replies", db_index=False)
    mentions = ArrayField(models.UUIDField(), default=list, blank=True)
    reaction_counts = models.JSONField(default=list, blank=True)  # [{"emoji", "count"}], in order of first use
    reply_count = models.PositiveIntegerField(default=0)  # replies that stand
    metadata = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    pinned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["conversation", "seq"], name="message_seq_once"),
            UniqueConstraint(fields=["conversation", "change_seq"], name="message_change_once"),
            UniqueConstraint(fields=["sender", "client_id"], name="message_sent_once"),
            CheckConstraint(
                condition=Q(deleted_at=None) | Q(text="", reaction_counts=[], mentions=[], pinned_at=None),
                name="tombstone_is_empty",
            ),
        ]
        indexes = [
            Index(fields=["conversation", "type", "-seq"], condition=~Q(type="TEXT"), name="message_by_type"),
            Index(fields=["conversation", "sender", "seq"], name="message_by_sender"),
            Index(
                fields=["conversation", "seq"],
                condition=Q(deleted_at__isnull=False) | Q(type="SYSTEM"),
                name="message_never_unread",
            ),
            Index(fields=["conversation", "-pinned_at"], condition=Q(pinned_at__isnull=False), name="message_pinned"),
            Index(fields=["reply_to", "-seq"], condition=Q(reply_to__isnull=False), name="message_replies"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} #{self.seq}"


class Edit(models.Model):
    """What a message said before it was edited, and when that was written."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="edits")
    text = models.TextField(blank=True)
    edited_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.message_id} until {self.edited_at}"


class Mention(models.Model):
    """A person named in a message, by number so that what is unread is counted by range."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+", db_index=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveBigIntegerField()

    class Meta:
        constraints = [UniqueConstraint(fields=["conversation", "user", "seq"], name="mention_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in #{self.seq}"


class Attachment(models.Model):
    """An upload's place in a message. The unique upload means that none is attached twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)  # also the order in a conversation's files
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="attachments", db_index=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Upload.Kind.choices)
    position = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            Index(fields=["conversation", "-id"], name="attachment_newest"),
            Index(fields=["conversation", "kind", "-id"], name="attachment_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} in {self.message_id}"
