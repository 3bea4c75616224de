"""Events: what the apps announce once their change is committed. Who carries them on is named by the settings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as the realtime contract names it.

    `since` and `change_seq` are set on durable events: they carry all that changed in `(since, change_seq]`.
    `to` names the people whose sockets alone get it (of all their conversations); empty, it goes to the members
    of `conversation_id` save `not_to`.
    """

    type: str
    conversation_id: UUID | None
    body: dict[str, Any] = field(default_factory=dict)
    since: int | None = None
    change_seq: int | None = None
    to: tuple[UUID, ...] = ()
    not_to: tuple[UUID, ...] = ()


def announce(*events: Event) -> None:
    """Hand `events` to the sink after the commit, in order. A sink that fails fails no request."""
    for event in events:
        transaction.on_commit(_Delivery(event), robust=True)


@dataclass(frozen=True, slots=True)
class _Delivery:
    event: Event

    def __call__(self) -> None:
        _sink(settings.EVENT_SINK)(self.event)


@cache
def _sink(path: str) -> Callable[[Event], None]:
    sink: Callable[[Event], None] = import_string(path)
    return sink
