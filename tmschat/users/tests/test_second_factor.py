"""Second factors: set up on the pages, asked for at every door, and only a few guesses."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from rest_framework.test import APIClient

from tmschat.core import valkey
from tmschat.testing.concurrency import race
from tmschat.testing.factories import make_user
from tmschat.users.models import Token, User
from tmschat.users.tests.conftest import PASSWORD

LOGIN, PAGE, CODE = "/api/v1/auth/login", "/accounts/login/", "/accounts/2fa/authenticate/"
ME = "/api/v1/users/me"
pytestmark = pytest.mark.django_db


def code_of(secret, steps=0):
    """What an authenticator app shows; half minutes from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def signed_in(browser, username="carol"):
    return browser.post(PAGE, {"login": username, "password": PASSWORD})


def confirmed(browser, page):
    """Open a page that first wants the password again."""
    asked = browser.get(page)
    assert asked.headers["Location"].startswith("/accounts/reauthenticate/")
    return browser.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)


@pytest.fixture
def secret(carol):
    """Carol's app, set up as she does it: on the pages."""
    browser = Client()
    assert signed_in(browser).status_code == 302
    page = confirmed(browser, "/accounts/2fa/totp/activate/")
    (shown,) = re.findall(r'class="secret">([A-Z2-7]+)<', page.text)
    wrong = browser.post("/accounts/2fa/totp/activate/", {"code": "000000"})
    assert "Incorrect code." in wrong.text
    assert browser.post("/accounts/2fa/totp/activate/", {"code": code_of(shown)}).status_code == 302
    return shown


@pytest.fixture
def recovery_codes(secret, carol):
    return Authenticator.objects.get(user=carol, type="recovery_codes").wrap().get_unused_codes()


def login(client, **more):
    return client.post(LOGIN, {"username": "carol", "password": PASSWORD, **more}, format="json")


def codes(answer):
    return [error["code"] for error in answer.json()["errors"]]


def test_the_api_asks_for_a_code_takes_it_once_and_no_wrong_one(secret, nobody):
    asked = login(nobody)
    assert (asked.status_code, codes(asked)) == (401, ["two_factor_required"])
    wrong = login(nobody, code="123456")
    assert (wrong.status_code, codes(wrong)) == (401, ["two_factor_failed"])
    assert not Token.objects.exists()
    code = code_of(secret, 1)  # clocks differ by as much as that
    answer = login(nobody, code=f"{code[:3]} {code[3:]}")
    assert answer.status_code == 200
    bearer = APIClient(HTTP_AUTHORIZATION=f"Bearer {answer.json()['data']['token']}")
    assert bearer.get(ME).status_code == 200
    again = login(nobody, code=code)
    assert (again.status_code, codes(again)) == (401, ["two_factor_failed"])


def test_a_code_that_was_used_is_none_as_long_as_clocks_let_it_hold(secret, nobody):
    code = code_of(secret, 1)  # of a clock that is half a minute fast: it holds for another half minute at least
    assert login(nobody, code=code).status_code == 200
    with connection.cursor() as cursor:  # what django-allauth remembers for half a minute, it has forgotten
        cursor.execute("UPDATE users_cache SET expires = expires - interval '40 seconds'")
    again = login(nobody, code=code)
    assert (again.status_code, codes(again)) == (401, ["two_factor_failed"])


def test_a_code_of_two_minutes_ago_is_none(secret, nobody):
    assert login(nobody, code=code_of(secret, -4)).status_code == 401


def test_without_the_right_password_nobody_learns_of_a_second_factor(secret, nobody):
    answer = nobody.post(LOGIN, {"username": "carol", "password": "wrong", "code": code_of(secret)}, format="json")
    assert codes(answer) == ["authentication_failed"]


def test_a_recovery_code_serves_once(recovery_codes, nobody):
    assert login(nobody, code=recovery_codes[0]).status_code == 200
    assert login(nobody, code=recovery_codes[0]).status_code == 401
    assert login(nobody, code=recovery_codes[1]).status_code == 200


def test_after_five_wrong_codes_even_the_right_one_must_wait_whatever_the_address(secret, nobody):
    for number in range(5):
        assert login(nobody, code=f"{number:06}").status_code == 401
    refused = login(nobody, code=code_of(secret))
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert nobody.post(LOGIN, {"username": "carol", "password": PASSWORD}, format="json").status_code == 401
    other = Client(REMOTE_ADDR="192.0.2.7")
    signed_in(other)
    assert "Too many failed attempts" in other.post(CODE, {"code": code_of(secret)}).text
    valkey.client().flushdb()
    assert login(nobody, code=code_of(secret)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_one_code_given_many_times_at_once_makes_one_token(secret):
    code = code_of(secret)
    statuses = race(4, lambda _: login(APIClient(), code=code).status_code)
    assert Token.objects.count() == statuses.count(200) == 1


def test_a_browser_is_nobody_until_the_code_has_come(secret):
    browser = Client()
    asked = browser.post(PAGE, {"login": "carol", "password": PASSWORD, "next": "/c/42"})
    assert asked.headers["Location"] == CODE
    assert browser.get(ME).status_code == 401
    assert browser.get("/accounts/2fa/").status_code == 302
    assert "wrong or was used" in browser.post(CODE, {"code": "123456"}).text
    assert browser.get(ME).status_code == 401
    done = browser.post(CODE, {"code": code_of(secret)})
    assert (done.status_code, done.headers["Location"]) == (302, "/c/42")
    assert browser.get(ME).json()["data"]["username"] == "carol"


def test_the_admin_lets_nobody_in_by_a_password_alone(secret, carol):
    User.objects.filter(pk=carol.pk).update(is_staff=True, is_superuser=True)
    browser = Client()
    browser.post("/admin/login/", {"username": "carol", "password": PASSWORD})
    assert browser.get("/admin/").status_code == 302
    browser.post(PAGE, {"login": "carol", "password": PASSWORD, "next": "/admin/"})
    assert browser.get("/admin/").status_code == 302
    assert browser.post(CODE, {"code": code_of(secret)}).headers["Location"] == "/admin/"
    assert browser.get("/admin/").status_code == 200


def test_secrets_are_not_stored_as_they_are(secret, recovery_codes, carol):
    kept = str(list(Authenticator.objects.filter(user=carol).values_list("data", flat=True)))
    assert secret not in kept
    stored = Authenticator.objects.get(user=carol, type="recovery_codes")
    assert not re.fullmatch("[0-9a-f]{80}", stored.data["seed"])


def test_with_another_secret_key_no_code_fits(secret, nobody, settings):
    settings.SECRET_KEY = "another"
    assert login(nobody, code=code_of(secret)).status_code == 401
    settings.SECRET_KEY_FALLBACKS = ["only for tests"]
    assert login(nobody, code=code_of(secret)).status_code == 200


def test_an_administrator_removes_the_factors_of_who_lost_them(secret, carol, nobody):
    root = Client()
    root.force_login(User.objects.create_superuser("root", PASSWORD))
    chosen = {"action": "remove_second_factors", "_selected_action": [str(carol.pk)], "reason": ""}
    shown = root.post("/admin/users/user/", chosen, follow=True)
    assert "1 accounts changed." in shown.text
    assert login(nobody).status_code == 200
    staff = Client()
    staff.force_login(make_user("staff", is_staff=True))
    assert staff.post("/admin/users/user/", chosen).status_code == 403


def test_turning_it_off_wants_the_password_again(secret, nobody):
    browser = Client()
    signed_in(browser)
    browser.post(CODE, {"code": code_of(secret)})
    asked = browser.post("/accounts/2fa/totp/deactivate/").headers["Location"]
    assert asked.startswith("/accounts/reauthenticate/")
    assert "Incorrect password" in browser.post(asked, {"password": "wrong"}).text
    assert Authenticator.objects.exists()
    assert browser.post(asked, {"password": PASSWORD}).status_code == 302  # and what was asked for is done
    assert login(nobody).status_code == 200
    assert not Authenticator.objects.exists()  # nor codes that would be good for nothing
