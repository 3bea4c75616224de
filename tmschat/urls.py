"""The whole site's routes: the one place beside the settings that knows every app."""

from django.contrib import admin
from django.urls import include, path, re_path

from tmschat.core import error_views, openapi_views
from tmschat.ops import health, metrics_view
from tmschat.users.views.sign_in import StressLoginView

urlpatterns = [
    path("api/v1/", include("chat.urls")),  # first, and in it what is asked for most: routes are tried in turn
    path("api/v1/", include("tmschat.users.urls")),
    path("api/v1/", include("polls.urls")),
    path("api/v1/", include("realtime.urls")),
    path("", include("media.urls")),
    path("api/v1/schema", openapi_views.schema, name="schema"),
    path("api/docs", openapi_views.DocsView.as_view()),
    path("admin/", admin.site.urls),
    path("stress-login", StressLoginView.as_view()),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics_view.metrics),
    path("", include("tmschat.web.urls")),
    re_path(r"^api/", error_views.not_found),  # also with DEBUG, whose own page for this is HTML
]

admin.site.site_header = admin.site.site_title = "TMS Chat"

handler400 = error_views.bad_request
handler403 = error_views.permission_denied
handler404 = error_views.not_found
handler500 = error_views.server_error
