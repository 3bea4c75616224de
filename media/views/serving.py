"""The local store's objects, for whoever holds a signed path: to read one, or to send one. No database is asked."""

import re
import time
from collections.abc import Iterator
from typing import BinaryIO, cast

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from media.serving import disposition
from media.signing import is_same, number, signature_of, target_signature
from media.storage import INCOMING, ObjectMissing, Served, store
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
    expires_at = _number(request, "expires")
    ours = signature_of(key, served.content_type, served.name, expires_at=expires_at)
    if refusal := _refusal(request, ours, expires_at):
        return refusal
    try:
        content = store().open(key)
    except ObjectMissing:
        return _refused(404, "not_found", "Not found.")
    response = _answer(request, content)
    response["Content-Type"] = served.content_type
    response["Content-Disposition"] = disposition(served.name, served.content_type)
    response["Cache-Control"] = f"private, max-age={int(expires_at - time.time())}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    if served.content_type != "application/pdf":
        response["Content-Security-Policy"] = _SANDBOX
    return response


@csrf_exempt  # what the path is signed with is not in any cookie
@require_http_methods(["PUT"])
def receive(request: HttpRequest, name: str) -> HttpResponse:
    """`PUT /media/incoming/<name>?size=&expires=&signature=`: take exactly `size` bytes, to be completed later."""
    key, size, expires_at = INCOMING + name, _number(request, "size"), _number(request, "expires")
    if refusal := _refusal(request, target_signature(key, size, expires_at), expires_at):
        return refusal
    if request.headers.get("Content-Length") != str(size):
        return _refused(400, "wrong_size", f"Send exactly {size} bytes, and say so in Content-Length.")
    store().put(key, cast("BinaryIO", request), content_type=request.content_type or "")
    return HttpResponse(status=204)


def _number(request: HttpRequest, parameter: str) -> int:
    return number(request.GET.get(parameter, ""))


def _refusal(request: HttpRequest, ours: str, expires_at: int) -> HttpResponse | None:
    if not is_same(request.GET.get("signature", ""), ours):
        return _refused(403, "invalid_signature", "This URL was not made by this server.")
    if expires_at <= time.time():
        return _refused(403, "url_expired", "This URL has expired. Ask for a new one.")
    return None


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
