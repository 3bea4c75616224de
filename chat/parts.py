"""The one port through which other apps hang something on messages: a field in each page, and counts kept by the
flusher. An app names its part in `settings.MESSAGE_PARTS`; chat imports none of them.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from tmschat.core.events import Event


class Batch(Protocol):
    """Unnumbered rows of one conversation that a flush has taken, with the messages whose counts they change."""

    @property
    def message_ids(self) -> Sequence[UUID]:
        """The messages whose counts change, each once."""
        ...

    def store(self, numbers: Mapping[UUID, int]) -> list[Event]:
        """Count and stamp: `numbers` has the change number of each message. Gives the events to announce."""
        ...


class Countable(Protocol):
    """Something on messages that is counted behind its writes, because many people move it at once."""

    # The statement that gives the `conversation_id` of those with unnumbered rows. The parts' become one: every process
    # with sockets asks it once a second.
    waiting: str

    def take(self, conversation_id: UUID) -> Batch:
        """Lock the conversation's unnumbered rows that nobody else holds. The conversation's row is held already."""
        ...


class MessagePart(Countable, Protocol):
    """A field of messages that another app fills."""

    field: str

    def for_messages(self, message_ids: Sequence[UUID], viewer_id: UUID | None) -> dict[UUID, Any]:
        """Give the field of those messages that have one, as `viewer_id` sees it; one query a page."""
        ...

    def for_viewers(
        self, message_ids: Sequence[UUID], viewer_ids: Collection[UUID]
    ) -> Mapping[UUID | None, dict[UUID, Any]]:
        """Give the same as several viewers see it: under None as a member with nothing of their own on it does, and
        for each other viewer those that differ from this.
        """
        ...

    def clear(self, message_id: UUID) -> None:
        """Remove what hangs on a message that is being deleted, in its transaction."""
        ...


@cache
def message_parts() -> tuple[MessagePart, ...]:
    """Give the parts that the settings name."""
    return tuple(import_string(path)() for path in settings.MESSAGE_PARTS)
