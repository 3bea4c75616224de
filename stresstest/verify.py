"""What must be true after load, found out through the API alone, so that it works for a server anywhere.

A write whose answer was no success may have happened or not: a time-out says nothing. Such writes are allowed, not
demanded; all others are both.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Sample
from stresstest.site import Json, Site

SETTLES_S = 5.0  # what is coalesced or repaired may be this much late
LOOK_EVERY_S = 0.1

ClientId = Callable[[Sample], str]


def settled(wrong: Callable[[], list[str]]) -> list[str]:
    """Give what is still wrong once it had time to settle."""
    ends_at = time.monotonic() + SETTLES_S
    while found := wrong():
        if time.monotonic() > ends_at:
            return found
        time.sleep(LOOK_EVERY_S)
    return []


def is_uncertain(sample: Sample) -> bool:
    """Tell whether a write may have happened without saying so: no answer, or one of a server in trouble."""
    return sample.status == 0 or sample.status >= 500


def last_accepted(samples: Iterable[Sample], key_length: int) -> dict[tuple[Any, ...], set[Any]]:
    """Give by key (the first values of `wrote`) what may stand: the last accepted state, and those in doubt."""
    standing: dict[tuple[Any, ...], set[Any]] = {}
    for sample in sorted(samples, key=lambda sample: sample.at):
        key, state = sample.wrote[:key_length], sample.wrote[key_length]
        if sample.is_accepted:
            standing[key] = {state}
        elif is_uncertain(sample):
            standing.setdefault(key, {None}).add(state)
    return standing


def not_once(site: Site, head: Json, samples: Sequence[Sample], client_id: ClientId, *, person: int = 0) -> list[str]:
    """Find what differs from: exactly the accepted messages came after `head`, each once, with the `seq` it was told.

    `head` is the conversation as it was; `wrote` ends with that `seq`.
    """
    accepted = {client_id(sample): int(sample.wrote[-1]) for sample in samples if sample.is_accepted}
    uncertain = {client_id(sample) for sample in samples if is_uncertain(sample)}
    changes = site.changes(head["id"], head["change_seq"], person=person)
    messages = [change["message"] for change in changes if change["kind"] == "message"]
    new = [message for message in messages if message["seq"] > head["last_seq"]]
    return list(_differences(accepted, uncertain, new, head["last_seq"]))


def _differences(accepted: dict[str, int], uncertain: set[str], found: list[Json], last_seq: int) -> Iterator[str]:
    seqs: dict[str, list[int]] = {}
    for message in found:
        seqs.setdefault(message["client_id"], []).append(message["seq"])
    for client_id, seq in accepted.items():
        if (there := seqs.get(client_id, [])) != [seq]:
            yield f"message {client_id} was accepted as number {seq}, there is {there or 'none'}"
    for client_id in seqs.keys() - accepted.keys() - uncertain:
        yield f"message {client_id} is there and was not accepted"
    numbers = sorted(message["seq"] for message in found)
    if numbers != list(range(last_seq + 1, last_seq + 1 + len(numbers))):
        yield f"{len(numbers)} messages are not numbered {last_seq + 1} to {last_seq + len(numbers)}"


def all_listed(plan: Json, seeded: Sequence[str]) -> Check:
    """Ask that what was seeded is what was expected of each answer: a listing is not the judge of itself."""
    missing = set(seeded).difference(plan["files"])
    return checks.correct(
        "every seeded file listed", len(seeded), [f"message {each} is not" for each in sorted(missing)]
    )


def unchanged(before: Json, after: Json, what: str) -> Check:
    """Check that what was only read is what it was."""
    wrong = [] if before[what] == after[what] else ["the list is another than before"]
    return checks.correct("what was read", len(before[what]), wrong)
