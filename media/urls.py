"""Where uploads are announced and completed, and where the local store's signed paths lead (at the site's root)."""

from django.urls import path

from media.views.avatars import AvatarView, avatar
from media.views.serving import receive, serve
from media.views.uploads import UploadViewSet

urlpatterns = [
    path("api/v1/media/uploads", UploadViewSet.as_view({"post": "create"})),
    path("api/v1/media/uploads/<uuid:upload_id>/complete", UploadViewSet.as_view({"post": "complete"})),
    path("api/v1/users/me/avatar", AvatarView.as_view()),
    path("avatars/<uuid:avatar_id>.webp", avatar),
    path("media/incoming/<str:name>", receive),
    path("media/<path:key>", serve),
]
