"""The web client's page, and its files where no front door serves them."""

import mimetypes
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from media.storage import browser_origin
from tmschat.core.error_views import error_response

HASHED = re.compile(r"\.[0-9a-f]{8,}\.")  # as in the door's Caddyfile
FOR_GOOD, FOR_MINUTES = "public, max-age=31536000, immutable", "public, max-age=300"


@require_safe
@login_required
@conditional_page
def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Give the client's one page. It says nothing of anybody: who is signed in its script asks.

    Whoever is not is sent to sign in first, and comes back: a bundle loaded to learn that would be thrown away.
    """
    content = _built_page() if not settings.DEBUG else _built_page.__wrapped__()
    if content is None:
        return error_response(503, "not_built", "The web client is not built: make install.")
    return HttpResponse(
        content,
        headers={"Content-Security-Policy": policy(browser_origin()), "Cache-Control": "no-cache"},
    )


@require_safe
def asset(request: HttpRequest, path: str) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Give one of the apps' static files, kept by browsers as long as the door has it kept."""
    found = finders.find(path)
    if found is None or not Path(found).is_file():
        raise Http404
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {
        "Cache-Control": FOR_GOOD if HASHED.search(path) else FOR_MINUTES,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(Path(found).read_bytes(), content_type=kind, headers=headers)


@cache
def _built_page() -> bytes | None:
    """Give the page as the client's build left it."""
    found = finders.find("app/index.html")
    return Path(found).read_bytes() if found is not None else None


def policy(store: str) -> str:
    """Give the page's Content-Security-Policy: this site's own files, and the object store's; nothing inline."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "manifest-src 'self'",
            f"connect-src 'self' {store}".strip(),
            f"img-src 'self' blob: data: {store}".strip(),
            f"media-src 'self' blob: {store}".strip(),
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )
