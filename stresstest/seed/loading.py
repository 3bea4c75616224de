"""Writing the data once, and finding out whether it is there already."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import connection, transaction

from chat.models import Conversation, Message
from stresstest.seed import rows, world
from stresstest.seed.copying import analyze, copy_rows
from stresstest.seed.world import Plan
from tmschat.users.models import User

_LOCK = 0x73747265  # any number that no other lock here bears


class OtherData(Exception):
    """Seeded data is there, but not what was asked for; the text says what."""


@transaction.atomic
def load(plan: Plan, on_rows: Callable[[int], object]) -> bool:
    """Write all of `plan`, or nothing where it is there. Tells whether it wrote. Raises OtherData."""
    hold_lock()
    if _is_there(plan):
        return False
    written = []
    for model, each in rows.tables(plan):
        copy_rows(model, each, on_rows)
        written.append(model)
    analyze(written)
    return True


def hold_lock() -> None:
    """Let a second run at the same moment wait for this transaction's end: it finds all there then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def set_password(plan: Plan, password: str) -> None:
    """Let all seeded users sign in by `password`."""
    share_password([world.user_id(number) for number in range(1, plan.users + 1)], password)


def share_password(user_ids: Sequence[UUID], password: str) -> None:
    """Let these people sign in by `password`. One hash for all: 2,000 of them one by one would take minutes."""
    users = User.objects.filter(pk__in=user_ids)
    hashes = set(users.values_list("password", flat=True))
    if hashes and (len(hashes) != 1 or not check_password(password, hashes.pop())):
        users.update(password=make_password(password))


def seeded_users() -> dict[str, User]:
    """Give the users that bear a seeded name, by name. Raises OtherData where one of them is somebody else."""
    named = {user.username: user for user in User.objects.filter(username__regex=r"\Astress_[0-9]{3,}\Z")}
    for name, user in named.items():
        if user.id != world.user_id(int(name.removeprefix("stress_"))):
            raise OtherData(f"{name} was not made by seed_stress; rename this user first")
    return named


def _is_there(plan: Plan) -> bool:
    users = len(seeded_users())
    if users and users != plan.users:
        raise OtherData(f"there are {users} seeded users, not {plan.users}; use --reset")
    expected = {conversation_id for conversation_id, _, _, _ in rows.rooms(plan)}
    found = Conversation.objects.filter(pk__in=expected, deleted_at=None).count()
    wanted = [world.message_id(room, line) for room, _, _, lines in rows.rooms(plan) for line in lines]
    messages = Message.objects.filter(pk__in=wanted).count()
    if users and (found != len(expected) or messages != len(wanted)):
        raise OtherData("the seeded conversations are not as they were made; use --reset")
    return users > 0
