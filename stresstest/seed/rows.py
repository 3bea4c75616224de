"""The rows, table by table, each table as a stream. They are exactly what the services would have written."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO
from itertools import islice
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from chat.models import Attachment, Conversation, Mark, Member, Message
from media.checking import described
from media.models import Upload
from media.storage import store
from polls.models import Poll, PollOption
from stresstest.seed import texts, world
from stresstest.seed.documents import document
from stresstest.seed.pictures import picture
from stresstest.seed.world import Line, Plan
from tmschat.users.models import User

QUESTION = "Where do we go for the summer party? 🏖️"
OPTIONS = ("Lake", "Mountains", "海辺", "Stay here")
_PAINTERS = 4  # threads; Pillow and hashing let go of the interpreter's lock
_IN_FLIGHT = 64  # objects made ahead of the rows that are written


def tables(plan: Plan) -> Iterator[tuple[type[Model], Iterable[Model]]]:
    """Give every table with its rows, in an order in which what is referred to comes first."""
    yield User, users(plan)
    yield Conversation, conversations(plan)
    yield Member, members(plan)
    yield Mark, marks(plan)
    yield Upload, uploads(plan)
    yield Message, messages(plan)
    yield Attachment, attachments(plan)
    yield Poll, [poll(plan)]
    yield PollOption, options(plan)


def users(plan: Plan) -> Iterator[User]:
    """Everybody; nobody can sign in by a password yet."""
    for number in range(1, plan.users + 1):
        yield User(
            id=world.user_id(number),
            username=world.username(number),
            display_name=texts.display_name(number),
            password=make_password(None),
            joined_at=world.BEGINNING,
        )


def rooms(plan: Plan) -> Iterator[tuple[UUID, str, list[int], list[Line]]]:
    """Give each conversation's id, title, users and messages."""
    yield world.group_id(), "Stress group", list(range(1, plan.users + 1)), list(world.group_lines(plan))
    for number in range(1, plan.extras + 1):
        title = f"Stress room {number:03d}"
        yield world.extra_id(number), title, world.extra_members(plan, number), list(world.extra_lines(plan))


def conversations(plan: Plan) -> Iterator[Conversation]:
    """The group and the extra conversations. Numbers: 1 the conversation, then its members, then its messages."""
    for conversation_id, title, people, lines in rooms(plan):
        yield Conversation(
            id=conversation_id,
            type=Conversation.Type.GROUP,
            title=title,
            created_by_id=world.user_id(people[0]),
            created_at=world.BEGINNING + timedelta(minutes=1),
            last_seq=len(lines),
            change_seq=1 + len(people) + len(lines),
            own_change_seq=1,
            member_count=len(people),
            last_activity_at=world.time_of(lines[-1]) if lines else world.BEGINNING + timedelta(minutes=1),
        )


def members(plan: Plan) -> Iterator[Member]:
    """Who is where; the first one owns the conversation."""
    for conversation_id, _, people, _ in rooms(plan):
        for place, number in enumerate(people):
            yield Member(
                conversation_id=conversation_id,
                user_id=world.user_id(number),
                role=Member.Role.MEMBER if place else Member.Role.OWNER,
                joined_at=world.BEGINNING + timedelta(minutes=1),
                change_seq=2 + place,
            )


def marks(plan: Plan) -> Iterator[Mark]:
    """Nobody has read anything."""
    for conversation_id, _, people, _ in rooms(plan):
        for number in people:
            yield Mark(conversation_id=conversation_id, user_id=world.user_id(number))


def messages(plan: Plan) -> Iterator[Message]:
    """All lines; members write in turn."""
    for conversation_id, _, people, lines in rooms(plan):
        for line in lines:
            yield Message(
                id=world.message_id(conversation_id, line),
                conversation_id=conversation_id,
                seq=line.seq,
                change_seq=1 + len(people) + line.seq,
                type=line.type,
                sender_id=world.user_id(_sender(people, line)),
                text=_text(line),
                created_at=world.time_of(line),
            )


def uploads(plan: Plan) -> Iterator[Upload]:
    """Real pictures and files, put into the store as their rows are asked for."""
    people = list(range(1, plan.users + 1))
    held = [line for line in world.group_lines(plan) if line.type != "POLL"]
    return _ahead(held, lambda line: _stored(line, world.user_id(_sender(people, line))))


def attachments(plan: Plan) -> Iterator[Attachment]:
    """One upload a line that holds one."""
    for line in world.group_lines(plan):
        if line.type != "POLL":
            yield Attachment(
                id=world.seed_id(f"attachment {line.seq}", world.time_of(line)),
                conversation_id=world.group_id(),
                message_id=world.message_id(world.group_id(), line),
                upload_id=world.upload_id(line),
                kind=line.type,
                position=0,
            )


def poll(plan: Plan) -> Poll:
    """The one poll: single choice, open, results shown."""
    *_, line = world.group_lines(plan)
    return Poll(
        id=world.poll_id(),
        message_id=world.message_id(world.group_id(), line),
        conversation_id=world.group_id(),
        created_by_id=world.user_id(_sender(list(range(1, plan.users + 1)), line)),
        question=QUESTION,
        created_at=world.time_of(line),
    )


def options(plan: Plan) -> Iterator[PollOption]:
    """Its options, in order."""
    for position, text in enumerate(islice(OPTIONS, plan.options)):
        yield PollOption(id=world.option_id(position), poll_id=world.poll_id(), text=text, position=position)


def _sender(people: list[int], line: Line) -> int:
    return people[line.seq % len(people)]


def _text(line: Line) -> str:
    if line.type == "POLL":
        return QUESTION
    has_caption = line.type == "TEXT" or line.number % 3 == 0
    return texts.line(line.number) if has_caption else ""


def _stored(line: Line, owner_id: UUID) -> Upload:
    make, name = (picture, texts.picture_name) if line.type == "IMAGE" else (document, texts.file_name)
    content, content_type, ending = make(line.number)
    upload = Upload(id=world.upload_id(line), owner_id=owner_id, name=name(line.number, ending))
    described(upload, BytesIO(content), content_type)
    store().put(upload.object_key, BytesIO(content), content_type=upload.content_type)
    upload.created_at = upload.completed_at = upload.claimed_at = world.time_of(line)
    return upload


def _ahead(lines: Iterable[Line], make: Callable[[Line], Upload]) -> Iterator[Upload]:
    """Give what `make` makes of `lines`, in order, a bounded number of them made ahead by threads."""
    waiting = iter(lines)
    with ThreadPoolExecutor(_PAINTERS) as painters:
        while batch := list(islice(waiting, _IN_FLIGHT)):
            yield from painters.map(make, batch)
