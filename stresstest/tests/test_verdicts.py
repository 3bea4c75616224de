"""Verdicts on what was measured: what must not pass does not, and the report says so first."""

import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stresstest.bench.limits import Limits
from stresstest.bench.results import Result, Verdict
from stresstest.browser.verdicts import verdicts
from stresstest.checks import Check
from stresstest.growth.results import Curve, Point
from stresstest.ordering import write
from stresstest.outcomes import outcome
from stresstest.report.document import Rest, document
from stresstest.report.html import html
from stresstest.report.markdown import markdown
from stresstest.report.words import misses, sentence
from stresstest.samples import LIMITED, Record, Sample
from stresstest.scenarios.message_send import most_beyond
from stresstest.scenarios.poll_vote import SCENARIOS
from stresstest.site import StressFault

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
