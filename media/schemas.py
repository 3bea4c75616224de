"""What answers about files look like, for the OpenAPI document alone."""

from typing import Any

from rest_framework import serializers

from media.models import Upload

ID = "0192f0c1-2345-7abc-8def-0123456789aa"
TIME = "2026-02-23T10:00:00.000Z"
ATTACHMENT: dict[str, Any] = {
    "id": ID, "kind": "IMAGE", "name": "soup.jpg", "content_type": "image/jpeg", "size": 48213, "width": 1200,
    "height": 800, "placeholder": "LKO2?U%2Tw=w]~RBVZRi};RPxuwH", "url": "https://chat.example.org/media/…",
    "thumbnail_url": None, "url_expires_at": TIME,
}  # fmt: skip
OFFER: dict[str, Any] = {
    "id": ID,
    "upload": {
        "method": "PUT",
        "url": "https://chat.example.org/media/incoming/…",
        "headers": {},
        "fields": {},
        "parts": [],
    },
    "expires_at": TIME,
}


class AttachmentOut(serializers.Serializer[Any]):
    """A file in a message. Its URLs are signed and expire; the same ones serve everybody inside a time window."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Upload.Kind.choices)
    name = serializers.CharField()
    content_type = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    width = serializers.IntegerField(allow_null=True, help_text="Pixels, of images.")
    height = serializers.IntegerField(allow_null=True)
    placeholder = serializers.CharField(allow_null=True, help_text="A BlurHash, of images.")
    url = serializers.CharField()
    thumbnail_url = serializers.CharField(allow_null=True, help_text="Null until it is made.")
    url_expires_at = serializers.DateTimeField()


class PartOut(serializers.Serializer[Any]):
    """Where the next bytes of a long file go, by PUT."""

    url = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")


class TargetOut(serializers.Serializer[Any]):
    """The request that carries the bytes to the store."""

    method = serializers.CharField()
    url = serializers.CharField()
    headers = serializers.DictField(child=serializers.CharField())
    fields = serializers.DictField(child=serializers.CharField(), help_text="Of a form, sent before the file.")  # type: ignore[assignment]  # a field of that name
    parts = PartOut(many=True, help_text="Of a long file in S3: may be sent instead, in any order; empty otherwise.")


class OfferOut(serializers.Serializer[Any]):
    """Where to send a file's bytes, and until when."""

    id = serializers.UUIDField()
    upload = TargetOut()
    expires_at = serializers.DateTimeField()
