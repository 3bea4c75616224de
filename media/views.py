"""Serving the local store's objects to whoever holds a signed path. No database is asked."""

import re
import time
from collections.abc import Iterator
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from media.serving import disposition
from media.signing import is_signature_of
from media.storage import ObjectMissing, Served, store
from tmschat.core.render import to_json

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_CHUNK = 256 * 1024
# Should a browser ever take an object for a document, it can load nothing and run nothing. PDF viewers of browsers
# refuse to work in a sandbox, and a PDF is no document of this origin.
_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def serve(request: HttpRequest, key: str) -> HttpResponseBase:
    """`GET /media/<key>?name=&type=&expires=&signature=`: the object's bytes, whole or one range of them."""
    served = Served(key, request.GET.get("name", ""), request.GET.get("type", ""))
    expires = request.GET.get("expires", "")
    expires_at = int(expires) if re.fullmatch(r"[0-9]{1,12}", expires) else 0
    signature = request.GET.get("signature", "")
    if not is_signature_of(signature, key, served.content_type, served.name, expires_at=expires_at):
        return _refused(403, "invalid_signature", "This URL was not made by this server.")
    seconds_left = int(expires_at - time.time())
    if seconds_left <= 0:
        return _refused(403, "url_expired", "This URL has expired. Ask for the message again.")
    try:
        content = store().open(key)
    except ObjectMissing:
        return _refused(404, "not_found", "Not found.")
    response = _answer(request, content)
    response["Content-Type"] = served.content_type
    response["Content-Disposition"] = disposition(served.name, served.content_type)
    response["Cache-Control"] = f"private, max-age={seconds_left}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    if served.content_type != "application/pdf":
        response["Content-Security-Policy"] = _SANDBOX
    return response


def _answer(request: HttpRequest, content: BinaryIO) -> HttpResponseBase:
    """The whole object, or the one range asked for; several ranges at once get the whole (RFC 9110, section 14.2)."""
    size = content.seek(0, 2)
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    span = _span(asked, size) if asked and any(asked.groups()) else range(size)
    if not span and size:
        content.close()
        return _unsatisfiable(size)
    content.seek(span.start)
    response: HttpResponseBase
    if len(span) == size:
        response = FileResponse(content)
    else:
        response = StreamingHttpResponse(_part(content, len(span)), status=206)
        response["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
        response["Content-Length"] = str(len(span))
    response["Accept-Ranges"] = "bytes"
    return response


def _span(asked: re.Match[str], size: int) -> range:
    first, last = asked.groups()
    if not first:
        return range(max(size - int(last), 0), size)
    return range(int(first), min(int(last) + 1, size) if last else size)


def _part(content: BinaryIO, length: int) -> Iterator[bytes]:
    with content:
        while length > 0 and (chunk := content.read(min(length, _CHUNK))):
            length -= len(chunk)
            yield chunk


def _unsatisfiable(size: int) -> HttpResponse:
    response = _refused(416, "range_not_satisfiable", "The object is shorter than that.")
    response["Content-Range"] = f"bytes */{size}"
    return response


def _refused(status: int, code: str, detail: str) -> HttpResponse:
    body = to_json({"type": "client_error", "errors": [{"code": code, "detail": detail, "attr": None}]})
    return HttpResponse(body, status=status, content_type="application/json", headers={"Cache-Control": "no-store"})
