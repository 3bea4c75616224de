"""Signed paths of the local store: who holds one may read that one object, until it expires, and nothing else."""

import hmac
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256
from urllib.parse import quote

from django.conf import settings

PREFIX = "/media/"
SIGNATURE_BYTES = 16  # half of SHA-256: what RFC 2104, section 5, allows at least


def signing_window_end(now_s: float, *, ttl_s: int) -> int:
    """When URLs signed at `now_s` expire, in Unix seconds.

    URLs signed in one half-`ttl_s` window expire together: an object keeps one URL, caches keep the object.
    Life left: more than `ttl_s / 2`, at most `ttl_s` seconds. Source: Amazon S3 API, Signature Version 4 in queries.
    """
    half = ttl_s // 2
    return (int(now_s) // half + 2) * half


def signed_path(key: str, content_type: str, name: str, *, expires_at: int) -> str:
    """Give the path and query that serve the object `key` as `name` and `content_type` until `expires_at`."""
    signature = signature_of(key, content_type, name, expires_at=expires_at)
    return (
        f"{PREFIX}{key}?name={quote(name, safe='')}&type={quote(content_type, safe='')}"
        f"&expires={expires_at}&signature={signature}"
    )


def signature_of(key: str, content_type: str, name: str, *, expires_at: int) -> str:
    """Give the signature of what a path asks for.

    No part holds a line break, and the name, which might, comes last: no path can pass for another.
    """
    message = f"{expires_at}\n{key}\n{content_type}\n{name}".encode()
    digest = hmac.digest(_key(settings.SECRET_KEY), message, "sha256")[:SIGNATURE_BYTES]
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def is_signature_of(signature: str, key: str, content_type: str, name: str, *, expires_at: int) -> bool:
    """Tell whether `signature` is ours, in constant time."""
    expected = signature_of(key, content_type, name, expires_at=expires_at)
    return hmac.compare_digest(expected.encode(), signature.encode(errors="replace"))


@cache
def _key(secret: str) -> bytes:
    return sha256(b"media paths\n" + secret.encode()).digest()
