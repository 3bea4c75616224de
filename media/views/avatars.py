"""People's pictures: to set one, to take it away, to see it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from rest_framework.response import Response
from rest_framework.views import APIView

from media.avatars import remove_avatar, use_as_avatar
from media.images import THUMBNAIL_TYPE
from media.models import Avatar
from media.serializers import AvatarInput
from tmschat.core.error_views import not_found
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.users.docs import OWN_PROFILE, OwnProfileOut
from tmschat.users.http import SignedInRequest
from tmschat.users.render import own_profile


class AvatarView(APIView):
    """The caller's own picture."""

    @documented(request=AvatarInput, data=OwnProfileOut, example=OWN_PROFILE)
    def put(self, request: SignedInRequest) -> Response:
        """Make an uploaded image the picture: its middle, as a square. The upload is used up by it."""
        upload_id = validated(AvatarInput, request)["upload_id"]
        return Response({"data": own_profile(use_as_avatar(user=request.user, upload_id=upload_id))})

    @documented(status=204)
    def delete(self, request: SignedInRequest) -> Response:
        """Take it away."""
        remove_avatar(user=request.user)
        return Response(status=204)


@require_safe
def avatar(request: HttpRequest, avatar_id: UUID) -> HttpResponse:
    """`GET /avatars/<id>.webp`: for everybody who knows the address, which names one picture for ever."""
    content = Avatar.objects.filter(pk=avatar_id).values_list("content", flat=True).first()
    if content is None:
        return not_found(request)
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'",
    }
    return HttpResponse(bytes(content), content_type=THUMBNAIL_TYPE, headers=headers)
