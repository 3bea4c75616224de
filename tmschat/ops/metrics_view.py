"""`/metrics` in Prometheus's text format, of all processes that share PROMETHEUS_MULTIPROC_DIR."""

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from tmschat.core.error_views import error_response


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Give the metrics to who bears METRICS_TOKEN: 401 to others, 404 where none is set."""
    if not settings.METRICS_TOKEN:
        return error_response(404, "not_found", "Not found.")
    kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if kind.lower() != "bearer" or not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
        return error_response(401, "not_authenticated", "Sign in with the metrics token.")
    return HttpResponse(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)


def _registry() -> CollectorRegistry:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
