"""What answers about people look like, for the OpenAPI document alone."""

from typing import Any

from rest_framework import serializers

PERSON: dict[str, Any] = {
    "id": "0192f0c1-2345-7abc-8def-0123456789ab",
    "username": "alice",
    "display_name": "Alice Liddell",
    "avatar_url": None,
}
ENTRY = {**PERSON, "status_text": "In a meeting", "time_zone": "Europe/Berlin", "is_suspended": False}
OWN_PROFILE = {
    **PERSON,
    "status_text": "In a meeting",
    "time_zone": "Europe/Berlin",
    "locale": "en",
    "is_moderator": False,
    "shares_read_marks": True,
    "shares_presence": True,
}
SIGNED_IN = {"token": "tms_…", "expires_at": "2026-03-25T10:00:00.000Z", "user": OWN_PROFILE}
SIGN_IN = {
    "id": "0192f0c1-2345-7abc-8def-0123456789ac",
    "kind": "token",
    "created_at": "2026-02-23T10:00:00.000Z",
    "last_used_at": "2026-02-23T11:00:00.000Z",
    "user_agent": "curl/8.5.0",
    "address": "192.0.2.1",
    "is_current": True,
}


class PersonOut(serializers.Serializer[Any]):
    """A person as others see them beside what they do."""

    id = serializers.UUIDField()
    username = serializers.CharField()
    display_name = serializers.CharField()
    avatar_url = serializers.CharField(allow_null=True)


class EntryOut(PersonOut):
    """A person in the directory."""

    status_text = serializers.CharField()
    time_zone = serializers.CharField()
    is_suspended = serializers.BooleanField()


class OwnProfileOut(PersonOut):
    """One's own profile."""

    status_text = serializers.CharField()
    time_zone = serializers.CharField()
    locale = serializers.CharField(help_text="A language tag; empty: as the browser wishes.")
    is_moderator = serializers.BooleanField()
    shares_read_marks = serializers.BooleanField()
    shares_presence = serializers.BooleanField()


class SignedInOut(serializers.Serializer[Any]):
    """A new token. It is shown this once."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()
    user = OwnProfileOut()


class SignInOut(serializers.Serializer[Any]):
    """A place where one is signed in."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(["token", "session"])
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    user_agent = serializers.CharField()
    address = serializers.CharField(allow_null=True)
    is_current = serializers.BooleanField()
