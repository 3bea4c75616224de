"""Where the web client's page is shown: every address that `features/shell/Shell.tsx` knows."""

from django.urls import path, re_path

from tmschat.web.views import asset, page

urlpatterns = [
    path("", page),
    re_path(r"^(?:c|settings)/[\w/-]+$", page),
    path("search", page),
    path("settings", page),
    re_path(r"^static/(?P<path>.+)$", asset),  # behind the door these never arrive here
]
