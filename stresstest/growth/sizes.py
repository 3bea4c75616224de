"""At which sizes is measured."""

from dataclasses import dataclass

from stresstest.bench.measuring import Pace

MEMBERS = 100  # of the conversations that differ in messages
MESSAGES = 1000  # in those that differ in members
LINES = 20  # in those of which a person has many
REACTIONS = (0, 500)  # a message
EMOJI = 50  # distinct ones among them: as many as a message carries


@dataclass(frozen=True, slots=True)
class Sizes:
    """Messages in a conversation, members of one, conversations of a person; ascending."""

    messages: tuple[int, ...]
    members: tuple[int, ...]
    conversations: tuple[int, ...]


FULL = Sizes((10**3, 10**4, 10**5, 10**6), (10**2, 10**3, 10**4), (10, 10**2, 10**3))
SMALL = Sizes((10**2, 10**3), (10, 10**2), (2, 20))
# Short rounds by turns over all sizes: what disturbs the machine meanwhile disturbs each size alike.
PACE = Pace(rounds=5, seconds=0.7, raw_seconds=0, warm_up_s=0.3)
QUICK = Pace(rounds=1, seconds=0.2, raw_seconds=0, warm_up_s=0.1)
