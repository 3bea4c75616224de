"""Writing the volume once, and finding out whether it is there already."""

from collections.abc import Callable

from django.db import transaction

from chat.models import Conversation, Message
from chat.services.indexing import index_pending
from stresstest.seed.copying import analyze, copy_tuples
from stresstest.seed.loading import OtherData, hold_lock, share_password
from stresstest.seed.volume.plan import Volume, person_id
from stresstest.seed.volume.rows import Content
from tmschat.users.models import User


@transaction.atomic
def load_volume(volume: Volume, on_messages: Callable[[int], object]) -> bool:
    """Write all of it, or nothing where it is there. Tells whether it wrote. Raises OtherData."""
    hold_lock()
    if _is_there(volume):
        return False
    tables = list(Content(volume).tables())
    for table in tables:
        copy_tuples(table.model, table.columns, table.rows, on_messages if table.model is Message else _untold)
    analyze(table.model for table in tables)
    return True


def index_volume(on_messages: Callable[[int], object]) -> None:
    """Let search find what was written at once; a running worker may do the same meanwhile."""
    while followed := index_pending():
        on_messages(followed)


def set_crowds_password(password: str) -> None:
    """Let the volume's people sign in by `password`."""
    share_password([user.pk for user in crowd()], password)


def crowd() -> list[User]:
    """Give who bears a name of the volume's people. Raises OtherData where one of them is somebody else."""
    named = list(User.objects.filter(username__regex=r"\Acrowd_[0-9]{5,}\Z"))
    for user in named:
        if user.id != person_id(int(user.username.removeprefix("crowd_")) - 1):
            raise OtherData(f"{user.username} was not made by seed_stress; rename this user first")
    return named


def _is_there(volume: Volume) -> bool:
    people = len(crowd())
    if not people:
        return False
    rooms = Conversation.objects.filter(pk__in=[room.id for room in volume.rooms], deleted_at=None).count()
    if (people, rooms) != (volume.people, volume.conversations):
        raise OtherData(f"there is a volume of {people} people already, not the one asked for; use --reset")
    return True


def _untold(_rows: int) -> None:
    """Only messages are counted aloud."""
