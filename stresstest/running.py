"""A whole run: one scenario after the other against one server, then what belongs beside them."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from stresstest import k6
from stresstest.bench.server import BenchFault
from stresstest.browser.running import BrowserFault, scroll
from stresstest.browser.verdicts import verdicts
from stresstest.checks import Check
from stresstest.outcomes import as_time, described, outcome
from stresstest.progress import Progress
from stresstest.samples import Record
from stresstest.scenarios import connections, file_listing, media_messages, message_send, poll_vote, reactions
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.servers import LENGTHS, Target
from stresstest.site import Json, Site, StressFault
from stresstest.watching import Watch

LETTERS = "ABCDEFG"
SCENARIOS: list[Scenario] = [
    scenario
    for module in (poll_vote, reactions, media_messages, file_listing, message_send, connections)
    for scenario in module.SCENARIOS
]
SCROLL_S, SHORTEST_SCROLL_S = 90.0, 4.0
PERSON = "stress_001"  # who scrolls
WANTED = ",".join(map(str, LENGTHS))

Say = Callable[[str], None]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What to run: tests by their letters, their durations times `scale`, and the browser of G."""

    letters: Sequence[str]
    scale: float
    browser: Path | None = None


def run(target: Target, order: Order, say: Say) -> list[Json]:
    """Run the tests asked for and give what came of each, by letter. Those with rate limits on come last.

    Raises StressFault where one of them cannot begin.
    """
    asked = [scenario for scenario in SCENARIOS if scenario.letter in order.letters]
    lengths = _lengths(target) if "G" in order.letters else []
    with Watch(target.site, top=target.top, metrics_token=target.metrics_token) as watch:
        found = [_run(each, target, target.site, order, watch, say) for each in asked if not each.is_limited]
        if "G" in order.letters:
            found.append(_scroll(target, order, lengths, say))
        found += _limited([each for each in asked if each.is_limited], target, order, watch, say)
    return sorted(found, key=lambda test: str(test["test"]))


def _limited(asked: Sequence[Scenario], target: Target, order: Order, watch: Watch, say: Say) -> Iterator[Json]:
    if asked and target.limited is None:
        why = "not run: it needs the address of a server on the same data whose rate limits are on (--limited-url)"
        yield from ({**_empty(described(each)), "not_run": why} for each in asked)
    elif asked and target.limited is not None:
        say("rate limits on …")
        try:
            site = target.limited()
        except BenchFault as fault:
            say(f"   FAILED: {fault}")
            yield from (_fault(described(each), str(fault)) for each in asked)
        else:
            yield from (_run(each, target, site, order, watch, say) for each in asked)


def _run(scenario: Scenario, target: Target, site: Site, order: Order, watch: Watch, say: Say) -> Json:
    seconds = scenario.lasts_s(order.scale)
    say(f"{scenario.name}  {scenario.title}, {seconds:.0f} s")
    try:
        plan = scenario.plan(site, order.scale)
        record = k6.run(scenario.script, plan, on_progress=Progress(scenario, seconds, say))
    except StressFault as fault:
        say(f"   FAILED: {fault}")
        return _fault(described(scenario), str(fault))
    correctness = [*_verified(scenario, site, plan, record), _invariants(target)]
    found = outcome(scenario, record, correctness, watch.between(record.began_at, record.ended_at))
    _tell(found, say)
    return found


def _verified(scenario: Scenario, site: Site, plan: Plan, record: Record) -> list[Check]:
    try:
        return scenario.verify(site, plan, record)
    except StressFault as fault:
        return [Check("what was written", str(fault), "can be looked for", is_met=False)]
    except Exception as error:  # of a server that answers what none should: the other tests have their report
        logger.exception("what was written could not be looked for")
        return [Check("what was written", f"cannot be looked for: {error!r}", "can be looked for", is_met=False)]


def _invariants(target: Target) -> Check:
    broken = target.broken()
    if broken is None:
        return Check("check_chat", "not run: DATABASE_URL here is not the server's", "all invariants hold", is_met=None)
    return Check("check_chat", "; ".join(broken[:3]) or "all hold", "all invariants hold", not broken)


def _lengths(target: Target) -> list[Json]:
    """Give the conversations that G scrolls through; the load does not begin where they are not there."""
    lengths: list[Json] = target.site.seeded.get("lengths", [])
    if missing := sorted(set(LENGTHS) - {each["messages"] for each in lengths}):
        lacking = f"the seed file has no conversations of {', '.join(map(str, missing))} messages for G"
        raise StressFault(f"{lacking}: seed_stress --lengths {WANTED}, or other tests alone with --only")
    return lengths


def _scroll(target: Target, order: Order, lengths: Sequence[Json], say: Say) -> Json:
    known = {"test": "G", "name": "G", "title": "scrolling in a browser", "is_limited": False}
    say(f"G  {known['title']}")
    began_at, results = time.time(), []
    try:
        for result in scroll(
            target.site.base_url,
            conversations=lengths,
            username=PERSON,
            token=target.stress_token,
            browser=order.browser,
            seconds=max(SCROLL_S * order.scale, SHORTEST_SCROLL_S),
        ):
            say(f"   G  {result['messages']} messages: {result['fps']} FPS, {result['dom_nodes']['most']} nodes")
            results.append(result)
    except BrowserFault as fault:
        say(f"   FAILED: {fault}")
        return _fault(known, str(fault))
    found = {**_browsed(known, results, began_at), "seconds": round(time.time() - began_at, 1)}
    _tell(found, say)
    return found


def _browsed(known: Json, results: list[Json], began_at: float) -> Json:
    targets = [
        Check(f"{each.name}, {each.messages} messages", f"{each.value:g}", each.target, each.passed)
        for each in verdicts(results)
    ]
    return {
        **_empty(known),
        "began_at": as_time(began_at),
        "verdict": all(check.is_met for check in targets) and bool(results),
        "targets": [asdict(check) for check in targets],
        "browser": results,
    }


def _fault(known: Json, fault: str) -> Json:
    return {**_empty(known), "verdict": False, "targets": [asdict(Check("it runs", fault, "it runs", is_met=False))]}


def _empty(known: Json) -> Json:
    nothing: Json = {"began_at": None, "seconds": 0, "verdict": None, "targets": [], "correctness": []}
    return {**known, **nothing, "ops": {}, "times": {}, "failures": [], "series": None}


def _tell(found: Json, say: Say) -> None:
    checks = [*found["targets"], *found["correctness"]]
    missed = [check for check in checks if check["is_met"] is False]
    for check in missed:
        say(f"   MISSED: {check['name']}: {check['value']} (target {check['target']})")
    if not missed:
        say(f"   passed: {sum(check['is_met'] is True for check in checks)} checks")
