"""Scenario G's browser, on conversations short enough for a test: what it measures, without judging how fast it was."""

import json
from typing import Any

import pytest

from stresstest.browser.running import BrowserFault, scroll
from stresstest.browser.verdicts import MOST_NODES, verdicts
from tmschat.tests.e2e.stage import SETTINGS, Stage

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("browser")]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def seeded(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Json:
    out = tmp_path_factory.mktemp("seeded") / "stress.json"
    done = stage.installation.run("manage.py", "seed_stress", "--lengths=60,400", f"--out={out}")
    assert done.returncode == 0, done.stderr
    written: Json = json.loads(out.read_text())
    return written


def test_it_scrolls_to_the_first_message_and_back(stage: Stage, seeded: Json):
    token = SETTINGS["STRESS_LOGIN_TOKEN"]
    measured = list(scroll(stage.site, conversations=seeded["lengths"], username="stress_001", token=token, seconds=20))
    assert [(each["messages"], each["reached_first"]) for each in measured] == [(60, True), (400, True)]
    for each in measured:
        assert each["seen_messages"] > each["messages"] / 2  # it looks every few frames, and those are few when busy
        assert each["errors"] == []
        assert 0 < each["dom_nodes"]["most"] <= MOST_NODES
        assert each["heap_mb"]["after"] > 1
    judged = {(verdict.name, verdict.messages): verdict for verdict in verdicts(measured)}
    assert judged["DOM nodes", 400].passed
    assert judged["DOM nodes do not grow", 400].passed


def test_a_wrong_token_is_told_in_one_line(stage: Stage, seeded: Json):
    with pytest.raises(BrowserFault, match="/stress-login answered 404: is STRESS_LOGIN_TOKEN set there"):
        list(scroll(stage.site, conversations=seeded["lengths"], username="stress_001", token="wrong"))
