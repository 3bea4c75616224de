"""What clients may say about people."""

import re
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from rest_framework import serializers

from tmschat.core.input import Flag, StrictSerializer, Text

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def one_line(value: str) -> None:
    """Refuse line breaks and other control characters."""
    if CONTROLS.search(value):
        raise serializers.ValidationError("Control characters are not allowed.", code="invalid")


def web_address(value: str) -> None:
    """Demand an http or https URL."""
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.netloc or CONTROLS.search(value) or " " in value:
        raise serializers.ValidationError("An http or https address.", code="invalid")


def time_zone(value: str) -> None:
    """Demand a name from the IANA time zone database."""
    if value not in _time_zones():
        raise serializers.ValidationError("No such time zone.", code="invalid")


@cache
def _time_zones() -> set[str]:
    return available_timezones()


def language_tag(value: str) -> None:
    """Demand the form of a BCP 47 language tag."""
    if not LANGUAGE_TAG.fullmatch(value):
        raise serializers.ValidationError("Not a language tag, as en or pt-BR.", code="invalid")


class LoginInput(StrictSerializer):
    """A name and a password, and where the account has a second factor a code of it."""

    username = Text(max_length=150)
    password = Text(max_length=4096, trim_whitespace=False, normalize=False)
    code = Text(max_length=64, required=False, help_text="From an authenticator app, or a recovery code.")


class ProfileInput(StrictSerializer):
    """The fields of one's own profile that one may change, each optional."""

    display_name = Text(max_length=100, allow_blank=True, required=False, validators=[one_line])
    avatar_url = Text(max_length=500, allow_blank=True, allow_null=True, required=False, validators=[web_address])
    status_text = Text(max_length=200, allow_blank=True, required=False, validators=[one_line])
    time_zone = Text(max_length=64, required=False, validators=[time_zone])
    locale = Text(max_length=35, allow_blank=True, required=False, validators=[language_tag])
    shares_read_marks = Flag(required=False)
    shares_presence = Flag(required=False)

    def validate_avatar_url(self, value: str | None) -> str:
        """Store no address as an empty one."""
        return value or ""


class SuspensionInput(StrictSerializer):
    """Why."""

    reason = Text(max_length=500)


class StressLoginInput(StrictSerializer):
    """The operator's token and whom to be."""

    token = Text(max_length=1000, trim_whitespace=False, normalize=False)
    username = Text(max_length=150)
