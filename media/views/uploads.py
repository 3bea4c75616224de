"""Uploads over REST: announce, send to the store, complete."""

from dataclasses import asdict
from datetime import UTC, datetime
from uuid import UUID

from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED
from rest_framework.viewsets import ViewSet

from media.render import attachment_json
from media.schemas import ATTACHMENT, OFFER, AttachmentOut, OfferOut
from media.serializers import UploadInput
from media.services import UploadDraft, complete_upload, create_upload
from tmschat.core.input import validated
from tmschat.core.openapi import documented
from tmschat.users.http import SignedInRequest


class UploadViewSet(ViewSet):
    """Files on their way into messages."""

    @documented(request=UploadInput, data=OfferOut, status=201, example=OFFER)
    def create(self, request: SignedInRequest) -> Response:
        """Announce a file; the answer says where to send its bytes."""
        offer = create_upload(owner=request.user, draft=UploadDraft(**validated(UploadInput, request)))
        expires_at = datetime.fromtimestamp(offer.expires_at, UTC)
        data = {"id": offer.upload_id, "upload": asdict(offer.target), "expires_at": expires_at}
        return Response({"data": data}, status=HTTP_201_CREATED)

    @documented(data=AttachmentOut, errors=(400,), example=ATTACHMENT)
    def complete(self, request: SignedInRequest, upload_id: UUID) -> Response:
        """Have the bytes checked; the answer is the attachment."""
        return Response({"data": attachment_json(complete_upload(owner=request.user, upload_id=upload_id))})
