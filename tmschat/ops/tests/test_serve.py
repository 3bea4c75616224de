"""`manage.py serve` with all its real processes: what it starts, what it survives, what it leaves behind."""

import json
import os
import signal
import socket
import subprocess
import time
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psycopg
import pytest
from django.core.management import CommandError, call_command

from tmschat.ops.embedded.paths import metrics_dir, metrics_dirs, run_dir
from tmschat.ops.management.commands.serve import Command
from tmschat.ops.preparing import LOCK_NAME, MIGRATION_LOCK
from tmschat.ops.programs import answers_http
from tmschat.testing.concurrency import wait_until
from tmschat.testing.installation import START_S, Installation, is_gone

pytestmark = pytest.mark.slow


@pytest.fixture
def serve(tmp_path):
    """Start installations; whatever a test does to them, they end with it."""
    started = []

    def start(data_dir=tmp_path / "data", *options, **environment):
        started.append(Installation(data_dir, "--workers", "1", *options, **environment))
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


def test_the_first_start_makes_a_demo_which_survives_kill_9_and_ctrl_c_leaves_nothing_running(serve):
    first = serve().until_up()
    assert set(first.tree()) == {"postgres", "valkey", "rest-1", "sockets-1", "worker", "door"}
    assert titles_seen_in_the_demo(first) == {"", "Demo"}
    processes = first.everything()
    first.stop(signal.SIGKILL)
    wait_until(lambda: all(is_gone(process) for process in processes))
    left = metrics_dirs(first.data_dir)

    second = serve().until_up()
    assert titles_seen_in_the_demo(second) == {"", "Demo"}
    processes = second.everything()
    began = time.monotonic()
    assert second.stop(signal.SIGINT) == 0
    assert time.monotonic() - began < 10  # the contract's
    assert all(is_gone(process) for process in processes)
    assert not run_dir(second.data_dir).exists()
    assert left
    assert not metrics_dirs(second.data_dir)


def titles_seen_in_the_demo(installation):
    assert f"alice, bob, carol, password {demo_password(installation)}" in installation.said()
    seen = installation.get("/api/v1/conversations", headers=signed_in(installation)).json()["data"]
    return {conversation["title"] for conversation in seen}


def demo_password(installation):
    return (installation.data_dir / "demo_password").read_text().strip()


def signed_in(installation):
    """Sign in as Alice; gives the headers that say so."""
    # In chunks: a body without a declared length, as programs send that do not know it.
    in_chunks = iter([json.dumps({"username": "alice", "password": demo_password(installation)}).encode()])
    answer = installation.post("/api/v1/auth/login", content=in_chunks)
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['data']['token']}"}


def test_slow_uploads_hold_nobody_up_and_one_that_breaks_off_takes_nothing_away(serve):
    installation = serve().until_up()
    alice = signed_in(installation)
    content = b"x" * 8_000_000
    announced = {"name": "a.txt", "content_type": "text/plain", "size": len(content)}
    offers = [ask(installation, "/api/v1/media/uploads", alice, announced).json()["data"] for _ in range(9)]
    with ExitStack() as slow:
        senders = [slow.enter_context(begun(installation, offer["upload"]["url"], content)) for offer in offers]
        wait_until(lambda: waiting(installation) == len(senders))
        assert installation.get("/healthz").status_code == 200
        whole = httpx.put(installation.url(offers[0]["upload"]["url"]), content=content)
        assert whole.status_code == 204
        for sender in senders:
            sender.close()
        wait_until(lambda: waiting(installation) == 0)
        completed = ask(installation, f"/api/v1/media/uploads/{offers[0]['id']}/complete", alice, {})
        assert completed.status_code == 200, completed.text


def begun(installation, path, content):
    """Send half of a file; gives the open connection."""
    sender = socket.create_connection(("127.0.0.1", installation.port))
    sender.sendall(f"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(content)}\r\n\r\n".encode())
    sender.sendall(content[: len(content) // 2])
    return sender


def waiting(installation):
    """Count the halves of uploads that a process for sockets holds: files in DATA_DIR/tmp that have no name."""
    found = 0
    for descriptor in Path(f"/proc/{installation.tree()['sockets-1'].pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # just closed
            found += descriptor.readlink().is_relative_to(installation.data_dir / "tmp")
    return found


def ask(installation, path, bearer, body):
    return httpx.post(installation.url(path), headers=bearer, json=body)


def test_a_second_serve_is_refused_and_a_killed_process_of_any_kind_is_started_again(serve):
    installation = serve().until_up()
    second = serve()
    assert second.process.wait(timeout=30) == 1
    assert second.said() == (
        f"CommandError: {installation.data_dir} is being served already (process {installation.process.pid})\n"
    )
    for victim in ("door", "rest-1", "sockets-1", "worker", "valkey", "postgres"):  # those that others need, last
        killed = installation.tree()[victim]
        killed.kill()
        wait_until(partial(is_replaced, installation, victim, killed), within_s=30)
        assert f"{victim} was killed by SIGKILL; starting it again" in installation.said()
        wait_until(partial(answers_http, ("127.0.0.1", installation.port), "/readyz"), within_s=30)


def is_replaced(installation, name, process):
    return installation.tree().get(name, process) != process


def test_where_nothing_can_be_written_it_serves_keeps_what_dies_running_and_stops_in_order(serve, outside_services):
    installation = serve(output="/dev/full", **outside_services)
    wait_until(lambda: set(installation.tree()) == {"rest-1", "sockets-1", "worker", "door"}, within_s=START_S)
    wait_until(partial(answers_http, ("127.0.0.1", installation.port), "/readyz"), within_s=START_S)
    for victim in ("worker", "rest-1"):
        killed = installation.tree()[victim]
        killed.kill()
        wait_until(partial(is_replaced, installation, victim, killed), within_s=30)
    processes = installation.everything()
    assert installation.stop(signal.SIGTERM) == 0
    assert all(is_gone(process) for process in processes)


@pytest.fixture
def small_disk():
    """Give a file system of its own, with room for a start, at a path that is short enough for sockets."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "small"]
    with TemporaryDirectory(prefix="tmschat-disk-") as directory:
        if subprocess.run([*mount, directory], stderr=subprocess.DEVNULL, check=False).returncode:
            pytest.skip("only root can mount")
        yield Path(directory)
        subprocess.run(["umount", "--lazy", directory], check=True)  # noqa: S607 (root's PATH)


def test_a_full_disk_keeps_no_process_from_running_where_the_services_are_elsewhere(
    small_disk, serve, outside_services
):
    installation = serve(small_disk / "data", **outside_services).until_up()
    metrics = metrics_dir(installation.data_dir, installation.port)
    fill(small_disk)
    for victim in ("sockets-1", "rest-1"):
        killed = installation.tree()[victim]
        killed.kill()
        wait_until(partial(is_replaced, installation, victim, killed), within_s=30)
    wait_until(partial(answers_http, ("127.0.0.1", installation.port), "/readyz"), within_s=30)
    assert installation.tree()["rest-1"].environ()["PROMETHEUS_MULTIPROC_DIR"] == str(metrics)
    assert list(metrics.glob("*.db"))
    assert installation.stop() == 0
    assert not metrics.exists()


def fill(disk):
    with suppress(OSError), (disk / "filling").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_with_services_given_none_is_started_and_two_may_share_the_directory(serve, tmp_path, outside_services):
    both = [serve(tmp_path / "data", **outside_services) for _ in range(2)]  # at once: one migrates, one waits
    for installation in both:
        installation.until_up()
        assert set(installation.tree()) == {"rest-1", "sockets-1", "worker", "door"}
        assert installation.get("/readyz").status_code == 200
    assert not (tmp_path / "data" / "postgres").exists()
    assert "demo" not in both[0].said()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_while_it_waits_for_another_nodes_migration(serve, outside_services, number):
    with psycopg.connect(outside_services["DATABASE_URL"]) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
        installation = serve(**outside_services)
        wait_until(lambda: asked_for_the_lock(other), within_s=START_S)
        began = time.monotonic()
        assert installation.stop(number) == 0
        assert time.monotonic() - began < 10  # the contract's
    assert installation.said() == "stopped\n"


def asked_for_the_lock(connection):
    asked = (
        "SELECT 1 FROM pg_stat_activity WHERE application_name = %s AND query <> '' AND datname = current_database()"
    )
    connection.execute("SELECT pg_stat_clear_snapshot()")
    return connection.execute(asked, [LOCK_NAME]).fetchone()


def test_without_a_door_and_in_a_directory_too_long_for_sockets_one_process_answers(serve, tmp_path):
    installation = serve(tmp_path / ("long and spaced " * 8) / "data", "--no-door").until_up()
    assert set(installation.tree()) == {"postgres", "valkey", "sockets-1", "worker"}
    assert installation.get("/readyz").status_code == 200


def test_a_taken_port_is_refused_in_one_line_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        installation = Installation(tmp_path / "data", "--port", str(taken.getsockname()[1]))
        assert installation.process.wait(timeout=30) == 1
    assert installation.said().startswith("CommandError: cannot listen on 127.0.0.1 port")
    assert installation.said().count("\n") == 1
    assert not (tmp_path / "data" / "postgres").exists()


@pytest.mark.parametrize("cores", [1, 2, 16, 256])
def test_by_default_one_node_fits_a_postgresql_as_it_is_installed(monkeypatch, settings, cores):
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    plan = Command().create_parser("manage.py", "serve").parse_args([])
    processes = plan.workers + plan.socket_workers + 1  # the worker
    assert processes * settings.DATABASE_POOL_SIZE <= 100 - 3  # max_connections, superuser_reserved_connections


@pytest.mark.parametrize("port", ["0", "70000", "-1", "http"])
def test_a_port_that_is_none_is_refused(port):
    with pytest.raises(CommandError, match="argument --port: a number from 1 to 65535"):
        call_command("serve", "--port", port)


OUTSIDE = {"DATABASE_URL": "postgresql:///chat", "REDIS_URL": "redis://localhost", "SECRET_KEY": "outside"}


@pytest.mark.parametrize(
    "environment", [{}, OUTSIDE, OUTSIDE | {"S3_BUCKET": "files"}], ids=["embedded", "services given", "files too"]
)
def test_a_data_dir_that_cannot_be_made_is_told_in_one_line(tmp_path, environment):
    (tmp_path / "data").touch()
    installation = Installation(tmp_path / "data", **environment)
    assert installation.process.wait(timeout=30) == 1
    assert "DATA_DIR: " in installation.said()
    assert installation.said().count("\n") == 1


def test_a_database_that_cannot_be_reached_is_told_in_one_line(tmp_path):
    elsewhere = {"DATABASE_URL": f"postgresql:///chat?host={tmp_path}", "SECRET_KEY": "elsewhere"}
    installation = Installation(tmp_path / "data", **elsewhere)
    assert installation.process.wait(timeout=60) == 1
    assert installation.said().splitlines()[-1].startswith("CommandError: the database cannot be reached: ")
    assert "Traceback" not in installation.said()
