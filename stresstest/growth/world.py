"""The conversations that are measured, and who asks: a person of its own for each, who sees no other size."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Place:
    """One size: the conversation that has it, and the token of its own viewer."""

    size: int
    room: str
    token: str


@dataclass(frozen=True, slots=True)
class World:
    """The places by axis, ascending by size."""

    messages: list[Place]
    members: list[Place]
    conversations: list[Place]  # `size` is in how many its viewer is; `room` is one of them
    reactions: list[Place]

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Read what `as_json` gave."""
        return cls(**{axis: [Place(**place) for place in places] for axis, places in written.items()})

    def as_json(self) -> dict[str, Any]:
        """Give plain values."""
        return asdict(self)
