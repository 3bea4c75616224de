"""Uploads: objects in the store, known before any message holds them."""

from django.conf import settings
from django.db import models
from django.db.models import Index, Q
from django.utils import timezone

from tmschat.core.ids import new_id


class Upload(models.Model):
    """One file that somebody uploads; usable once `completed_at` is set, which is after its bytes were checked."""

    class Kind(models.TextChoices):
        IMAGE = "IMAGE"
        FILE = "FILE"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=127)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)  # pixels, of images
    height = models.PositiveIntegerField(null=True, blank=True)
    placeholder = models.CharField(max_length=100, blank=True)
    object_key = models.CharField(max_length=200, unique=True)
    thumbnail_key = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)  # when a message took it

    class Meta:
        indexes = [Index(fields=["created_at"], condition=Q(claimed_at=None), name="upload_unused")]

    def __str__(self) -> str:
        return self.name
