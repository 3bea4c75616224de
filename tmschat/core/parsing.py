"""JSON in: bounded in size and depth, and free of what PostgreSQL cannot store."""

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser

MAX_DEPTH = 32


class BodyTooLarge(APIException):
    """The body has more bytes than are allowed."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_detail = "The request body is too large."
    default_code = "body_too_large"


class JsonParser(BaseParser):
    """Parses JSON bodies of at most `BODY_MAX_BYTES`."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,  # noqa: ARG002 (DRF's signature)
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002 (DRF's signature)
    ) -> Any:
        """Give the parsed body. Raises ParseError (400), BodyTooLarge (413)."""
        body = stream.read(settings.BODY_MAX_BYTES + 1)
        if len(body) > settings.BODY_MAX_BYTES:
            raise BodyTooLarge
        return parse_json(body)


def parse_json(body: bytes) -> Any:
    """Parse `body`; NaN, lone surrogates, NUL and more than 32 levels are refused with ParseError."""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ParseError(f"Malformed JSON: {error}") from None
    if b"\\u0000" in body or body.count(b"{") + body.count(b"[") > MAX_DEPTH:
        _check(value, MAX_DEPTH)
    return value


def _check(value: Any, levels_left: int) -> None:
    """Walk the parsed value, which is only worth it where the bytes raise a suspicion."""
    if isinstance(value, str):
        if "\x00" in value:
            raise ParseError("Null characters are not allowed.")
    elif isinstance(value, (dict, list)):
        if not levels_left:
            raise ParseError(f"The JSON is nested more than {MAX_DEPTH} levels deep.")
        for part in (*value, *value.values()) if isinstance(value, dict) else value:
            _check(part, levels_left - 1)
