"""People's pictures of themselves."""

from uuid import UUID

from django.db import transaction

from media.errors import NoImage, UnreadableImage
from media.images import NotAnImage, square
from media.models import Avatar, Upload
from media.services import release
from media.storage import store
from tmschat.users.models import User
from tmschat.users.services.profiles import update_profile


def use_as_avatar(*, user: User, upload_id: UUID) -> User:
    """Make an upload the person's picture, and let go of it; gives the person as they are now.

    Raises Invalid, naming `upload_id`, unless it is their own, completed and unused, and an image.
    """
    with transaction.atomic():
        mine = Upload.objects.filter(owner_id=user.pk, completed_at__isnull=False, claimed_at=None)
        upload = mine.filter(pk=upload_id, kind=Upload.Kind.IMAGE).select_for_update().first()
        if upload is None:
            raise NoImage(attr="upload_id")
        changed = _put(user, _picture(upload))
        release(upload_ids=[upload.pk])
    return changed


def remove_avatar(*, user: User) -> User:
    """Take the person's picture away; gives the person as they are now."""
    with transaction.atomic():
        Avatar.objects.filter(user=user).delete()
        return update_profile(user=user, changes={"avatar_url": ""})


def _picture(upload: Upload) -> bytes:
    try:
        with store().open(upload.object_key) as content:
            return square(content)
    except NotAnImage:
        raise UnreadableImage(attr="upload_id") from None


def _put(user: User, picture: bytes) -> User:
    User.objects.select_for_update(no_key=True).get(pk=user.pk)  # two pictures at once: one after the other
    Avatar.objects.filter(user=user).delete()
    avatar = Avatar.objects.create(user=user, content=picture)
    return update_profile(user=user, changes={"avatar_url": f"/avatars/{avatar.pk}.webp"})
