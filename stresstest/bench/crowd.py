"""The people who hold thousands of sockets open, in circles of a hundred; each circle has one conversation."""

from uuid import UUID

from chat.services.conversations import ConversationDraft, create_conversation
from stresstest.bench.world import Circle, Person
from stresstest.seed.tokens import working_tokens
from tmschat.users.models import User

CIRCLE = 100


def gathered(circles: int) -> list[Circle]:
    """Make that many circles."""
    return [_circle(number) for number in range(circles)]


def _circle(number: int) -> Circle:
    names = [f"crowd_{number:03d}_{place:02d}" for place in range(CIRCLE)]
    people = User.objects.bulk_create(User(username=name, display_name=name, password="!") for name in names)  # noqa: S106
    draft = ConversationDraft(type="GROUP", title=f"Circle {number}", member_ids=[each.pk for each in people[1:]])
    room = str(create_conversation(creator=people[0], draft=draft)[0].id)
    tokens: dict[UUID, str] = working_tokens([each.pk for each in people])
    return Circle(room, [Person(str(each.pk), tokens[each.pk], room) for each in people])
