"""Our signatures for S3 beside botocore's, which S3 is known to take."""

import datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotoCredentials

from media.sigv4 import Call, Credentials, presigned

AT = datetime.datetime(2026, 2, 23, 10, tzinfo=datetime.UTC)
CREDENTIALS = Credentials("key", "secret", "eu-north-1")
ADDRESS = "http://127.0.0.1:8333/chat/uploads/ab/0123"
ANSWER = {
    "response-content-disposition": "attachment; filename*=utf-8''%E5%A0%B1%20%C2%BD.txt",
    "response-content-type": "text/plain",
    "response-cache-control": "private, max-age=1800, immutable",
}


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Botocore's clock stands still."""
    monkeypatch.setattr(auth, "get_current_datetime", lambda **_: AT.replace(tzinfo=None))


@pytest.mark.usefixtures("frozen")
def test_a_signed_url_is_what_botocore_would_have_signed():
    request = AWSRequest("GET", ADDRESS, params=ANSWER)
    auth.S3SigV4QueryAuth(BotoCredentials("key", "secret"), "s3", "eu-north-1", expires=3600).add_auth(request)
    ours = presigned(Call("GET", ADDRESS, ANSWER), CREDENTIALS, expires_at=int(AT.timestamp()) + 3600, ttl_s=3600)
    same_query(ours, request.url)


@pytest.mark.usefixtures("frozen")
def test_a_target_bound_to_length_and_type_is_what_botocore_would_have_signed():
    headers = {"content-length": "10", "content-type": "text/plain"}
    request = AWSRequest("PUT", ADDRESS, headers=headers)
    auth.S3SigV4QueryAuth(BotoCredentials("key", "secret"), "s3", "eu-north-1", expires=3600).add_auth(request)
    call = Call("PUT", ADDRESS, headers=headers)
    same_query(presigned(call, CREDENTIALS, expires_at=int(AT.timestamp()) + 3600, ttl_s=3600), request.url)


def same_query(ours: str, theirs: str) -> None:
    assert dict(parse_qsl(urlsplit(ours).query)) == dict(parse_qsl(urlsplit(theirs).query))
    assert urlsplit(ours).path == urlsplit(theirs).path
