"""Signing in by password, and what slows down who guesses."""

import hashlib

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from rest_framework.test import APIClient

from tmschat.core import valkey
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_user
from tmschat.users.models import Token, User
from tmschat.users.tests.conftest import PASSWORD

LOGIN = "/api/v1/auth/login"
FORM = "/accounts/login/"


def attempt(client, username="carol", password=PASSWORD, **extra):
    return client.post(LOGIN, {"username": username, "password": password}, format="json", **extra)


def codes(answer):
    return [error["code"] for error in answer.json()["errors"]]


def test_a_name_in_any_case_and_its_password_give_a_token_that_works(carol, nobody):
    answer = attempt(nobody, "CaRoL", HTTP_USER_AGENT="a browser")
    assert answer.status_code == 200
    data = answer.json()["data"]
    assert data["token"].startswith("tms_")
    assert data["user"]["username"] == "carol"
    assert data["expires_at"].endswith("Z")
    mine = APIClient(HTTP_AUTHORIZATION=f"Bearer {data['token']}").get("/api/v1/users/me")
    assert mine.json()["data"] == data["user"]
    token = Token.objects.get(user=carol)
    assert (token.user_agent, token.address) == ("a browser", "127.0.0.1")
    assert bytes(token.digest) == hashlib.sha256(data["token"].encode()).digest()


@pytest.mark.parametrize("who", [("carol", "wrong"), ("nobody", PASSWORD), ("carol", f" {PASSWORD}")])
def test_a_wrong_pair_is_a_401_that_does_not_say_which_half_is_wrong(carol, nobody, who):
    answer = attempt(nobody, *who)
    assert answer.status_code == 401
    assert answer.json() == {
        "type": "client_error",
        "errors": [{"code": "authentication_failed", "detail": "Username or password is wrong.", "attr": None}],
    }
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_an_unknown_name_costs_as_many_hashes_as_a_wrong_password(carol, nobody, monkeypatch):
    hashes = []
    encode = MD5PasswordHasher.encode

    def counted(*words):
        hashes.append(1)
        return encode(*words)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    costs = []
    for name in ("carol", "nobody"):
        hashes.clear()
        attempt(nobody, name, "wrong")
        costs.append(len(hashes))
    assert costs == [1, 1]


def test_after_five_failures_for_a_name_even_the_right_password_must_wait(carol, nobody):
    assert [attempt(nobody, password="wrong").status_code for _ in range(5)] == [401] * 5
    refused = attempt(nobody)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert codes(refused) == ["throttled"]
    make_user("dave").set_password(PASSWORD)
    assert attempt(nobody, "dave", "wrong").status_code == 401


def test_after_twenty_failures_from_an_address_every_name_must_wait_there_and_nowhere_else(carol, nobody):
    for number in range(20):
        assert attempt(nobody, f"nobody{number}").status_code == 401
    assert attempt(nobody).status_code == 429
    assert attempt(nobody, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_a_refused_attempt_is_not_a_failure(carol, nobody):
    for _ in range(5):
        attempt(nobody, password="wrong")
    for _ in range(30):
        assert attempt(nobody, password="wrong").status_code == 429
    assert attempt(nobody, "somebody").status_code == 401  # the address has 6 failures, not 35


@pytest.mark.django_db(transaction=True)
def test_of_many_guesses_at_once_five_learn_that_they_are_wrong(carol):
    answers = race(7, lambda number: attempt(APIClient(), password=f"guess {number}").status_code)
    assert sorted(answers) == [401] * 5 + [429] * 2


def test_without_valkey_the_process_counts_failures_itself(carol, nobody, monkeypatch):
    monkeypatch.setattr(valkey.outage, "is_away", True)
    answers = [attempt(nobody, "erin", "wrong").status_code for _ in range(7)]
    assert answers == [401] * 5 + [429] * 2


@pytest.mark.django_db(transaction=True)
def test_the_form_is_under_the_same_limit_and_the_admins_door_is_the_same(nobody):
    User.objects.create_superuser("root", PASSWORD)
    form = Client()
    door = form.get("/admin/")
    assert (door.status_code, door.headers["Location"]) == (302, "/admin/login/?next=/admin/")
    assert form.get(door.headers["Location"]).headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"
    for _ in range(5):
        assert form.post(FORM, {"login": "root", "password": "wrong"}).status_code == 200
    refused = form.post(FORM, {"login": "root", "password": PASSWORD})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert attempt(nobody, "root").status_code == 429
    valkey.client().flushdb()
    assert form.post("/admin/login/", {"username": "root", "password": PASSWORD}).status_code == 302
    assert form.get("/admin/").status_code == 302  # that was no way in
    entered = form.post(FORM, {"login": "root", "password": PASSWORD, "next": "/admin/"})
    assert (entered.status_code, entered.headers["Location"]) == (302, "/admin/")
    assert form.get("/admin/").status_code == 200


def test_a_suspended_person_learns_so_only_with_the_right_password(carol, nobody):
    User.objects.filter(pk=carol.pk).update(suspended_at="2026-01-01T00:00:00Z")
    assert attempt(nobody, password="wrong").status_code == 401
    refused = attempt(nobody)
    assert (refused.status_code, codes(refused)) == (403, ["account_suspended"])
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    ("body", "attr"),
    [
        ({"username": "carol"}, "password"),
        ({"username": "carol", "password": "x", "pasword": "y"}, "pasword"),
        ({"username": 7, "password": "x"}, "username"),
        ({"username": None, "password": "x"}, "username"),
        ({"username": "carol", "password": ["x"]}, "password"),
        ({"username": "", "password": "x"}, "username"),
        ({"username": "c" * 151, "password": "x"}, "username"),
        ([], None),
        ("carol", None),
    ],
)
def test_a_malformed_login_is_a_400_that_names_the_field(db, nobody, body, attr):
    answer = nobody.post(LOGIN, body, format="json")
    assert answer.status_code == 400
    assert answer.json()["type"] == "validation_error"
    assert attr in [error["attr"] for error in answer.json()["errors"]] or attr is None
