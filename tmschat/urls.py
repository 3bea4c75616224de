"""The whole site's routes: the one place beside the settings that knows every app."""

from django.contrib import admin
from django.urls import include, path


urlpatterns = [
    path("api/v1/", include("tmschat.users.urls")),
    path("api/v1/", include("chat.urls")),
    path("api/v1/", include("polls.urls")),
    path("", include("media.urls")),
    path("admin/", admin.site.urls),
]
