"""Words in."""

from rest_framework import serializers

from tmschat.core.input import Identifier, StrictSerializer, Text, WholeNumber


class UploadInput(StrictSerializer):
    """A file to be sent."""

    name = Text(max_length=1000)
    content_type = serializers.RegexField(r"\A[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*\Z", max_length=127)
    size = WholeNumber(min_value=1)
    sha256 = serializers.RegexField(r"\A[0-9a-f]{64}\Z", allow_null=True, default=None)


class AvatarInput(StrictSerializer):
    """Which image to take."""

    upload_id = Identifier()
