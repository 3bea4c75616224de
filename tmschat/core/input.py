"""Words in: what every endpoint demands of a request's body. Strict types, no unknown field, text as NFC."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from tmschat.core.text import normalized

BIGINT_MAX = 2**63 - 1


class Text(serializers.CharField):
    """A JSON string; stored as NFC, trimmed (unless `trim_whitespace=False`), its length counted after that.

    `normalize=False` keeps every code point as it came: for passwords.
    """

    def __init__(self, *, normalize: bool = True, **options: Any) -> None:
        super().__init__(**options)
        self._normalize = normalize

    def to_internal_value(self, data: Any) -> str:
        """Give the text. Numbers and booleans are not text."""
        if not isinstance(data, str):
            self.fail("invalid")
        try:
            text = normalized(data) if self._normalize else data
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None
        return text.strip() if self.trim_whitespace else text


class WholeNumber(serializers.IntegerField):
    """A JSON number without a fraction that fits PostgreSQL's bigint."""

    def __init__(self, *, min_value: int = -BIGINT_MAX - 1, max_value: int = BIGINT_MAX, **options: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **options)

    def to_internal_value(self, data: Any) -> int:
        """Give the number. Text that spells a number is not one, nor is a boolean."""
        if type(data) is not int:
            self.fail("invalid")
        return int(data)


class Identifier(serializers.UUIDField):
    """An id, as this API spells it: a string. DRF's own field also takes numbers."""

    def to_internal_value(self, data: Any) -> Any:
        """Give the identifier."""
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """`true` or `false`, nothing that reads like it."""

    def to_internal_value(self, data: Any) -> bool:
        """Give the truth."""
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return bool(data)


class StrictSerializer(serializers.Serializer[Any]):
    """A serializer for input: an unknown or read-only field is an error that names it."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Give the validated fields. Raises ValidationError with all that is wrong, unknown fields included."""
        errors: dict[str, Any] = {}
        if isinstance(data, Mapping):
            taken = {field.field_name for field in self._writable_fields}
            errors = {str(name): [UNKNOWN_FIELD] for name in data if name not in taken}
        try:
            values: dict[str, Any] = super().to_internal_value(data)
        except ValidationError as error:
            raise ValidationError(
                {**error.detail, **errors} if isinstance(error.detail, dict) else error.detail
            ) from None
        if errors:
            raise ValidationError(errors)
        return values


UNKNOWN_FIELD = ErrorDetail("This field is unknown or read-only.", code="unknown_field")


def validated(serializer_class: type[StrictSerializer], request: Request) -> dict[str, Any]:
    """Give what `serializer_class` makes of the request's body. Raises ValidationError, which becomes a 400."""
    values: dict[str, Any] = _shared(serializer_class).run_validation(request.data)
    return values


@cache
def _shared(serializer_class: type[StrictSerializer]) -> StrictSerializer:
    """One instance for all requests: validating changes nothing in it, and making its fields costs more than a use."""
    return serializer_class(data={})
