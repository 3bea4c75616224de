"""`manage.py serve` with all its real processes: what it starts, what it survives, what it leaves behind."""

import os
import signal
import socket
import time
from functools import partial

import psycopg
import pytest

from tmschat.ops.embedded import postgres
from tmschat.ops.embedded.paths import run_dir
from tmschat.ops.programs import answers_http
from tmschat.testing.concurrency import wait_until
from tmschat.testing.installation import Installation, is_gone

pytestmark = pytest.mark.slow


@pytest.fixture
def serve(tmp_path):
    """Start installations; whatever a test does to them, they end with it."""
    started = []

    def start(data_dir=tmp_path / "data", *options, **environment):
        started.append(Installation(data_dir, "--no-demo", "--workers", "1", *options, **environment))
        return started[-1]

    yield start
    for installation in started:
        installation.stop(signal.SIGTERM)


@pytest.fixture
def outside_services():
    """Give the test run's own PostgreSQL, with a fresh database, and Valkey, as an operator's."""
    name = f"serve_{os.getpid()}"
    administrator = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    administrator.execute(f"CREATE DATABASE {name}")
    yield {
        "DATABASE_URL": os.environ["DATABASE_URL"].replace("/tmschat?", f"/{name}?"),
        "REDIS_URL": os.environ["REDIS_URL"],
        "SECRET_KEY": "outside",
    }
    administrator.execute(f"DROP DATABASE {name} WITH (FORCE)")
    administrator.close()


def is_replaced(installation, name, process):
    return installation.tree().get(name, process) != process


def test_the_first_start_answers_and_ctrl_c_leaves_no_process(serve):
    installation = serve().until_up()
    assert installation.get("/healthz").status_code < 500
    assert set(installation.tree()) == {"postgres", "valkey", "rest-1", "sockets-1", "worker", "door"}
    processes = installation.everything()
    began = time.monotonic()
    assert installation.stop(signal.SIGINT) == 0
    assert time.monotonic() - began < 10  # the contract's
    assert all(is_gone(process) for process in processes)


def test_after_kill_9_of_the_supervisor_nothing_runs_on_and_the_next_start_has_the_data(serve):
    installation = serve().until_up()
    with psycopg.connect(postgres.url(installation.data_dir)) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    processes = installation.everything()
    assert len(processes) > 6
    installation.stop(signal.SIGKILL)
    wait_until(lambda: all(is_gone(process) for process in processes))
    serve().until_up()
    with psycopg.connect(postgres.url(installation.data_dir)) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)


def test_a_killed_process_of_any_kind_is_started_again(serve):
    installation = serve().until_up()
    for victim in ("door", "rest-1", "sockets-1", "worker", "valkey", "postgres"):  # those that others need, last
        killed = installation.tree()[victim]
        killed.kill()
        wait_until(partial(is_replaced, installation, victim, killed), within_s=30)
        assert f"{victim} was killed by SIGKILL; starting it again" in installation.said()
        wait_until(lambda: answers_http(("127.0.0.1", installation.port)), within_s=30)


def test_with_services_given_none_is_started_and_two_may_share_the_directory(serve, tmp_path, outside_services):
    both = [serve(tmp_path / "data", **outside_services).until_up() for _ in range(2)]
    for installation in both:
        assert set(installation.tree()) == {"rest-1", "sockets-1", "worker", "door"}
        assert installation.get("/healthz").status_code < 500
    assert not (tmp_path / "data" / "postgres").exists()


def test_without_a_door_one_process_answers(serve, tmp_path):
    installation = serve(tmp_path / "data", "--no-door").until_up()
    assert installation.get("/healthz").status_code < 500
    assert set(installation.tree()) == {"postgres", "valkey", "sockets-1", "worker"}


def test_a_data_directory_too_long_for_sockets_and_with_spaces_serves(serve, tmp_path):
    installation = serve(tmp_path / ("long and spaced " * 8) / "data").until_up()
    assert installation.get("/healthz").status_code < 500
    assert installation.stop() == 0
    assert not run_dir(installation.data_dir).exists()


def test_a_second_serve_on_the_same_data_is_refused_in_one_line(serve):
    first = serve().until_up()
    second = serve()
    assert second.process.wait(timeout=30) == 1
    assert second.said() == (f"CommandError: {first.data_dir} is being served already (process {first.process.pid})\n")
    assert first.get("/healthz").status_code < 500


def test_a_taken_port_is_refused_in_one_line_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        installation = Installation(tmp_path / "data", "--port", str(taken.getsockname()[1]))
        assert installation.process.wait(timeout=30) == 1
    assert installation.said().startswith("CommandError: cannot listen on 127.0.0.1 port")
    assert installation.said().count("\n") == 1
    assert not (tmp_path / "data" / "postgres").exists()
