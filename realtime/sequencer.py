"""Order out of hints that may be lost, doubled or shuffled."""

import heapq
from dataclasses import dataclass, field

from realtime.frames import Frame

MAX_EARLY = 1000  # frames held for one conversation; past that the feed is the shorter way


@dataclass(slots=True)
class Sequencer:
    """The numbered frames of one conversation: each goes on once, in order; knows when one is missing.

    Every frame carries all that changed in `(since, change_seq]`. Until `start` has said where the numbers stand,
    frames are held back.
    """

    head: int | None = None  # the last number handed on
    known: int = 0  # the highest number heard of
    _early: dict[tuple[int, int], Frame] = field(default_factory=dict)
    _order: list[tuple[int, int]] = field(default_factory=list)  # a heap of the keys of `_early`

    def start(self, head: int) -> list[Frame]:
        """Begin after `head`, a number read from the database. Gives the held frames that follow it."""
        self.head = head
        self.known = max(self.known, head)
        return self._following()

    def take(self, frame: Frame) -> list[Frame]:
        """Take in a frame and give those whose turn has come; none for a repeated or an early one."""
        span = (frame.since or 0, frame.change_seq or 0)
        self.known = max(self.known, span[1])
        is_due = self.head is not None and span[0] <= self.head
        has_place = is_due or len(self._early) < MAX_EARLY
        if span[1] > (self.head or 0) and span not in self._early and has_place:
            self._early[span] = frame
            heapq.heappush(self._order, span)
        return self._following()

    def heard_of(self, number: int) -> None:
        """Note that `number` has been given out in the database, whatever the layer says."""
        self.known = max(self.known, number)

    def healed(self, upto: int) -> list[Frame]:
        """Note that everything up to `upto` has been handed on another way. Gives the held frames that follow."""
        return self.start(max(self.head or 0, upto))

    def forget_unknown(self) -> None:
        """Believe the database: of a number that neither it nor a held frame knows, nothing is missing."""
        self.known = max([self.head or 0, *(change_seq for _, change_seq in self._order)])

    @property
    def is_missing_some(self) -> bool:
        """Whether a number is known that has not been handed on."""
        return self.head is not None and self.known > self.head

    def _following(self) -> list[Frame]:
        ready: list[Frame] = []
        while self.head is not None and self._order and self._order[0][0] <= self.head:
            span = heapq.heappop(self._order)
            frame = self._early.pop(span)
            if span[1] > self.head:
                self.head = span[1]
                ready.append(frame)
        return ready
