"""What the load scripts read."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from stresstest.seed import rows, world
from stresstest.seed.world import Plan
from tmschat.core.render import to_json


def described(plan: Plan, tokens: Mapping[UUID, str]) -> dict[str, Any]:
    """Give the data's ids and tokens as the operations contract lays them out."""
    group = world.group_id()
    lines = list(world.group_lines(plan))
    by_type = {
        kind: [world.message_id(group, line) for line in lines if line.type == kind]
        for kind in ("IMAGE", "FILE", "POLL")
    }
    people = range(1, plan.users + 1)
    return {
        "users": [
            {"id": world.user_id(n), "username": world.username(n), "token": tokens[world.user_id(n)]} for n in people
        ],
        "group": {"id": group, "image_message_ids": by_type["IMAGE"], "file_message_ids": by_type["FILE"]},
        "extras": [_extra(plan, number) for number in range(1, plan.extras + 1)],
        "poll": {
            "id": world.poll_id(),
            "message_id": by_type["POLL"][0],
            "option_ids": [option.id for option in rows.options(plan)],
        },
    }


def write_private(path: Path, value: object) -> None:
    """Write `value` as JSON for the owner's eyes alone; a reader sees the old file or the new one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:  # made with mode 0600
        draft.write(to_json(value))
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(path)


def _extra(plan: Plan, number: int) -> dict[str, Any]:
    room = world.extra_id(number)
    return {
        "id": room,
        "member_usernames": [world.username(each) for each in world.extra_members(plan, number)],
        "text_message_ids": [world.message_id(room, line) for line in world.extra_lines(plan)],
    }
