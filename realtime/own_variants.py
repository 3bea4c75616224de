"""Numbered frames that one person gets in a variant of their own, in step with what all others get. No I/O.

The two come by different groups, so either may be first.
"""

from dataclasses import dataclass, field
from uuid import UUID

from realtime.frames import Frame

Key = tuple[int, UUID]


@dataclass(slots=True)
class OwnVariants:
    """What is known of the variants in one room, by number and person."""

    _frames: dict[Key, Frame | None] = field(default_factory=dict)  # those whose turn has not come; None: handed on
    _missing: set[Key] = field(default_factory=set)  # those that did not come in their turn

    def is_due(self, user_id: UUID, frame: Frame, *, head: int) -> bool:
        """Take a person's own frame; tells whether it is to be handed on now. `head`: the last number handed on."""
        if frame.change_seq is None:
            return True
        key = (frame.change_seq, user_id)
        self._missing.discard(key)
        if (frame.since or 0) > head:
            self._frames[key] = frame
            return False
        if frame.change_seq > head:
            self._frames[key] = None
        return True

    def turn(self, user_id: UUID, number: int) -> tuple[bool, Frame | None]:
        """All others get `number` now: gives whether the person's own has come, and it, if it is still to go out."""
        key = (number, user_id)
        return key in self._frames, self._frames.pop(key, None)

    def miss(self, user_id: UUID, number: int) -> None:
        """Note that a variant is due that has not come."""
        self._missing.add((number, user_id))

    def is_missing(self, user_id: UUID, number: int) -> bool:
        """Tell, once, whether it has not come since."""
        key = (number, user_id)
        missed = key in self._missing
        self._missing.discard(key)
        return missed

    def forget(self, upto: int) -> None:
        """Drop what is known up to a number: a read of the feed has brought each person their own view."""
        self._frames = {key: frame for key, frame in self._frames.items() if key[0] > upto}
        self._missing = {key for key in self._missing if key[0] > upto}
