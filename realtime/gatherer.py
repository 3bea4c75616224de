"""Many small pieces of news as few: the first goes at once, then one every `COALESCE_MS`, made of all that came."""

import asyncio
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import orjson
from django.conf import settings

from realtime.frames import Frame, frame_of
from tmschat.core.events import Event
from tmschat.core.metrics import FRAMES_SHED

Deliver = Callable[[Frame], None]


class Gatherer:
    """Frames of which only the sum counts: receipts of a conversation, a person's own flags in one."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, list[Frame]] = {}

    def take(self, key: Hashable, frame: Frame, deliver: Deliver) -> None:
        """Hand a frame on now, or soon together with others of its `key`; the last one is never left out."""
        if key in self._waiting:
            self._waiting[key].append(frame)
            return
        self._waiting[key] = []
        deliver(frame)
        asyncio.get_running_loop().call_later(settings.COALESCE_MS / 1000, self._due, key, deliver)

    def _due(self, key: Hashable, deliver: Deliver) -> None:
        frames = self._waiting.pop(key)
        if frames:
            FRAMES_SHED.labels(frames[0].kind.value).inc(len(frames) - 1)
            self.take(key, summed(frames), deliver)


def summed(frames: Sequence[Frame]) -> Frame:
    """Give one frame for several of the same kind: of receipts everybody's highest marks, of all else the newest."""
    last = frames[-1]
    if last.type != "receipt.updated" or len(frames) == 1:
        return last
    highest: dict[str, dict[str, Any]] = {}
    for frame in frames:
        for receipt in orjson.loads(frame.text)["receipts"]:
            known = highest.setdefault(receipt["user_id"], receipt)
            for mark in ("delivered_seq", "read_seq"):
                known[mark] = max(known[mark], receipt[mark])
    return frame_of(Event(last.type, last.conversation_id, {"receipts": list(highest.values())}))
