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
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="uploads", db_index=False
    )
    kind = models.CharField(max_length=5, choices=Kind.choices)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=127)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)  # pixels, of images
    height = models.PositiveIntegerField(null=True, blank=True)
    placeholder = models.CharField(max_length=100, blank=True)
    object_key = models.CharField(max_length=200, unique=True)
    thumbnail_key = models.CharField(max_length=200, blank=True)  # blank: there is none, or none yet
    thumbnail_due_at = models.DateTimeField(null=True, blank=True)  # when a worker may take it; null: nothing to do
    thumbnail_tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)  # when a message took it
    quarantined_at = models.DateTimeField(null=True, blank=True)  # when it was found infected; never completed then
    infection = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            Index(fields=["created_at"], condition=Q(claimed_at=None), name="upload_unused"),
            Index(fields=["owner"], include=["size"], name="upload_by_owner"),  # what a quota adds up
            Index(fields=["thumbnail_due_at"], condition=Q(thumbnail_due_at__isnull=False), name="upload_thumbnail"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def thumbnail_place(self) -> str:
        """The key under which its thumbnail lies, or would."""
        return f"thumbnails/{self.object_key.removeprefix('uploads/')}"


class Avatar(models.Model):
    """A person's picture: a small square that everybody loads, so it lies in the database and not in the store."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)  # its address, new with each picture
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.BinaryField()  # WebP

    def __str__(self) -> str:
        return str(self.id)
