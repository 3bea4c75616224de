"""A timed conversation: who said what when, and when each listener heard it."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from stresstest.bench.server import BenchFault
from stresstest.bench.sockets.speaking import Speaker
from stresstest.bench.sockets.waiting import until
from stresstest.bench.sockets.wire import Ear

TEXT = "Shall we meet at ten? I have read the draft and would like to talk about the last two pages."
FRAME_BYTES = 740  # of a `message.created` about such a message
HEARD_S = 10.0  # what has not come by then does not count as delivered
_DIGITS = 8
_SINCE, UP_TO, _CHANGES = b'"since":', b'"change_seq":', b'{"type":"changes"'


@dataclass(frozen=True, slots=True)
class Sent:
    """A message: how many are to hear it, and when its request was begun and acknowledged."""

    ears: int
    asked_at: float
    acknowledged_at: float


class Talk:
    """Messages that bear a number, by which their frames are known; any number of rooms and listeners."""

    def __init__(self) -> None:
        self.sent: dict[int, Sent] = {}
        self.frames = 0  # of any type
        self.errors: Counter[str] = Counter()
        self._said = 0
        self._prefix = f"{uuid4().hex}-"
        self._marker = f'"client_id":"{self._prefix}'.encode()
        self._heard: dict[int, list[float]] = defaultdict(list)
        self._heads: dict[Ear, int] = {}

    def hear(self, ear: Ear, text: bytes, at: float) -> None:
        """Take a listener's frame: what it brings, and whether it follows what came before (of one conversation)."""
        self.frames += 1
        place = text.find(self._marker)
        if place < 0:
            return
        if text.startswith(_CHANGES):
            while place >= 0:
                self._note(text, place, at)
                place = text.find(self._marker, place + 1)
        else:
            self._note(text, place, at)
        since, head = number_after(text, _SINCE), self._heads.get(ear)
        if head is not None and since > head:
            self.errors["a gap in the numbers"] += 1
        self._heads[ear] = number_after(text, UP_TO)

    async def speak(
        self, room: str, speakers: Sequence[Speaker], *, ears: int, per_second: float, seconds: float, text: str = TEXT
    ) -> None:
        """Say something at this pace for a while, the speakers in turn; returns when all is acknowledged."""
        loop = asyncio.get_running_loop()
        began_at = loop.time()
        async with asyncio.TaskGroup() as group:
            for number in range(round(per_second * seconds)):
                await asyncio.sleep(began_at + number / per_second - loop.time())
                group.create_task(self.say(room, speakers[number % len(speakers)], ears=ears, text=text))

    async def say(self, room: str, speaker: Speaker, *, ears: int, text: str = TEXT) -> None:
        """Say something in a room that so many listen to. Raises BenchFault."""
        number, self._said = self._said, self._said + 1
        async with speaker.turn:
            asked_at = time.perf_counter()
            body = {"text": text, "client_id": f"{self._prefix}{number:0{_DIGITS}d}"}
            status = await speaker.post(f"/messages/conversations/{room}/messages", body)
            self.sent[number] = Sent(ears, asked_at, time.perf_counter())
        if status != 201:
            raise BenchFault(f"a message was answered with {status}")

    def frame(self, *, ears: int) -> bytes:
        """Give what a server would send of a message, for a server that knows of none; it counts as sent now."""
        number, self._said = self._said, self._said + 1
        now = time.perf_counter()
        self.sent[number] = Sent(ears, now, now)
        head = f'{{"type":"message.created","since":{number},"change_seq":{number + 1},"message":{{"text":"{TEXT}",'
        head += f'"client_id":"{self._prefix}{number:0{_DIGITS}d}","rest":"'
        return f'{head:.<{FRAME_BYTES - 3}}"}}}}'.encode()

    async def heard_out(self) -> None:
        """Wait until everything has come to everybody; what has not is an error."""
        if not await until(lambda: not self._missing(), within_s=HEARD_S):
            self.errors["not delivered"] += self._missing()

    @property
    def deliveries(self) -> int:
        """How many messages have come to a listener, each listener counted."""
        return sum(map(len, self._heard.values()))

    def delays(self) -> list[float]:
        """Give the seconds from each message's acknowledgement to each listener, ascending; 0: not after it."""
        return sorted(
            max(at - sent.acknowledged_at, 0.0) for number, sent in self.sent.items() for at in self._heard[number]
        )

    def _missing(self) -> int:
        return sum(max(sent.ears - len(self._heard[number]), 0) for number, sent in self.sent.items())

    def _note(self, text: bytes, place: int, at: float) -> None:
        begins = place + len(self._marker)
        self._heard[int(text[begins : begins + _DIGITS])].append(at)


def number_after(text: bytes, name: bytes) -> int:
    """Give the number that follows a field's name. Raises ValueError: there is no such field."""
    begins = text.index(name) + len(name)
    ends = begins
    while text[ends : ends + 1].isdigit():
        ends += 1
    return int(text[begins:ends])
