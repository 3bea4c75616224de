"""The OpenAPI document and a page to browse it, without a network."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularSwaggerView

from tmschat.core.render import to_json


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Give the document."""
    return HttpResponse(_document(), content_type="application/vnd.oai.openapi+json")


@cache
def _document() -> bytes:
    """Generate it once a process: it takes as long as hundreds of requests."""
    return to_json(SchemaGenerator().get_schema(request=None, public=True))


class DocsView(SpectacularSwaggerView):
    """Swagger UI over `/api/v1/schema`."""

    url_name = "schema"
    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
