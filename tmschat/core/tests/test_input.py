"""Bodies that do not fit: a clear 4xx in the contract's format, and nothing changed."""

import pytest

from tmschat.core.parsing import MAX_DEPTH
from tmschat.users.models import User

ME = "/api/v1/users/me"


def patch(client, body, content_type="application/json"):
    return client.generic("PATCH", ME, body, content_type=content_type)


def only_error(answer):
    (error,) = answer.json()["errors"]
    return error


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"",
        b"nonsense",
        b'{"status_text": NaN}',
        b'{"status_text": Infinity}',
        b'{"status_text": "\xff"}',
        rb'{"status_text": "\ud800"}',
        rb'{"status_text": "\u0000"}',
        rb'{"a\u0000b": 1}',
        rb'{"status_text": {"deep": ["\u0000"]}}',
        b'{"status_text": "\x00"}',
        b'{"status_text": ' + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1) + b"}",
        b'{"status_text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
    ],
)
def test_a_body_that_is_not_good_json_is_a_400(alice, as_alice, body):
    if body == b"":
        body = b" "
    answer = patch(as_alice, body)
    assert answer.status_code == 400
    assert answer.json()["type"] == "client_error"
    assert only_error(answer)["code"] == "parse_error"
    assert User.objects.get(pk=alice.pk).status_text == ""


def test_an_escaped_backslash_before_u0000_is_just_text(as_alice):
    answer = patch(as_alice, rb'{"status_text": "\\u0000"}')
    assert answer.json()["data"]["status_text"] == "\\u0000"


@pytest.mark.parametrize("body", [b"[]", b"1", b'"text"', b"null", b"true"])
def test_a_body_that_is_no_object_is_a_validation_error(as_alice, body):
    answer = patch(as_alice, body)
    assert answer.status_code == 400
    assert answer.json()["type"] == "validation_error"


def test_every_unknown_field_is_named_beside_what_else_is_wrong(as_alice):
    answer = patch(as_alice, b'{"one": 1, "two": 2, "status_text": 3}')
    assert {(error["attr"], error["code"]) for error in answer.json()["errors"]} == {
        ("one", "unknown_field"),
        ("two", "unknown_field"),
        ("status_text", "invalid"),
    }


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_content_type_is_a_415(as_alice, content_type):
    answer = patch(as_alice, b'{"status_text": "x"}', content_type)
    assert answer.status_code == 415
    assert only_error(answer)["code"] == "unsupported_media_type"


def test_the_content_type_may_name_its_charset(as_alice):
    assert patch(as_alice, b'{"status_text": "x"}', "application/json; charset=utf-8").status_code == 200


def test_a_body_of_a_mebibyte_is_read_and_one_byte_more_is_a_413(as_alice, settings):
    assert settings.BODY_MAX_BYTES == 1024 * 1024
    start, end = b'{"status_text": "x"', b"}"
    fits = start + b" " * (settings.BODY_MAX_BYTES - len(start) - len(end)) + end
    assert patch(as_alice, fits).status_code == 200
    refused = patch(as_alice, fits[:-1] + b" }")
    assert refused.status_code == 413
    assert only_error(refused)["code"] == "body_too_large"


def test_numbers_beyond_64_bits_and_with_fractions_are_refused(as_alice, room):
    for number in (b"9223372036854775808", b"1e400", b"123456789012345678901234567890", b"1.5", b'"7"', b"true"):
        body = b'{"seq": ' + number + b"}"
        answer = as_alice.generic(
            "POST", f"/api/v1/conversations/{room.pk}/read", body, content_type="application/json"
        )
        assert answer.status_code == 400, number


def test_a_query_with_more_parameters_than_django_reads_is_a_400(as_alice):
    answer = as_alice.get("/api/v1/search/messages?q=x&" + "&".join(f"a{number}" for number in range(1001)))
    assert answer.status_code == 400
    assert only_error(answer)["code"] == "parse_error"


def test_a_method_that_a_route_does_not_have_is_a_405(as_alice):
    answer = as_alice.put(ME, {}, format="json")
    assert answer.status_code == 405
    assert only_error(answer)["code"] == "method_not_allowed"
