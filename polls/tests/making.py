"""Short ways to polls and to what is stored of them."""

from typing import Any
from uuid import UUID

from chat.models import Conversation
from polls.drafts import PollDraft
from polls.models import Poll, PollOption
from polls.services import create_poll
from tmschat.users.models import User

Json = dict[str, Any]


def make_poll(creator: User, room: Conversation, **fields: Any) -> Json:
    """Make a poll of three options unless told otherwise; gives it as JSON."""
    draft = PollDraft(**{"question": "Where?", "options": ["Lake", "Hills", "Sea"], **fields})
    return create_poll(creator=creator, conversation_id=room.id, draft=draft)[0]


def options_of(poll: Json) -> list[UUID]:
    """Give the ids of a poll's options, in order."""
    return [UUID(option["id"]) for option in poll["options"]]


def tallies(poll: Json) -> list[int | None]:
    """Give the votes of each option as the poll shows them."""
    return [option["votes"] for option in poll["options"]]


def stored(poll: Json) -> tuple[list[int], int]:
    """Give the stored votes of each option, in order, and the stored number of voters."""
    options = PollOption.objects.filter(poll_id=poll["id"]).order_by("position")
    return list(options.values_list("votes", flat=True)), Poll.objects.get(pk=poll["id"]).total_voters
