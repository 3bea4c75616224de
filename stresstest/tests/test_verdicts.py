"""Verdicts on what was measured: what must not pass does not, and the report says so first."""

import resource
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import urllib3

from stresstest import running, servers
from stresstest.bench.limits import Limits
from stresstest.bench.results import Result, Verdict
from stresstest.bench.server import Server
from stresstest.browser.verdicts import verdicts
from stresstest.checks import Check, no_server_errors
from stresstest.growth.results import Curve, Point
from stresstest.k6 import complaints
from stresstest.ordering import write
from stresstest.outcomes import outcome
from stresstest.report.document import Rest, document
from stresstest.report.html import html
from stresstest.report.markdown import markdown
from stresstest.report.words import misses, sentence
from stresstest.samples import LIMITED, Record, Sample
from stresstest.scenarios import message_send
from stresstest.scenarios.message_send import most_beyond, passed_first
from stresstest.scenarios.poll_vote import SCENARIOS
from stresstest.site import Allowance, Answer, Site, StressFault
from stresstest.verify import all_listed

Json = dict[str, Any]
MACHINE = {"processor": "a processor", "cores": 2, "memory_gib": 8.0, "commit": "unknown", "versions": {}}
HEAD = {"began_at": "2026-02-23T10:00:00Z", "seconds": 60.0, "duration_scale": 1.0, "only": [], "is_shortened": False}


def sample(at: int, status: int = 201) -> Sample:
    return Sample("vote", 1, at, 5.0, status, status < 300)


def voted(*samples: Sample) -> Json:
    return outcome(SCENARIOS[0], Record(samples=list(samples), counted=len(samples)), [], [])


def test_what_is_only_shown_neither_fails_nor_counts_as_reached():
    shown = Check("check_chat", "not run", "all hold", is_met=None)
    test = outcome(SCENARIOS[0], Record(samples=[sample(0)], counted=1), [shown], [])
    assert test["verdict"] is True
    assert misses(report(test)) == []
    assert "| A | check_chat | all hold | not run |  |" in markdown(report(test))
    assert '<td class="wide">not run<td></tr>' in html(report(test))


def report(*tests: Json, growth: list[Curve] | None = None, bench: list[Result] | None = None) -> Json:
    head: Json = {**HEAD, "environment": MACHINE, "settings": {}, "seeded": {}}
    rest = Rest(growth=[each.as_json() for each in growth or []], bench=[each.as_json() for each in bench or []])
    return document(head, list(tests), rest)


def test_refusals_by_a_rate_limit_that_is_to_be_raised_fail():
    assert voted(sample(0), sample(1))["verdict"] is True
    found = voted(sample(0), sample(1, LIMITED))
    assert [check["name"] for check in found["targets"] if not check["is_met"]] == ["429 answers"]
    assert found["verdict"] is False


@pytest.mark.parametrize("samples", [(), (sample(0, 401), sample(1, 401))])
def test_a_run_without_an_answer_that_is_good_fails(samples: tuple[Sample, ...]):
    assert voted(*samples)["verdict"] is False


def test_a_request_that_is_not_on_record_fails():
    record = Record(samples=[sample(0)], counted=2)
    assert outcome(SCENARIOS[0], record, [], [])["verdict"] is False


SENT, REFUSED = 201, LIMITED


@pytest.mark.parametrize(
    ("statuses", "step_ms", "beyond"),
    [
        ([SENT] * 10, 100, 0),
        ([SENT] * 11, 100, 11),
        ([SENT] * 10 + [REFUSED] * 590 + [SENT] * 10, 100, 0),
        ([SENT] * 10 + [REFUSED] * 590 + [SENT] * 11 + [REFUSED], 100, 11),
        ([SENT] * 12, 10_000, 0),  # slowly, over more than a minute
        ([500, *[SENT] * 10], 100, 0),
    ],
)
def test_no_more_pass_between_two_refusals_than_a_minute_allows(statuses: list[int], step_ms: int, beyond: int):
    sends = [sample(place * step_ms, status) for place, status in enumerate(statuses)]
    assert most_beyond(sends, 10) == beyond


def test_who_is_refused_long_before_the_limit_is_seen():
    sends = [sample(place, status) for place, status in enumerate([SENT, SENT, REFUSED, SENT])]
    assert passed_first(sends) == 2
    assert passed_first(sends[:2]) is None


@pytest.mark.parametrize(
    ("statuses", "value", "is_met"),
    [
        ([SENT] * 10 + [REFUSED] * 5, "2 checked", True),
        ([SENT] * 2 + [REFUSED] * 500, "ann was refused after 2 of 10; bob was refused after 2 of 10", False),
        ([SENT] * 11, "ann wrote 11 without a refusal; bob wrote 11 without a refusal", False),
        ([SENT] * 9, "nobody reached it in so short a time", None),
    ],
)
def test_a_limit_holds_where_everybody_has_their_share_and_no_more(
    statuses: list[int], value: str, is_met: bool | None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(message_send, "_verify", lambda *_: [])
    plan = {"limit": 10, "writers": [{"who": {"username": name}} for name in ("ann", "bob")]}
    sends = [
        Sample("send", place, at, 5.0, status, is_good=status == SENT, wrote=(place, at, at))
        for place in range(2)
        for at, status in enumerate(statuses)
    ]
    (found,) = message_send._verify_limited(cast("Site", None), plan, Record(samples=sends))
    assert (found.value, found.is_met) == (value, is_met)


def test_one_request_without_an_answer_is_an_error_among_others():
    lost = Sample("vote", 1, 0, 5.0, 0, is_good=False)
    said = 'time="…" level=warning msg="Request Failed" error="read: connection reset by peer"\nsomething else'
    assert complaints(said) == ["something else"]
    assert voted(*[sample(place) for place in range(999)], lost)["verdict"] is True
    assert no_server_errors(Record(samples=[sample(0), lost])).is_met is False


def test_slow_failures_are_none_the_faster_for_being_few():
    quick = [sample(place) for place in range(960)]
    slow = [Sample("vote", 1, place, 19_000.0, 504, is_good=False) for place in range(40)]
    missed = [check["name"] for check in voted(*quick, *slow)["targets"] if check["is_met"] is False]
    assert "vote p99" in missed


def test_an_error_in_what_has_no_floor_is_told():
    points = (Point(10, 1.0, 2.0, 0.5, 30_000), Point(1000, 1.1, 2.0, 0.5, 30_000))
    curve = Curve("list", "conversation list", "messages", points, errors={"500": 2})
    assert "conversation list, by messages: 1.10 x; 2 x 500" in misses(report(voted(sample(0)), growth=[curve]))


def test_an_answer_that_shrinks_as_the_data_grows_holds_no_floor():
    points = (Point(10, 1.0, 2.0, 0.5, 30_000), Point(1000, 1.0, 2.0, 0.5, 40))
    curve = Curve("deep page", "page deep in history", "messages", points, floor=1.5)
    assert not curve.floor_met
    assert any("answer of 40 bytes at 1,000" in each for each in misses(report(voted(sample(0)), growth=[curve])))


def test_a_check_that_was_killed_has_not_found_all_well(monkeypatch: pytest.MonkeyPatch):
    killed = subprocess.CompletedProcess([], -9, stdout="", stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: killed)
    assert servers._broken_in(cast("Server", SimpleNamespace(env={}))) == ["check_chat ended with -9 and said nothing"]


def test_an_answer_that_nobody_thought_of_fails_its_test_alone():
    def verify(*_: object) -> list[Check]:
        raise ValueError("never thought of")

    scenario = replace(SCENARIOS[0], verify=verify)
    (found,) = running._verified(scenario, cast("Site", None), {}, Record())
    assert (found.is_met, found.value) == (False, "cannot be looked for: ValueError('never thought of')")


def test_a_listing_is_not_the_judge_of_itself():
    assert all_listed({"files": ["one", "two"]}, ["one", "two"]).is_met is True
    assert all_listed({"files": ["one"]}, ["one", "two"]).value == "message two is not"


def test_what_answers_everything_is_refused_in_one_line():
    answer = Answer(200, urllib3.HTTPHeaderDict(), b"{}")
    for read in (Allowance.read, lambda each: each.data):
        with pytest.raises(StressFault):
            read(answer)


def scrolled(**measured: Any) -> Json:
    good = {"messages": 5000, "fps": 60.0, "newest_page_ms": 80.0, "seen_messages": 692, "reached_first": False}
    return {**good, "dom_nodes": {"most": 350}, "heap_mb": {"ratio": 1.1}, "errors": [], **measured}


@pytest.mark.parametrize(
    ("measured", "passes"),
    [
        ({}, True),
        ({"seen_messages": 30}, False),
        ({"messages": 50, "seen_messages": 50, "reached_first": True}, True),
        ({"messages": 50, "seen_messages": 40}, False),
    ],
)
def test_a_browser_that_stands_still_fails(measured: Json, passes: bool):
    assert all(verdict.passed for verdict in verdicts([scrolled(**measured)])) is passes


def a_row(work: str, asked: Limits, *, is_met: bool) -> Result:
    verdict = Verdict(str(asked), is_met)
    return Result(work, f"what {work} is", 50, verdict, verdict, per_second=412.0, p95_ms=130.5)


def test_what_was_missed_is_said_first_with_what_was_asked_for():
    rows = [a_row("send-1", Limits(per_second=500, p95_ms=100), is_met=False), a_row("read", Limits(), is_met=True)]
    points = (Point(10, 1.0, 2.0, 1.0, 500), Point(1000, 3.8, 5.0, 1.0, 500))
    curve = Curve("list", "conversation list", "conversations", points, floor=2.0)
    missed = report(voted(sample(0, 503)), growth=[curve], bench=rows)
    assert missed["verdict"] is False
    assert sentence(missed) == (
        "Missed by: A, the speed budget send-1, the growth of conversation list, by conversations."
    )
    lines = misses(missed)
    assert "A: 503 answers: 1 (target: 0)" in lines
    assert "send-1, what send-1 is: 412/s, p95 130.5 ms (floor: 500/s, p95 100 ms)" in lines
    assert "conversation list, by conversations: 3.80 x (floor: at most 2)" in lines
    text = markdown(missed)
    assert text.index("- A: 503 answers: 1 (target: 0)") < text.index("## Tests")


def test_a_row_of_which_nothing_is_asked_is_no_floor_that_holds():
    rows = [a_row("send-1", Limits(per_second=400), is_met=True), a_row("texts", Limits(), is_met=True)]
    said = sentence(report(voted(sample(0)), bench=rows))
    assert said.endswith("All 1 floors of the speed budgets hold; 1 goals are met.")


@pytest.fixture
def full_disk() -> Iterator[None]:
    """A file may not grow beyond some bytes here, as where a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_report_that_does_not_fit_leaves_the_one_before(tmp_path: Path, request: pytest.FixtureRequest):
    write(report(voted(sample(0))), [], tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert set(before) == {"report.html", "report.md", "report.json"}
    request.getfixturevalue("full_disk")
    with pytest.raises(StressFault, match="the report cannot be written"):
        write(report(voted(sample(0), sample(1))), [], tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
