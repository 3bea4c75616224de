"""The web client's page and its files."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tmschat.users.models import User
from tmschat.users.services.sign_ins import end_all
from tmschat.web.views import policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(alice: User) -> Client:
    """Alice's browser."""
    browser = Client()
    browser.force_login(alice)
    return browser


@pytest.mark.parametrize(
    "path",
    ["/", "/c/0192f0c1-2345-7abc-8def-0123456789aa", "/c/1/members", "/settings", "/settings/devices", "/search"],
)
def test_every_address_of_the_client_shows_its_page(client: Client, path: str):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert b'<div id="root">' in answer.content


@pytest.mark.parametrize("path", ["/no-page", "/c", "/api/v1/no-such-route", "/static/no-file.js"])
def test_what_is_not_there_is_a_404_in_the_contracts_format(client: Client, path: str):
    answer = client.get(path)
    assert (answer.status_code, answer.json()["type"]) == (404, "client_error")


@pytest.mark.parametrize(
    ("path", "sign_in"),
    [
        ("/", "/accounts/login/?next=/"),
        ("/c/1/members?at=42", "/accounts/login/?next=/c/1/members%3Fat%3D42"),
        ("/search?q=a+b&from=1", "/accounts/login/?next=/search%3Fq%3Da%2Bb%26from%3D1"),
    ],
)
def test_whoever_is_not_signed_in_is_sent_there_before_the_page_and_comes_back(path: str, sign_in: str):
    answer = Client().get(path)
    assert (answer.status_code, answer["Location"]) == (302, sign_in)


def test_a_browser_whose_session_has_ended_is_sent_to_sign_in(client: Client, alice: User):
    end_all(user_id=alice.pk)
    assert client.get("/settings")["Location"] == "/accounts/login/?next=/settings"


def test_no_file_outside_of_the_static_ones_is_served(client: Client):
    assert client.get("/static/../settings.py").status_code == 400


def test_the_page_runs_nothing_but_this_sites_own_files(client: Client):
    answer = client.get("/")
    page = answer.content.decode()
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert re.search(r"<script(?![^>]* src=)|<style|style=|javascript:| on[a-z]+=", page) is None
    assert {address.split("/")[1] for address in re.findall(r'(?:src|href)="([^"]+)"', page)} == {"static"}
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("bucket", "origin"),
    [
        ({"S3_BUCKET": "files", "S3_ENDPOINT_URL": "https://store.example:9000/under"}, "https://store.example:9000"),
        ({"S3_BUCKET": "files", "S3_ENDPOINT_URL": ""}, "https://files.s3.eu-west-1.amazonaws.com"),
        ({"S3_BUCKET": "files", "S3_ENDPOINT_URL": "http://127.0.0.1:1", "S3_BROWSER_URL": "/s3"}, ""),
        ({"S3_BUCKET": ""}, ""),
    ],
)
def test_the_policy_lets_the_page_reach_the_store_of_files(client: Client, settings, bucket, origin):
    settings.S3_REGION, settings.S3_ACCESS_KEY_ID, settings.S3_SECRET_ACCESS_KEY = "eu-west-1", "key", "secret"
    for name, value in bucket.items():
        setattr(settings, name, value)
    assert client.get("/")["Content-Security-Policy"] == policy(origin)


def test_the_policy_of_a_store_elsewhere_names_it_where_bytes_come_and_go():
    named = dict(rule.split(" ", 1) for rule in policy("https://store.example").split("; "))
    assert {name for name, sources in named.items() if "https://store.example" in sources} == {
        "connect-src",
        "img-src",
        "media-src",
    }
    assert named["script-src"] == named["style-src"] == "'self'"
    assert named["frame-ancestors"] == "'none'"


def test_the_page_is_asked_for_each_time_and_sent_only_where_it_changed(client: Client):
    first = client.get("/")
    assert first["Cache-Control"] == "no-cache"
    assert client.get("/", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_its_files_are_served_without_a_door_and_kept_for_good(client: Client):
    for address in re.findall(r'(?:src|href)="([^"]+)"', client.get("/").content.decode()):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("form", [".br", ".gz", ".zst"])
def test_every_script_and_style_lies_compressed_beside_itself(form: str):
    page = finders.find("app/index.html")
    assert page is not None
    files = [
        path for path in Path(page).parent.rglob("*") if path.suffix in {".js", ".css"} and path.stat().st_size >= 512
    ]
    assert files
    assert [path.name for path in files if not path.with_name(path.name + form).exists()] == []
