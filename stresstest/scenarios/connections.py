"""F: websockets that are held while messages flow."""

from functools import partial
from secrets import token_hex

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Record, Sample
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Json, Site
from stresstest.verify import not_once

HEARD = "the last message"
RAMP_S, HOLD_S = 10, 30
MOST_OPENED_S = 50  # a second: shortened, but never a crowd at once
LAST = "last"  # in place of a number, in the record of the message that ends all


def _prepare(site: Site, *, connections: int) -> Plan:
    """The group may hold anything; a listener counts from what its `hello` says."""
    room = site.seeded["group"]["id"]
    return {
        "prefix": f"stress-{token_hex(4)}",
        "room": room,
        "head": site.head(room),
        "connections": connections,
    }


def _targets(record: Record, *, connections: int) -> list[Check]:
    connected = [each for each in record.listeners if each["connect_ms"] is not None]
    last = max((each["seq"] for each in connected), default=0)
    # Who came after the last message waits for nothing.
    dropped = sum(each["end"] != HEARD and each["from_seq"] < last for each in connected)
    failed = connections - len(connected)
    return [
        Check("connections that failed", str(failed), "0", failed == 0),
        Check("connections that were dropped", str(dropped), "0", dropped == 0),
        checks.below("connect to hello p95", [each["connect_ms"] for each in connected], 0.95, 500),
        checks.errors(record, 0.05),
        checks.no_server_errors(record),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:
    """Each message is there once, and each listener had each of them, in order."""
    sends = record.of("send")
    accepted = [sample for sample in sends if sample.is_accepted]
    wrong = not_once(site, plan["head"], sends, partial(_client_id, plan))
    last = next((int(sample.wrote[2]) for sample in accepted if sample.wrote[1] == LAST), 0)
    heard = [fault for books in record.listeners for fault in _faults(books, last)]
    events, repaired, repeated = (_all(record, name) for name in ("created", "repaired", "repeated"))
    return [
        checks.correct("each message once", len(accepted), wrong),
        checks.correct("every event due, in order", events, heard),
        Check("repairs and repeated events", f"{repaired} and {repeated}", "counted apart", is_met=None),
    ]


def _all(record: Record, name: str) -> int:
    return sum(int(books[name]) for books in record.listeners)


def _client_id(plan: Plan, sample: Sample) -> str:
    return f"{plan['prefix']}-{sample.wrote[1]}"


def _faults(books: Json, last: int) -> list[str]:
    """Tell what a listener did not hear as it should."""
    who = f"listener {books['place']}"
    if books["from_seq"] is None:
        return [f"{who}: {books['end']}"]
    due = last - books["from_seq"]
    found = [f"{who} never heard changes {before + 1} to {after}" for before, after in books["gaps"]]
    found += [f"{who} heard message {seq} after {before}" for before, seq in books["disorder"]]
    found += [f"{who} heard a strange {what}" for what in books["strange"]]
    if books["created"] != due:
        found.append(f"{who} heard {books['created']} of {due} messages: {books['end']}")
    return found


def _lasting(scale: float, *, connections: int) -> float:
    return max(RAMP_S * scale, connections / MOST_OPENED_S) + HOLD_S * scale


def _scenario(connections: int) -> Scenario:
    return Scenario(
        letter="F",
        name=f"F {connections}",
        title=f"{connections} websockets, 20 messages a second to each",
        script="connections.js",
        seconds=RAMP_S + HOLD_S,
        prepare=partial(_prepare, connections=connections),
        targets=partial(_targets, connections=connections),
        verify=_verify,
        lasting=partial(_lasting, connections=connections),
    )


SCENARIOS = [_scenario(100), _scenario(200)]
