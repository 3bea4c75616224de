"""Routes below /api/v1."""

from django.urls import path

from polls.views import PollViewSet

urlpatterns = [
    path("polls", PollViewSet.as_view({"post": "create"})),
    path("polls/<uuid:poll_id>", PollViewSet.as_view({"get": "retrieve"})),
    path("polls/<uuid:poll_id>/options", PollViewSet.as_view({"post": "add_option"})),
    path("polls/<uuid:poll_id>/vote", PollViewSet.as_view({"post": "vote", "delete": "retract"})),
    path("polls/<uuid:poll_id>/close", PollViewSet.as_view({"post": "close"})),
    path("polls/<uuid:poll_id>/voters", PollViewSet.as_view({"get": "voters"})),
]
