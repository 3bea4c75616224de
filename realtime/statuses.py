"""Who is there, as Valkey has it: one page a process, which expires with it, and when people were last online.

A page is a hash of this process's people. Keeping it costs one EXPIRE however many people it names; who comes, goes or
changes costs a field. A person is what the best of all pages says.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from tmschat.core import valkey
from tmschat.core.ids import new_id

PAGES = "tms:presence"
PAGE_TTL_S = 30  # a process that dies takes its people with it within this time
SEEN_TTL_S = 30 * 24 * 3600
AT_ONCE = 1000  # fields or keys a command
_SELF = b"."  # a field of every page, so that one without people is there too


class Status(StrEnum):
    """Whether somebody is at the screen, only connected, or neither."""

    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class Page:
    """What this process says of its people. Its methods wait for Valkey and raise Unreachable."""

    def __init__(self) -> None:
        self._key = f"{PAGES}:{new_id()}"

    def write(self, changes: Mapping[UUID, Status]) -> bool:
        """Say that it is still valid, and what has changed. Gives whether Valkey knew it: else all is to be said."""
        with valkey.reachable(), valkey.client().pipeline(transaction=False) as pipeline:
            pipeline.expire(self._key, PAGE_TTL_S)
            present: dict[Any, Any] = {
                user_id.bytes: status.value for user_id, status in changes.items() if status != Status.OFFLINE
            }
            gone = [user_id.bytes for user_id, status in changes.items() if status == Status.OFFLINE]
            pipeline.hset(self._key, mapping=present | {_SELF: b""})
            if gone:
                pipeline.hdel(self._key, *gone)
            pipeline.expire(self._key, PAGE_TTL_S)
            pipeline.sadd(PAGES, self._key)  # last: whoever finds the name without the page takes it off
            return bool(pipeline.execute()[0])

    def leave(self, *, within_s: int) -> None:
        """Let the page end soon; those who come back to another process by then have not been away."""
        with valkey.reachable():
            valkey.client().expire(self._key, within_s)


def read_statuses(user_ids: Collection[UUID]) -> dict[UUID, Status]:
    """Read what people are now. Raises Unreachable."""
    found = dict.fromkeys(user_ids, Status.OFFLINE)
    ordered = list(user_ids)
    with valkey.reachable():
        pages: list[Any] = sorted(valkey.client().smembers(PAGES))
        for start in range(0, len(ordered), AT_ONCE):
            part = ordered[start : start + AT_ONCE]
            for answer in _asked(pages, part):
                for user_id, said in zip(part, answer, strict=True):
                    if said is not None and found[user_id] != Status.ONLINE:
                        found[user_id] = Status(said.decode())
    return found


def _asked(pages: Collection[bytes], user_ids: Collection[UUID]) -> list[list[bytes | None]]:
    """Ask every page about people; those that have ended are taken off the list."""
    fields = [_SELF, *(user_id.bytes for user_id in user_ids)]
    with valkey.client().pipeline(transaction=False) as pipeline:
        for page in pages:
            pipeline.hmget(page, fields)
        answers: list[list[bytes | None]] = pipeline.execute()
        ended = [page for page, answer in zip(pages, answers, strict=True) if answer[0] is None]
        if ended:
            pipeline.srem(PAGES, *ended)
            pipeline.execute()
    return [answer[1:] for answer in answers if answer[0] is not None]


def note_seen(user_ids: Collection[UUID], at: datetime) -> None:
    """Keep that these people were online. Raises Unreachable."""
    with valkey.reachable(), valkey.client().pipeline(transaction=False) as pipeline:
        for user_id in user_ids:
            pipeline.set(_seen_key(user_id), at.isoformat(), ex=SEEN_TTL_S)
        pipeline.execute()


def forget_seen(user_id: UUID) -> None:
    """Keep no longer when somebody was online. Raises Unreachable."""
    valkey.client().delete(_seen_key(user_id))


def read_seen(user_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Read when people were last online, of those of whom it is known. Raises Unreachable."""
    ordered = list(user_ids)
    found: dict[UUID, datetime] = {}
    for start in range(0, len(ordered), AT_ONCE):
        part = ordered[start : start + AT_ONCE]
        answer: Any = valkey.client().mget([_seen_key(user_id) for user_id in part])
        found |= {
            user_id: datetime.fromisoformat(at.decode())
            for user_id, at in zip(part, answer, strict=True)
            if at is not None
        }
    return found


def _seen_key(user_id: UUID) -> str:
    return f"tms:seen:{user_id}"
