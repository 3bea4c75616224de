"""A crowd that reacts to one message at once costs each listener a handful of frames."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from math import ceil
from typing import Any

import pytest

from tmschat.tests.faults.listeners import Listener, Listeners
from tmschat.tests.faults.site import Person, Site, until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("faults")]

PEOPLE = 100
MOST_FRAMES = 20
COALESCE_S = 0.1  # the default setting
EMOJI = "👍"


async def test_a_hundred_reactions_at_once_reach_a_listener_in_few_frames_the_last_one_exact(
    site: Site, say: Callable[[str], None]
):
    crowd = site.people[:PEOPLE]
    room = await site.make_room(crowd)
    message_id = (await site.send(crowd[0], room, "Who is here?"))["id"]
    everybody = [{"emoji": EMOJI, "count": PEOPLE, "reacted": True}]
    async with Listeners(site, crowd[:3]) as listeners:
        for each in listeners.all:
            await until(partial(is_held, each, room, message_id, []))
        for each in listeners.all:
            each.is_recording = True
        began = time.monotonic()
        answers = await asyncio.gather(*(react(site, person, place, message_id) for place, person in enumerate(crowd)))
        seconds = time.monotonic() - began
        assert answers == [201] * PEOPLE
        for each in listeners.all:
            await until(partial(is_held, each, room, message_id, everybody))
        heard = [[frame for frame in each.frames if frame["type"] == "reaction.updated"] for each in listeners.all]
    say(f"{PEOPLE} reactions within {seconds:.2f} s reached listeners in {[len(frames) for frames in heard]} frames")
    at_once = max(MOST_FRAMES, ceil(seconds / COALESCE_S) + 1)  # a machine too busy for "at once" has its time told
    for frames in heard:
        assert frames[-1]["reactions"] == [{"emoji": EMOJI, "count": PEOPLE}]
        assert len(frames) <= at_once


async def react(site: Site, person: Person, place: int, message_id: str) -> int:
    async with site.client(person, process=f"rest-{1 + place % 2}") as client:
        return (await client.post(f"/api/v1/messages/{message_id}/reactions", json={"emoji": EMOJI})).status_code


def is_held(listener: Listener, room: str, message_id: str, reactions: Any) -> bool:
    copy = listener.replica.copies.get(room)
    return copy is not None and copy.messages.get(message_id, {}).get("reactions") == reactions
