"""The site's own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Nothing but this server's own files: no inline script or style, no frame around it.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def home(request: HttpRequest) -> HttpResponse:
    """Say what this server is and where its doors are."""
    page = render(request, "web/home.html")
    page["Content-Security-Policy"] = POLICY
    return page
