"""What a copy takes from what bears no number, and what it does not. (The rules are docs/realtime-client.md's.)"""

from typing import Any

import pytest

from realtime.replica import Replica

Json = dict[str, Any]

ROOM = "room"
ME: Json = {"role": "MEMBER", "is_muted": False, "is_pinned": False, "is_archived": False, "last_read_seq": 10,
            "last_delivered_seq": 10, "unread_count": 0, "mention_count": 0}  # fmt: skip


@pytest.fixture
def replica() -> Replica:
    replica = Replica("alice")
    replica.hello({"heads": {ROOM: {"last_seq": 10, "change_seq": 10, "me": ME}}})
    replica.copies[ROOM].number = 10
    return replica


def own(**changes: object) -> Json:
    return {"type": "me.updated", "conversation_id": ROOM, "me": ME | changes}


def test_own_marks_rise(replica: Replica):
    replica.take(own(last_read_seq=11, last_delivered_seq=11, unread_count=3))
    assert replica.me[ROOM] == ME | {"last_read_seq": 11, "last_delivered_seq": 11, "unread_count": 3}


@pytest.mark.parametrize("mark", ["last_read_seq", "last_delivered_seq"])
def test_marks_that_come_late_put_nothing_back_and_bring_their_flags(replica: Replica, mark: str):
    replica.take(own(**{mark: 9, "unread_count": 1, "mention_count": 1, "is_muted": True}))
    assert replica.me[ROOM] == ME | {"is_muted": True}


def test_a_role_is_told_by_the_members_events_alone(replica: Replica):
    member = {"user": {"id": "alice"}, "role": "ADMIN", "change_seq": 11, "is_removed": False}
    frame = {"type": "member.updated", "conversation_id": ROOM, "since": 10, "change_seq": 11, "member": member}
    replica.take(frame)
    replica.take(own(is_pinned=True))
    assert replica.me[ROOM] == ME | {"role": "ADMIN", "is_pinned": True}
