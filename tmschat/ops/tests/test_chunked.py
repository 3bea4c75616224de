"""Bodies without a declared length, over WSGI."""

from io import BytesIO
from unittest.mock import Mock

import pytest

from tmschat.ops.chunked import measured


def seen_by_the_application(body: bytes, **environ) -> tuple[int, bytes]:
    """Give the declared length and the body as they arrive."""
    seen = []

    def application(environ, start_response):
        length = int(environ.get("CONTENT_LENGTH", 0))
        seen.append((length, environ["wsgi.input"].read(length)))
        return []

    measured(application)({"wsgi.input": BytesIO(body), **environ}, Mock())
    return seen[0]


def test_a_chunked_body_gets_its_length():
    assert seen_by_the_application(b"text", HTTP_TRANSFER_ENCODING="chunked") == (4, b"text")


def test_a_chunked_body_too_long_stays_so_and_is_not_read_to_its_end(settings):
    settings.BODY_MAX_BYTES = 10
    assert seen_by_the_application(b"x" * 1000, HTTP_TRANSFER_ENCODING="chunked") == (11, b"x" * 11)


@pytest.mark.parametrize("declared", ["4", "2"])
def test_a_declared_length_is_left_as_it_is(declared):
    assert seen_by_the_application(b"text", CONTENT_LENGTH=declared)[0] == int(declared)
