"""Signed paths of the local store: who holds one may read that one object, until it expires, and nothing else."""

import hmac
import re
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
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


def signed_target(key: str, *, size: int, expires_at: int) -> str:
    """Give the path and query under which a client may put `size` bytes as the object `key` until `expires_at`."""
    return f"{PREFIX}{key}?size={size}&expires={expires_at}&signature={target_signature(key, size, expires_at)}"


def signature_of(key: str, content_type: str, name: str, *, expires_at: int) -> str:
    """Give the signature of what a path asks for."""
    return _signature("GET", str(expires_at), key, content_type, name)


def target_signature(key: str, size: int, expires_at: int) -> str:
    """Give the signature of where bytes may be put."""
    return _signature("PUT", str(expires_at), key, str(size))


def invited_size(path: str, query: Mapping[str, str]) -> int:
    """Give how many bytes may be put under a path now; 0 where we have not signed that, or it has expired."""
    size, expires_at = (number(query.get(name, "")) for name in ("size", "expires"))
    ours = target_signature(path.removeprefix(PREFIX), size, expires_at)
    return size if is_same(query.get("signature", ""), ours) and expires_at > time.time() else 0


def number(text: str) -> int:
    """Read a number of a signed path's query; 0 where it is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0


def is_same(signature: str, ours: str) -> bool:
    """Tell whether somebody's signature is ours, in constant time."""
    return hmac.compare_digest(ours.encode(), signature.encode(errors="replace"))


def _signature(*parts: str) -> str:
    """Sign the parts. Only the last one, a name, might hold a line break, so that none can pass for another."""
    digest = hmac.digest(_key(settings.SECRET_KEY), "\n".join(parts).encode(), "sha256")[:SIGNATURE_BYTES]
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


@cache
def _key(secret: str) -> bytes:
    return sha256(b"media paths\n" + secret.encode()).digest()
