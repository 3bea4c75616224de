"""`stress`: a healthy server passes, a wrong or slow one fails and is named, and not every server is loaded."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
from django.core.management import CommandError, call_command

from stresstest import admission, checks, running
from stresstest.bench import server as bench_server
from stresstest.bench.server import NO_LIMIT, Server
from stresstest.checks import Check
from stresstest.ordering import Besides, reported
from stresstest.report.words import sentence
from stresstest.running import Order
from stresstest.scenarios import poll_vote
from stresstest.scenarios.scenario import Scenario
from stresstest.seed.out import write_private
from stresstest.servers import Target, private
from stresstest.site import Site, StressFault
from stresstest.tests.proxy import harmful_link
from tmschat.env import BASE_DIR
from tmschat.ops.embedded import postgres
from tmschat.testing.concurrency import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("stress")]
Json = dict[str, Any]
SHORT = 0.01  # of the full durations
LOWER_LIMIT = int(NO_LIMIT) - 1
TOKENS = {"STRESS_LOGIN_TOKEN": "open sesame", "METRICS_TOKEN": "look inside"}

LOSE_A_MESSAGE = """
CREATE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN DELETE FROM chat_message WHERE id = NEW.id; RETURN NULL; END $$;
CREATE TRIGGER sabotage AFTER INSERT ON chat_message FOR EACH ROW WHEN (NEW.seq % 40 = 0) EXECUTE FUNCTION sabotage()
"""
DOUBLE_A_VOTE = """
CREATE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT NEW.option_ids || id INTO NEW.option_ids FROM polls_polloption
    WHERE poll_id = NEW.poll_id AND id <> ALL (NEW.option_ids) LIMIT 1;
    RETURN NEW;
END $$;
CREATE TRIGGER sabotage BEFORE INSERT OR UPDATE OF option_ids ON polls_vote FOR EACH ROW
WHEN (NEW.user_id = '{person}' AND cardinality(NEW.option_ids) = 1) EXECUTE FUNCTION sabotage()
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A private server, for all tests here."""
    with Server(env=TOKENS | {"RATE_LIMIT_READ": str(LOWER_LIMIT)}) as server:
        yield server


@pytest.fixture(scope="module")
def target(server: Server) -> Iterator[Target]:
    """The same, seeded."""
    target = private(server)
    with closing(target.site):
        yield target


@contextmanager
def behind(target: Target, base_url: str) -> Iterator[Target]:
    """Reach the same server elsewhere."""
    with closing(Site(base_url, target.site.seeded)) as site:
        yield replace(target, site=site, broken=lambda: None)  # others of these tests have broken its data


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that runs the tests may be busy: what takes long is no fault here."""
    below = checks.below
    monkeypatch.setattr(checks, "below", lambda name, times, share, limit: below(name, times, share, limit * 50))


def run(target: Target, out: Path, letters: str = "A") -> Json:
    """Run shortly and give the report as it was written."""
    reported(nullcontext(target), Order(letters, SHORT), Besides(), out=out, say=lambda _: None)
    written: Json = json.loads((out / "report.json").read_text())
    return written


def missed(report: Json) -> dict[str, str]:
    """Give what was reached of each check that was missed."""
    found = [check for test in report["tests"] for check in [*test["targets"], *test["correctness"]]]
    return {check["name"]: check["value"] for check in found if check["is_met"] is False}


def only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Run no other scenarios than these."""
    chosen: list[Scenario] = [scenario for scenario in running.SCENARIOS if scenario.name in names]
    monkeypatch.setattr(running, "SCENARIOS", chosen)


@contextmanager
def sabotaged(server: Server, sql: str, table: str) -> Iterator[None]:
    """Harm the server's database for a block."""
    with psycopg.connect(postgres.url(Path(server.env["DATA_DIR"])), autocommit=True) as database:
        database.execute(sql.encode())
        try:
            yield
        finally:
            database.execute(f"DROP TRIGGER sabotage ON {table}; DROP FUNCTION sabotage".encode())


@pytest.mark.usefixtures("patient")
def test_a_healthy_server_passes_and_the_report_is_three_files(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    only(monkeypatch, "A", "B", "C", "D", "E2", "F 100")
    report = run(target, tmp_path, "ABCDEF")
    assert missed(report) == {}
    assert report["verdict"] is True
    assert {test["name"] for test in report["tests"]} == {scenario.name for scenario in running.SCENARIOS}
    assert all(test["ops"] for test in report["tests"])
    assert any(test["series"]["server"]["cpu"] for test in report["tests"])
    page, text = ((tmp_path / name).read_text() for name in ("report.html", "report.md"))
    assert "PASSED" in page
    assert "<svg" in page
    assert "http" not in page.replace("http://127.0.0.1", "")  # nothing is fetched from anywhere
    assert target.site.people[0]["token"] not in page + text + json.dumps(report)
    assert "| E2 | each message once | nothing wrong |" in text


@pytest.mark.usefixtures("patient")
def test_a_message_that_is_lost_after_it_was_accepted_fails(
    server: Server, target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    only(monkeypatch, "E1")
    with sabotaged(server, LOSE_A_MESSAGE, "chat_message"):
        report = run(target, tmp_path, "E")
    assert report["verdict"] is False
    assert "was accepted as number" in missed(report)["each message once"]
    assert "check_chat" in missed(report)
    assert sentence(report) == "Missed by: E1."


@pytest.mark.usefixtures("patient")
def test_a_vote_that_counts_twice_fails(server: Server, target: Target, tmp_path: Path):
    with sabotaged(server, DOUBLE_A_VOTE.format(person=target.site.people[0]["id"]), "polls_vote"):
        report = run(target, tmp_path, "A")
    assert report["verdict"] is False
    assert f"{target.site.people[0]['id']} voted for option" in missed(report)["votes"]
    assert "<strong>FAILED</strong>Missed by: A." in (tmp_path / "report.html").read_text()


@pytest.mark.usefixtures("patient")
def test_an_event_that_one_websocket_never_gets_fails(
    server: Server, target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    only(monkeypatch, "F 100")
    with harmful_link(server.port, loses=b'"type":"message.created"') as base_url, behind(target, base_url) as there:
        report = run(there, tmp_path, "F")
    assert report["verdict"] is False
    assert set(missed(report)) == {"every event due, in order"}
    assert "never heard changes" in missed(report)["every event due, in order"]


def test_a_slow_endpoint_fails(server: Server, target: Target, tmp_path: Path):
    with (
        harmful_link(server.port, slow=b"POST /api/v1/polls", seconds=2.5) as base_url,
        behind(target, base_url) as there,
    ):
        report = run(there, tmp_path, "A")
    assert report["verdict"] is False
    assert missed(report)["vote p95"].endswith(" s")


# --- what cannot be gone through with --------------------------------------------------------------------------------
@pytest.mark.usefixtures("patient")
def test_what_cannot_be_verified_or_measured_is_told_beside_what_was(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def unable(*_: object) -> list[Check]:
        raise StressFault("nobody answers any more")

    monkeypatch.setattr(running, "SCENARIOS", [replace(poll_vote.SCENARIOS[0], verify=unable)])
    monkeypatch.setattr(bench_server, "START_S", 0.0)  # too short for any server
    untold = replace(target, broken=lambda: None)
    reported(nullcontext(untold), Order("A", SHORT), Besides(has_growth=True), out=tmp_path, say=lambda _: None)
    report = json.loads((tmp_path / "report.json").read_text())
    assert missed(report) == {"what was written": "nobody answers any more"}
    assert report["tests"][0]["ops"]["vote"]["count"] > 0
    assert report["verdict"] is False
    page = (tmp_path / "report.html").read_text()
    assert "<li>A: what was written: nobody answers any more (target: can be looked for)</li>" in page
    assert "<li>the server did not start" in page


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_terminating_it_leaves_one_line_and_no_report(how: signal.Signals, server: Server, ready: Json, tmp_path: Path):
    words = ("--base-url", ready["base_url"], "--data", str(ready["data"]), "--out", str(ready["out"]), "--only", "A")
    command = [sys.executable, "manage.py", "stress", *words]
    before = signal.signal(how, signal.SIG_DFL)  # whoever runs the tests may ignore it, and children with them
    try:
        started = subprocess.Popen(
            command, cwd=BASE_DIR, env=server.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    finally:
        signal.signal(how, before)
    with started as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("A  poll voting")
        wait_until(lambda: any(each.name() == "k6" for each in psutil.Process(process.pid).children()))
        process.send_signal(how)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "CommandError: Stopped: nothing was written.\n")
    assert not ready["out"].exists()


# --- what is not loaded, or not asked for rightly -------------------------------------------------------------------
@pytest.fixture
def ready(target: Target, tmp_path: Path, settings: Any) -> Json:
    """Options with which the server would be loaded, and the settings that it has."""
    settings.STRESS_LOGIN_TOKEN, settings.METRICS_TOKEN = TOKENS.values()
    write_private(tmp_path / "stress.json", target.site.seeded)
    return {"base_url": target.site.base_url, "data": tmp_path / "stress.json", "only": "A", "out": tmp_path / "out"}


def refused(*words: str, **options: Any) -> str:
    """Give the one line with which the command refuses."""
    with pytest.raises(CommandError) as refusal:
        call_command("stress", *words, stdout=StringIO(), **options)
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


def test_a_server_elsewhere_is_not_even_asked(ready: Json):
    # An address that is nobody's (RFC 5737): asking it would take long, and say something else.
    assert "--yes-this-is-mine" in refused(**ready | {"base_url": "http://192.0.2.1"})


def test_a_server_without_the_stress_settings_is_refused(ready: Json, settings: Any):
    settings.STRESS_LOGIN_TOKEN = settings.METRICS_TOKEN = "another"
    said = refused(**ready)
    assert "STRESS_LOGIN_TOKEN" in said
    assert "METRICS_TOKEN" in said
    assert "RATE_LIMIT_WRITE" not in said


def test_a_server_with_a_rate_limit_on_is_refused(ready: Json, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(admission, "LEAST_LIMIT", LOWER_LIMIT + 1)
    said = refused(**ready)
    assert "RATE_LIMIT_READ raised" in said
    assert "RATE_LIMIT_WRITE" not in said
    monkeypatch.setattr(admission, "LEAST_LIMIT", int(NO_LIMIT) + 1)
    assert "RATE_LIMIT_WRITE raised" in refused(**ready)


def test_a_second_server_is_loaded_on_the_same_terms(ready: Json):
    assert "--yes-this-is-mine" in refused(**ready | {"limited_url": "http://192.0.2.1"})
    assert "has its rate limits raised" in refused(**ready | {"limited_url": ready["base_url"]})


def test_other_peoples_data_and_a_missing_file_are_refused(ready: Json, tmp_path: Path):
    seeded = json.loads((tmp_path / "stress.json").read_text())
    seeded["users"][0]["token"] = "tms_nobodys"
    (tmp_path / "stress.json").write_text(json.dumps(seeded))
    assert "seed_stress" in refused(**ready)
    assert "seed_stress" in refused(**ready | {"data": tmp_path / "missing.json"})
    (tmp_path / "stress.json").write_text('{"users": []}')
    assert "seed_stress" in refused(**ready)


@pytest.mark.parametrize("text", ["[]", "{}", '{"tests": [{"name": "A"}], "began_at": ""}', "no JSON"])
def test_what_is_no_report_is_refused_before_the_load(ready: Json, tmp_path: Path, text: str):
    (tmp_path / "earlier.json").write_text(text)
    assert "no stress report" in refused(**ready | {"compare": tmp_path / "earlier.json"})


@pytest.mark.django_db
def test_without_conversations_to_scroll_nothing_is_loaded(ready: Json):
    assert "seed_stress --lengths 50,100,150,5000" in refused(**ready | {"only": "A,G"})
    assert not ready["out"].exists()


def test_where_no_report_can_be_written_nothing_is_loaded(ready: Json, tmp_path: Path):
    assert "--out" in refused(**ready | {"out": tmp_path / "stress.json" / "report"})


def test_words_that_are_no_test_or_scale_are_refused(ready: Json):
    where = ("--base-url", ready["base_url"])
    assert "letters" in refused(*where, "--only", "A,Z")
    assert "a number" in refused(*where, "--duration-scale", "2")
    assert "the address of a site" in refused("--base-url", ready["base_url"].removeprefix("http://"))
    assert "is no program" in refused(*where, "--browser", "/nowhere")
