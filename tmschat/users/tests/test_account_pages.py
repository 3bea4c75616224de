"""The pages below /accounts/: what they let a browser do, where they lead, and in which language."""

import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client

from tmschat.testing.factories import client_of
from tmschat.users.accounts.urls import urlpatterns
from tmschat.users.models import User
from tmschat.users.tests.conftest import PASSWORD

LOGIN, LOGOUT, NEW_PASSWORD = "/accounts/login/", "/accounts/logout/", "/accounts/password/"
ME = "/api/v1/users/me"
pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent.parent


@pytest.fixture
def browser():
    return Client()


def signed_in(browser, **more):
    return browser.post(LOGIN, {"login": "carol", "password": PASSWORD, **more})


def test_a_wrong_password_is_said_beside_the_form_and_lets_nobody_in(carol, browser):
    answer = signed_in(browser, password="wrong")
    assert answer.status_code == 200
    assert "Username or password is wrong." in answer.text
    assert "wrong" not in re.findall(r'value="([^"]*)"', answer.text)
    assert browser.get(ME).status_code == 401


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example.org/",
        "//evil.example.org",
        "/\\evil.example.org",
        "javascript:x",
        "http://testserver/c",
        "c",
    ],
)
def test_one_goes_on_to_own_paths_alone(carol, browser, elsewhere):
    assert signed_in(browser, next=elsewhere).headers["Location"] == "/"
    assert browser.get(LOGIN, {"next": elsewhere}).headers["Location"] == "/"
    assert browser.get(LOGIN, {"next": "/c/1?at=2"}).headers["Location"] == "/c/1?at=2"


def test_a_suspended_person_is_told_so_and_gets_no_session(carol, browser):
    User.objects.update(suspended_at="2026-01-01T00:00:00Z")
    answer = signed_in(browser)
    assert answer.status_code == 403
    assert "This account is suspended." in answer.text
    assert browser.get(ME).status_code == 401


def test_a_form_of_another_site_signs_nobody_in_or_out(carol):
    strict = Client(enforce_csrf_checks=True)
    assert signed_in(strict).status_code == 403
    strict.force_login(carol)
    assert strict.post(LOGOUT).status_code == 403
    assert "Are you sure you want to sign out?" in strict.get(LOGOUT).text  # a link alone does nothing
    assert strict.get(ME).status_code == 200


def test_signing_out_leads_to_a_page_that_says_so(carol, browser):
    signed_in(browser)
    assert "You are signed out" in browser.post(LOGOUT, follow=True).text
    assert browser.get(ME).status_code == 401


@pytest.mark.django_db(transaction=True)
def test_a_new_password_of_ones_own_leaves_this_browser_alone_signed_in(carol, browser):
    signed_in(browser)
    token = client_of(carol)
    assert token.get(ME).status_code == 200
    new = {"password1": "a quite new one", "password2": "a quite new one"}
    assert browser.post(NEW_PASSWORD, {"oldpassword": "wrong", **new}).status_code == 200
    assert token.get(ME).status_code == 200
    assert browser.post(NEW_PASSWORD, {"oldpassword": PASSWORD, **new}).status_code == 302
    assert token.get(ME).status_code == 401
    assert browser.get(ME).status_code == 200


def test_who_has_no_password_here_has_none_to_change(alice, browser):
    browser.force_login(alice)
    for page in (NEW_PASSWORD, "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"):
        assert "You sign in through your organisation" in browser.get(page).text


@pytest.mark.parametrize(
    ("wish", "language", "direction", "word"),
    [
        ("ar-EG,en;q=0.5", "ar", "rtl", "تسجيل الدخول"),
        ("ja", "ja", "ltr", "ログイン"),
        ("sw,fr;q=0.5", "en", "ltr", "Sign In"),
    ],
)
def test_a_page_speaks_the_browsers_language_and_the_api_english(browser, wish, language, direction, word):
    page = browser.get(LOGIN, headers={"Accept-Language": wish})
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert word in page.text
    answer = browser.post("/api/v1/auth/login", {}, "application/json", headers={"Accept-Language": wish})
    assert answer.json()["errors"][0]["detail"] == "This field is required."
    assert browser.get("/api/v1/users/me").json()["errors"][0]["detail"].startswith("Authentication credentials")


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_every_word_of_the_pages_is_translated_and_compiled(language):
    pages = "\n".join(path.read_text() for path in (HERE / "templates").rglob("*.html"))
    words = set(re.findall(r'{% translate "([^"]+)" %}', pages))
    catalogue = HERE / "locale" / language / "LC_MESSAGES" / "django.po"
    translated = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', catalogue.read_text(), re.MULTILINE))
    assert words <= translated.keys()
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        spoken = GNUTranslations(compiled)
    assert {word: spoken.gettext(word) for word in translated} == translated


def test_the_pages_run_and_show_nothing_that_is_not_ours(browser):
    page = browser.get(LOGIN)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"<script(?![^>]*(src=|application/json))|style=|\son\w+=|<style", page.text)


def test_nobody_signs_up_and_only_the_pages_that_are_wanted_are_there(browser):
    for path in ("signup/", "password/reset/", "email/", "3rdparty/", "social/connections/", "oidc/sso/login/", ""):
        assert browser.get(f"/accounts/{path}").status_code == 404
    assert len(urlpatterns) == 20


def test_allauths_tables_are_not_in_the_admin(browser):
    browser.force_login(User.objects.create_superuser("root", PASSWORD))
    page = browser.get("/admin/").text
    for word in ("authenticator", "socialapp", "socialtoken", "emailaddress"):
        assert word not in page
