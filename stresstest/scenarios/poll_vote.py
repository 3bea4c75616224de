"""A: poll voting."""

from collections import Counter

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Record
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Json, Site
from stresstest.verify import last_accepted, settled


def _prepare(site: Site) -> Plan:
    """Nobody has voted."""
    poll = site.seeded["poll"]
    for place in range(len(site.people)):
        site.done("DELETE", f"/polls/{poll['id']}/vote", person=place)
    return {"poll": poll["id"], "options": poll["option_ids"]}


def _targets(record: Record) -> list[Check]:
    return [
        checks.errors(record, 0.05),
        checks.no_server_errors(record, statuses=[503]),
        checks.latency(record, "vote", 0.95, 2000),
        checks.latency(record, "vote", 0.99, 5000),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:
    """Each voter has the last vote that was accepted, and the tallies are those votes counted."""
    expected = {site.people[place]["id"]: found for (place,), found in last_accepted(record.of("vote"), 1).items()}
    voters = list(site.listed(f"/polls/{plan['poll']}/voters"))
    held = {voter["user"]["id"]: voter["option_ids"] for voter in voters}
    wrong = [
        f"{person} voted for option {sorted(options)}, the poll holds {held.get(person)}"
        for person, options in expected.items()
        if held.get(person) not in [[plan["options"][option]] for option in options]
    ]
    wrong += [f"{person} did not vote and is counted" for person in held.keys() - expected.keys()]
    wrong += [f"{len(voters)} votes of {len(held)} people"] if len(voters) != len(held) else []
    return [checks.correct("votes", len(expected), wrong), _tally(site, plan, list(held.values()))]


def _tally(site: Site, plan: Plan, votes: list[list[str]]) -> Check:
    due = Counter(option for options in votes for option in options)

    def wrong() -> list[str]:
        poll: Json = site.done("GET", f"/polls/{plan['poll']}").data
        counted = {option["id"]: option["votes"] for option in poll["options"]}
        found = [f"{counted[each]} counted, {due[each]} cast" for each in counted if counted[each] != due[each]]
        total = poll["total_voters"]
        return found + ([f"{total} voters counted, {len(votes)} voted"] if total != len(votes) else [])

    return checks.correct("tallies", len(plan["options"]), settled(wrong))


SCENARIOS = [
    Scenario("A", "A", "poll voting, 0 → 10 → 30 → 50 → 100 people", "poll_vote.js", 110, _prepare, _targets, _verify)
]
