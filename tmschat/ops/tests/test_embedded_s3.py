"""`serve --with-s3`: files go to an embedded S3 store through the door, and stay there."""

import json
import signal
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from tmschat.ops.embedded import seaweedfs
from tmschat.testing.concurrency import wait_until
from tmschat.testing.installation import Installation, is_gone

pytestmark = pytest.mark.slow


@pytest.fixture
def serve(tmp_path):
    started = []

    def start(*options: str, **environment: str) -> Installation:
        started.append(Installation(tmp_path / "data", "--workers", "1", *options, **environment))
        return started[-1]

    yield start
    for installation in started:
        installation.stop(signal.SIGTERM)


def signed_in(installation: Installation) -> dict[str, str]:
    password = (installation.data_dir / "demo_password").read_text().strip()
    answer = installation.post("/api/v1/auth/login", json={"username": "alice", "password": password})
    return {"Authorization": f"Bearer {answer.json()['data']['token']}"}


def api(installation: Installation, path: str, bearer: dict[str, str], **body: Any) -> Any:
    url = f"http://127.0.0.1:{installation.port}/api/v1/{path}"
    answer = httpx.post(url, json=body or None, headers=bearer, timeout=20)
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()["data"]


def test_files_go_through_the_door_survive_kill_9_and_the_store_stays_in_use(serve):
    first = serve("--with-s3").until_up()
    assert "s3" in first.tree()
    listening = [each.laddr.ip for each in psutil.Process(first.tree()["s3"].pid).net_connections() if not each.raddr]
    assert set(listening) == {"127.0.0.1"}

    bearer = signed_in(first)
    content = b"<script>alert(1)</script>" * 1000
    offer = api(first, "media/uploads", bearer, name="a.html", content_type="text/html", size=len(content))
    target = offer["upload"]
    assert target["url"].startswith("/s3/tmschat/incoming/")
    site = f"http://127.0.0.1:{first.port}"
    sent = httpx.put(site + target["url"], content=content, headers=target["headers"])
    assert sent.status_code == 200, sent.text
    attachment = api(first, f"media/uploads/{offer['id']}/complete", bearer)
    room = api(first, "conversations", bearer, type="GROUP", title="Files", member_ids=[])
    message = api(first, f"messages/conversations/{room['id']}/messages", bearer, attachment_ids=[offer["id"]])
    assert message["attachments"] == [attachment]

    read = first.get(attachment["url"])
    assert (read.status_code, read.content) == (200, content)
    assert read.headers["X-Content-Type-Options"] == "nosniff"
    assert read.headers["Content-Disposition"].startswith("attachment")
    assert first.get(attachment["url"].partition("?")[0]).status_code == 403
    assert first.get("/s3/tmschat/").status_code == 403
    assert first.get("/readyz").status_code == 200

    killed = first.tree()["s3"]
    killed.kill()
    wait_until(lambda: first.is_replaced("s3", killed), within_s=30)
    wait_until(lambda: first.get(attachment["url"]).content == content, within_s=30)
    everything = first.everything()
    first.stop(signal.SIGKILL)
    wait_until(lambda: all(is_gone(process) for process in everything))

    second = serve().until_up()  # without being told to: the files are there
    url = f"/api/v1/messages/{message['id']}"
    shown = second.get(url, headers=signed_in(second)).json()["data"]["attachments"][0]["url"]
    assert second.get(shown).content == content
    assert second.run("manage.py", "check_chat").returncode == 0
    everything = second.everything()
    assert second.stop() == 0
    assert all(is_gone(process) for process in everything)
    assert (second.data_dir / "s3.json").stat().st_mode & 0o077 == 0
    ports = json.loads((second.data_dir / "s3.json").read_text())["ports"]
    assert not [port for port in ports if list(Path("/tmp").glob(f"seaweedfs-*-{port}.sock"))]  # noqa: S108 (its choice)


def test_its_ports_are_none_that_an_outgoing_connection_may_have_at_a_later_start(tmp_path, monkeypatch):
    first_outgoing = 20_000
    monkeypatch.setattr(seaweedfs, "OUTGOING_PORTS", tmp_path / "range")
    seaweedfs.OUTGOING_PORTS.write_text(f"{first_outgoing}\t60999\n")
    ports = seaweedfs.make(tmp_path).ports
    assert len(set(ports)) == 8
    assert max(ports) < first_outgoing


@pytest.mark.parametrize("outgoing", ["1024\t65535\n", f"{seaweedfs.LOWEST_PORT + 3}\t65535\n", ""])
def test_it_has_ports_where_the_kernel_leaves_few_aside_or_does_not_tell(tmp_path, monkeypatch, outgoing):
    monkeypatch.setattr(seaweedfs, "OUTGOING_PORTS", tmp_path / "range")
    if outgoing:
        seaweedfs.OUTGOING_PORTS.write_text(outgoing)
    assert len(set(seaweedfs.make(tmp_path).ports)) == 8


def test_it_is_refused_where_files_would_be_out_of_reach(tmp_path):
    (tmp_path / "data" / "media").mkdir(parents=True)
    (tmp_path / "data" / "media" / "file").write_text("x")
    for environment, told in (({}, "there are files in"), ({"S3_BUCKET": "other"}, "S3_BUCKET names another store")):
        refused = Installation(tmp_path / "data", "--with-s3", **environment)
        assert refused.process.wait(timeout=30) == 1
        assert told in refused.said()
        assert not (tmp_path / "data" / "postgres").exists()
