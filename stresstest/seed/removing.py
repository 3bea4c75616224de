"""Removing what the seed made and what was done with it since: its users, their conversations, their objects."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection, transaction

from chat.models import Attachment, Conversation, Member
from media.models import Upload
from media.services import release
from stresstest.seed import world
from stresstest.seed.loading import OtherData, seeded_users
from stresstest.seed.volume.loading import crowd
from tmschat.users.models import User
from tmschat.users.services.sign_ins import end_all

_MANY = ("chat_reaction", "chat_searchentry", "chat_mention")  # what nothing refers to; a million at once


@transaction.atomic
def remove() -> int:
    """Remove the seeded users, the volume's too, with every conversation that is theirs alone or was seeded. Gives how
    many users.

    Raises OtherData where one of them talks to other people elsewhere: what those see must not change by a clean-up.
    """
    users = [user.id for user in [*seeded_users().values(), *crowd()]]
    rooms = _rooms(users)
    held = Attachment.objects.filter(conversation_id__in=rooms).values_list("upload_id", flat=True)
    uploads = {*held, *Upload.objects.filter(owner_id__in=users).values_list("id", flat=True)}
    for table in _MANY:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE conversation_id = ANY(%s)", [list(rooms)])  # noqa: S608
    for room in rooms:  # one at a time: Django gathers all that hangs on it in memory
        Conversation.objects.filter(pk=room).delete()
    release(upload_ids=list(uploads))
    for user in users:
        end_all(user_id=user)  # processes that run remember whose tokens these are
    User.objects.filter(pk__in=users).delete()
    return len(users)


def _rooms(users: Collection[UUID]) -> set[UUID]:
    seeded = {world.group_id(), *(world.extra_id(number) for number in range(1, len(users) + 1))}
    theirs = set(Member.objects.filter(user_id__in=users).values_list("conversation_id", flat=True))
    others = Member.objects.filter(conversation_id__in=theirs - seeded).exclude(user_id__in=users)
    if other := others.select_related("conversation").first():
        raise OtherData(
            f"seeded users are in “{other.conversation}” ({other.conversation_id}) with others; remove it first"
        )
    return theirs
