"""The whole site's routes: the one place beside the settings that knows every app."""

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.urls import include, path, re_path

from tmschat.core import error_views, openapi_views
from tmschat.ops import health, metrics_view
from tmschat.users.views.sign_in import StressLoginView

# Before the admin gives its routes: whoever wants in goes through the one door, second factor included.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # allauth's documented way

urlpatterns = [
    path("api/v1/", include("chat.urls")),  # first, and in it what is asked for most: routes are tried in turn
    path("api/v1/", include("tmschat.users.urls")),
    path("api/v1/", include("polls.urls")),
    path("api/v1/", include("realtime.urls")),
    path("", include("media.urls")),
    path("api/v1/schema", openapi_views.schema, name="schema"),
    path("api/docs", openapi_views.DocsView.as_view()),
    path("accounts/", include("tmschat.users.accounts.urls")),
    path("admin/", admin.site.urls),
    path("stress-login", StressLoginView.as_view()),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", metrics_view.metrics),
    path("", include("tmschat.web.urls")),
    re_path(r"^api/", error_views.not_found),  # also with DEBUG, whose own page for this is HTML
]

admin.site.site_header = admin.site.site_title = "TMS Chat"
# Secrets are nobody's to look at, and single sign-on is configured by the environment alone.
admin.site.unregister([EmailAddress, Authenticator, SocialAccount, SocialApp, SocialToken])

handler400 = error_views.bad_request
handler403 = error_views.permission_denied
handler404 = error_views.not_found
handler500 = error_views.server_error
