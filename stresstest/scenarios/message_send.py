"""E: sending messages, into one conversation and into ten; with the rate limits raised, and with them on."""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from secrets import token_hex

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import LIMITED, Record, Sample
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Site
from stresstest.verify import not_once

WRITERS = 50
EACH = 5  # writers of a small conversation
FAIR_SHARE = 0.9  # of what is allowed, before anybody is refused: a few are spent while the run is prepared
SHORTEST_WINDOW_MS = 50_000  # what a run sees of a minute: its first one began while it was prepared


def _prepare(site: Site, *, is_single: bool) -> Plan:
    """The conversations may hold anything; from where they stand, only what is sent now may be added."""
    writers = _into_one(site) if is_single else _into_several(site)
    readers = {room: place for place, room in reversed(writers)}
    return {
        "prefix": f"stress-{token_hex(4)}",
        "writers": [{"who": site.people[place], "room": room} for place, room in writers],
        "readers": readers,
        "heads": {room: site.head(room, person=place) for room, place in readers.items()},
    }


def _into_one(site: Site) -> list[tuple[int, str]]:
    return [(place, site.seeded["group"]["id"]) for place, _ in _members(site, slice(EACH, 2 * EACH))]


def _into_several(site: Site) -> list[tuple[int, str]]:
    return _members(site, slice(EACH))


def _members(site: Site, some: slice) -> list[tuple[int, str]]:
    """Give some members of each small conversation and where that is. One run takes the first five, the other the next:
    so neither finds the other's writes counted against its people's limits.
    """
    places = {person["username"]: place for place, person in enumerate(site.people)}
    rooms = site.seeded["extras"][: WRITERS // EACH]
    return [(places[name], room["id"]) for room in rooms for name in room["member_usernames"][some]]


def _prepare_limited(site: Site, *, is_single: bool) -> Plan:
    """The minute of what the people wrote before has passed."""
    plan = _prepare(site, is_single=is_single)
    places = [site.people.index(writer["who"]) for writer in plan["writers"]]
    allowed = [site.write_allowance(person=place) for place in places]
    if any(each.left < each.limit - 1 for each in allowed):
        time.sleep(max(each.reset_s for each in allowed) + 1)
    return plan | {"limit": allowed[0].limit}


def _targets(record: Record, *, p95_ms: float) -> list[Check]:
    return [
        checks.errors(record, 0.05),
        checks.no_server_errors(record),
        checks.latency(record, "send", 0.95, p95_ms),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:
    """Each accepted message is there once, with its number, and nothing else is."""
    wrong: list[str] = []
    for room, head in plan["heads"].items():
        samples = [sample for sample in record.of("send") if plan["writers"][sample.wrote[0]]["room"] == room]
        wrong += not_once(site, head, samples, partial(_client_id, plan), person=plan["readers"][room])
    accepted = sum(sample.is_accepted for sample in record.of("send"))
    return [checks.correct("each message once", accepted, wrong)]


def _verify_limited(site: Site, plan: Plan, record: Record) -> list[Check]:
    """Besides, nobody wrote more than the limit allows, nor was refused long before it."""
    sent: defaultdict[int, list[Sample]] = defaultdict(list)
    for sample in record.of("send"):
        sent[sample.wrote[0]].append(sample)
    names = {place: plan["writers"][place]["who"]["username"] for place in sent}
    wrong = [
        f"{names[place]} wrote {most} without a refusal"
        for place, samples in sent.items()
        if (most := most_beyond(samples, plan["limit"]))
    ]
    wrong += [
        f"{names[place]} was refused after {passed} of {plan['limit']}"
        for place, samples in sent.items()
        if (passed := passed_first(samples)) is not None and passed < FAIR_SHARE * plan["limit"]
    ]
    is_reached = any(passed_first(samples) is not None for samples in sent.values())
    held = checks.correct(f"{plan['limit']} a minute, no more and no fewer", len(sent), wrong)
    return [*_verify(site, plan, record), held if is_reached or wrong else _unreached(held)]


def _unreached(held: Check) -> Check:
    """Say that it was too short to tell: a limit that nobody reached may not be there."""
    return replace(held, value="nobody reached it in so short a time", is_met=None)


def passed_first(sends: Iterable[Sample]) -> int | None:
    """Give how many of a person's sends, in their order, passed before the first refusal. None: none was refused."""
    return next((place for place, sample in enumerate(sends) if _is_refused(sample)), None)


def most_beyond(sends: Iterable[Sample], limit: int) -> int:
    """Give how many of a person's sends, in their order, passed between two refusals if `limit` a minute forbids it.

    The window that ends in a refusal has to be over before the next send passes, so that send begins another: until
    the next refusal no more than `limit` pass for each window begun. 0: as it should be.
    """
    stretches = ([each for each in some if each.is_accepted] for _, some in groupby(sends, key=_is_refused))
    return max((len(each) for each in stretches if each and len(each) > limit * _windows(each)), default=0)


def _is_refused(sample: Sample) -> bool:
    return sample.status == LIMITED


def _windows(stretch: Sequence[Sample]) -> int:
    return 1 + (stretch[-1].at - stretch[0].at) // SHORTEST_WINDOW_MS


def _client_id(plan: Plan, sample: Sample) -> str:
    place, number, _ = sample.wrote
    return f"{plan['prefix']}-{place}-{number}"


def _scenario(name: str, title: str, *, p95_ms: float, is_single: bool, is_limited: bool) -> Scenario:
    return Scenario(
        letter="E",
        name=name,
        title=title,
        script="message_send.js",
        seconds=60,
        prepare=partial(_prepare_limited if is_limited else _prepare, is_single=is_single),
        targets=partial(_targets, p95_ms=p95_ms),
        verify=_verify_limited if is_limited else _verify,
        is_limited=is_limited,
    )


_ONE, _TEN = "50 people send into one conversation", "50 people send into ten conversations"
SCENARIOS = [
    _scenario("E1", _ONE, p95_ms=3000, is_single=True, is_limited=False),
    _scenario("E2", _TEN, p95_ms=1000, is_single=False, is_limited=False),
    _scenario("E1 limited", f"{_ONE}, rate limits on", p95_ms=3000, is_single=True, is_limited=True),
    _scenario("E2 limited", f"{_TEN}, rate limits on", p95_ms=1000, is_single=False, is_limited=True),
]
