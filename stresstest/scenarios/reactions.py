"""B: reactions, written by a hundred while fifty read."""

from collections import Counter
from typing import Any

from stresstest import checks
from stresstest.checks import Check
from stresstest.samples import Record
from stresstest.scenarios.scenario import Plan, Scenario
from stresstest.site import Json, Site
from stresstest.verify import last_accepted, settled

MESSAGES = 50
EMOJI = ("👍", "❤️", "😂", "🎉", "🚀")  # five a person on each message, as in the reference run


def _prepare(site: Site) -> Plan:
    """None of the people has reacted to the page's messages."""
    room = site.seeded["group"]["id"]
    page = f"/messages/conversations/{room}/messages?limit={MESSAGES}&before_seq={_after_media(site) + 1}"
    messages = site.done("GET", page).data
    places = {person["id"]: place for place, person in enumerate(site.people)}
    for message in messages:
        if message["reactions"]:
            _clear(site, message["id"], places)
    return {"page": page, "messages": [message["id"] for message in messages], "emoji": list(EMOJI)}


def _after_media(site: Site) -> int:
    """Give the number of the newest seeded message that is a picture or a file: a page that no send moves."""
    newest = site.done("GET", f"/messages/{site.seeded['group']['file_message_ids'][-1]}").data
    number: int = newest["seq"]
    return number


def _clear(site: Site, message_id: str, places: dict[str, int]) -> None:
    for reaction in list(site.listed(f"/messages/{message_id}/reactions")):
        if (place := places.get(reaction["user"]["id"])) is not None:
            site.done("DELETE", f"/messages/{message_id}/reactions/{reaction['emoji']}", person=place)


def _targets(record: Record) -> list[Check]:
    return [
        checks.errors(record, 0.05),
        checks.no_server_errors(record),
        checks.latency(record, "react", 0.95, 500),
        checks.latency(record, "react", 0.99, 1000),
        checks.latency(record, "page", 0.95, 3000),
        checks.latency(record, "page", 0.99, 8000),
    ]


def _verify(site: Site, plan: Plan, record: Record) -> list[Check]:
    """Each reaction stands or not as its last accepted change says, and the counts are the reactions counted."""
    states = last_accepted(record.of("react"), 2)
    by_message: list[list[Json]] = [list(site.listed(f"/messages/{each}/reactions")) for each in plan["messages"]]
    standing = Counter(
        (reaction["user"]["id"], place, reaction["emoji"])
        for place, reactions in enumerate(by_message)
        for reaction in reactions
    )
    wrong = [f"{times} times {key}" for key, times in standing.items() if times > 1]
    for (place, pair), may_be in states.items():
        message, emoji = divmod(pair, len(EMOJI))
        stands = (site.people[place]["id"], message, EMOJI[emoji]) in standing
        if int(stands) not in {int(bool(state)) for state in may_be}:
            wrong.append(f"{EMOJI[emoji]} of {site.people[place]['username']} on message {message} is {stands}")
    known = {(site.people[place]["id"], *_pair(pair)) for place, pair in states}
    wrong += [f"{key} was not written" for key in standing.keys() - known]
    return [checks.correct("reactions", len(states), wrong), _counts(site, plan, by_message)]


def _pair(pair: int) -> tuple[int, str]:
    message, emoji = divmod(pair, len(EMOJI))
    return message, EMOJI[emoji]


def _counts(site: Site, plan: Plan, by_message: list[list[Json]]) -> Check:
    due = [Counter(reaction["emoji"] for reaction in reactions) for reactions in by_message]

    def wrong() -> list[str]:
        page: Any = site.done("GET", plan["page"]).data
        shown = [{each["emoji"]: each["count"] for each in message["reactions"]} for message in page]
        pairs = enumerate(zip(shown, due, strict=True))
        return [f"message {place} shows {seen}, has {dict(has)}" for place, (seen, has) in pairs if seen != has]

    return checks.correct("counts", len(due), settled(wrong))


SCENARIOS = [
    Scenario("B", "B", "reactions by 100 people while 50 read", "reactions.js", 60, _prepare, _targets, _verify)
]
