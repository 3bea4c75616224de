"""Bodies that come in chunks, without a declared length: from programs that stream, and over HTTP/2."""

from collections.abc import Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings


def measured(application: WSGIApplication) -> WSGIApplication:
    """Give such a body a length, as Django reads none without. What is too long stays too long, by a byte."""

    def with_length(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_TRANSFER_ENCODING" in environ and "CONTENT_LENGTH" not in environ:
            body = environ["wsgi.input"].read(settings.BODY_MAX_BYTES + 1)
            environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return application(environ, start_response)

    return with_length
