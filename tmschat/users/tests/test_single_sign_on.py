"""Single sign-on against a real OpenID provider process: who gets in, as whom, and who does not."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tmschat.testing.factories import client_of, make_user
from tmschat.testing.live import live_server
from tmschat.testing.openid import CLIENT_ID, CLIENT_SECRET, running_provider
from tmschat.users.models import MODERATORS, Session, Token, User
from tmschat.users.services.single_sign_on import SESSION_KEY, person_of
from tmschat.users.tests.conftest import PASSWORD

LOGIN, LOGOUT, BACK_CHANNEL = "/accounts/login/", "/accounts/logout/", "/accounts/sso/logout"
ME = "/api/v1/users/me"
pytestmark = pytest.mark.django_db
committed = pytest.mark.django_db(transaction=True)  # what ends a sign-in does so once it has committed


@pytest.fixture(scope="module")
def running():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running, settings):
    settings.OIDC_ISSUER = running.issuer
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT_ID, CLIENT_SECRET
    settings.OIDC_MODERATORS_GROUP = "chat-moderators"
    running.visits.cookies.clear()
    running.knows("0001", preferred_username="dora", name="Dora Diaz", email="dora@example.org", email_verified=True)
    return running


@pytest.fixture
def browser():
    return Client(HTTP_USER_AGENT="a browser")


def sent_away(browser, **query):
    answer = browser.get(LOGIN, query)
    assert answer.status_code == 302
    return answer.headers["Location"]


def signed_in(browser, provider, sub="0001", **query):
    answer = browser.get(provider.vouch(sent_away(browser, **query), sub=sub))
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def whoami(browser):
    answer = browser.get(ME)
    return answer.json()["data"]["username"] if answer.status_code == 200 else None


def test_a_browser_is_sent_to_the_provider_and_comes_back_as_a_new_person(provider, browser):
    away = sent_away(browser, next="/c/42")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(away).query).items()}
    assert away.startswith(f"{provider.issuer}/auth?")
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 32
    back = browser.get(provider.vouch(away, sub="0001"))
    assert (back.status_code, back.headers["Location"]) == (302, "/c/42")
    person = User.objects.get(username="dora")
    assert (person.display_name, person.email, person.has_usable_password()) == ("Dora Diaz", "dora@example.org", False)
    assert whoami(browser) == "dora"
    (place,) = browser.get(f"{ME}/sessions").json()["data"]
    assert (place["kind"], place["user_agent"], place["is_current"]) == ("session", "a browser", True)
    assert SocialAccount.objects.get().extra_data == {}


def test_a_second_sign_in_is_the_same_person_whatever_they_are_called_now(provider, browser):
    signed_in(browser, provider)
    provider.knows("0001", preferred_username="dorothea")
    other = Client()
    assert signed_in(other, provider) == "/"
    assert whoami(other) == "dora"
    assert User.objects.count() == 1


def test_another_state_is_refused(provider, browser):
    back = provider.vouch(sent_away(browser), sub="0001", state="of-somebody-else")
    assert browser.get(back).status_code == 401
    assert whoami(browser) is None
    assert not User.objects.exists()


def test_a_state_serves_the_browser_that_it_was_made_for_alone(provider, browser):
    back = provider.vouch(sent_away(browser), sub="0001")
    assert Client().get(back).status_code == 401
    assert not User.objects.exists()


def test_another_nonce_is_refused(provider, browser):
    back = provider.vouch(sent_away(browser), sub="0001", nonce="of-another-sign-in-than-this-one")
    refused = browser.get(back)
    assert refused.status_code == 401
    assert "You are not signed in" in refused.text
    assert whoami(browser) is None
    assert not User.objects.exists()


@committed
def test_who_came_by_single_sign_on_alone_uses_the_api_by_a_token_of_the_operators_and_may_end_it(
    provider, browser, capsys
):
    signed_in(browser, provider)
    call_command("issue_token", "Dora", "--days", "90")
    program = Client(HTTP_AUTHORIZATION=f"Bearer {capsys.readouterr().out.strip()}")
    assert whoami(program) == "dora"
    token, _ = program.get(f"{ME}/sessions").json()["data"]
    assert (token["kind"], token["user_agent"], token["is_current"]) == ("token", "manage.py issue_token", True)
    left = Token.objects.get().expires_at - timezone.now()
    assert timedelta(days=89) < left < timedelta(days=90)
    assert browser.delete(f"{ME}/sessions/{token['id']}").status_code == 204
    assert whoami(program) is None


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["nobody"], "Nobody is called nobody."),
        (["carol", "--days", "0"], "1 to 3650"),
        (["carol", "--days", "3651"], "1 to 3650"),
        (["mallory"], "mallory is suspended."),
    ],
)
def test_there_is_no_token_for_nobody_for_ever_or_for_the_suspended(carol, asked, why):
    make_user("mallory", suspended_at=timezone.now())
    with pytest.raises(CommandError, match=why):
        call_command("issue_token", *asked)
    assert not Token.objects.exists()


@committed
def test_a_code_serves_once(provider, browser):
    back = provider.vouch(sent_away(browser), sub="0001")
    assert browser.get(back).status_code == 302
    browser.post(LOGOUT)
    assert browser.get(back).status_code == 401  # its state is used up
    code = parse_qs(urlsplit(back).query)["code"][0]
    state = parse_qs(urlsplit(sent_away(browser)).query)["state"][0]
    assert (
        browser.get("/accounts/sso/callback", {"code": code, "state": state}).status_code == 401
    )  # and so is the code
    assert whoami(browser) is None


def test_an_address_that_is_not_verified_is_nobodys(provider, browser, alice, settings):
    settings.OIDC_LINK_BY_EMAIL = True
    User.objects.filter(pk=alice.pk).update(email="alice@example.org")
    provider.knows("0002", preferred_username="alice", email="alice@example.org", email_verified=False)
    signed_in(browser, provider, "0002")
    assert whoami(browser) == "alice2"
    assert User.objects.get(username="alice2").email == ""


@pytest.mark.parametrize(("enabled", "expected"), [(True, "alice"), (False, "alice2")])
def test_a_verified_address_is_linked_only_where_that_is_enabled(provider, browser, alice, settings, enabled, expected):
    settings.OIDC_LINK_BY_EMAIL = enabled
    User.objects.filter(pk=alice.pk).update(email="Alice@example.org")
    provider.knows("0003", preferred_username="alice", email="alice@EXAMPLE.org", email_verified=True)
    signed_in(browser, provider, "0003")
    assert whoami(browser) == expected


def test_an_address_of_two_people_links_to_neither(provider, browser, alice, bob, settings):
    settings.OIDC_LINK_BY_EMAIL = True
    User.objects.update(email="both@example.org")
    provider.knows("0004", preferred_username="carla", email="both@example.org", email_verified=True)
    signed_in(browser, provider, "0004")
    assert whoami(browser) == "carla"


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ("Ünal.Ö@x.org", "Unal.O"),
        ("../etc", "etc"),
        ("山田", "person"),
        ("ALICE", "ALICE2"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_username_is_made_of_what_the_provider_says(alice, settings, wish, expected):
    person = person_of({"iss": "https://id.example.org", "sub": wish, "preferred_username": wish})
    assert person.username == expected


@committed
def test_the_groups_claim_makes_a_moderator_and_unmakes_one_at_once(provider, browser):
    provider.knows("0001", preferred_username="dora", groups=["staff", "chat-moderators"])
    signed_in(browser, provider)
    everywhere = client_of(User.objects.get(username="dora"))
    for _ in range(3):
        assert everywhere.get(ME).json()["data"]["is_moderator"] is True
    provider.knows("0001", preferred_username="dora", groups=["staff"])
    signed_in(Client(), provider)
    assert everywhere.get(ME).json()["data"]["is_moderator"] is False


def test_without_a_group_for_it_moderators_are_made_in_the_admin_alone(provider, browser, settings):
    settings.OIDC_MODERATORS_GROUP = ""
    signed_in(browser, provider)
    User.objects.get(username="dora").groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
    signed_in(Client(), provider)
    assert User.objects.get(username="dora").is_moderator


@committed
def test_a_suspended_person_gets_no_session(provider, browser):
    signed_in(browser, provider)
    browser.post(LOGOUT)
    User.objects.update(suspended_at="2026-01-01T00:00:00Z")
    other = Client()
    refused = other.get(provider.vouch(sent_away(other), sub="0001"))
    assert refused.status_code == 403
    assert "This account is suspended." in refused.text
    assert whoami(other) is None
    assert not Session.objects.filter(user__isnull=False).exists()


def test_who_cancels_there_is_not_signed_in_and_may_use_a_password(provider, browser):
    refused = browser.get(provider.vouch(sent_away(browser), sub=None))
    assert refused.status_code == 401
    assert "You cancelled" in refused.text
    assert 'href="/accounts/login/?local"' in refused.text


def test_a_provider_that_is_away_is_a_503_with_a_way_in(provider, browser, settings):
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    answer = browser.get(LOGIN)
    assert answer.status_code == 503
    assert "does not answer" in answer.text


def test_a_provider_that_calls_itself_another_issuer_is_not_asked(provider, browser, settings):
    settings.OIDC_ISSUER = provider.issuer + "/"
    assert browser.get(LOGIN).status_code == 503


@committed
def test_signing_out_ends_the_session_its_sockets_and_the_providers_own(provider, browser):
    signed_in(browser, provider)
    with live_server() as server:
        cookie = f"sessionid={browser.cookies['sessionid'].value}"
        ear = server.connect(headers={"Cookie": cookie, "Origin": f"http://{server.host}"})
        left = browser.post(LOGOUT)
        assert ear.closing_code() == 4401
    assert whoami(browser) is None
    (elsewhere,) = re.findall(r'<a class="button main" href="([^"]+)"', left.text)
    back = provider.leave(unescape(elsewhere))
    assert back == "http://testserver/accounts/logout/"
    assert "You are signed out" in browser.get(back).text


@committed
def test_the_end_of_the_providers_session_ends_ours(provider, browser):
    here, there = Client(), Client()
    signed_in(here, provider)  # by the session that the provider has with its own browser, as the next
    signed_in(browser, provider)
    provider.visits.cookies.clear()
    signed_in(there, provider)  # by another one
    token = the_end_of(provider, there)
    forged = token[:-4] + ("AAAA" if token[-4:] != "AAAA" else "BBBB")
    assert browser.post(BACK_CHANNEL, {"logout_token": forged}).status_code == 400
    assert whoami(there) == "dora"
    assert Client(enforce_csrf_checks=True).post(BACK_CHANNEL, {"logout_token": token}).status_code == 204
    assert [whoami(each) for each in (here, browser, there)] == ["dora", "dora", None]


def the_end_of(provider, browser):
    """The token that the provider sends when this browser's session there ends, while ours goes on."""
    kept = browser.session[SESSION_KEY]
    asked = {"id_token_hint": kept["id_token"], "client_id": CLIENT_ID}
    provider.leave(f"{provider.issuer}/session/end?{urlencode(asked)}")
    return provider.told()[-1]


def test_what_is_no_logout_token_ends_nothing(provider, browser):
    signed_in(browser, provider)
    id_token = browser.session[SESSION_KEY]["id_token"]
    for wrong in ({"logout_token": id_token}, {"logout_token": "x"}, {}):
        assert browser.post(BACK_CHANNEL, wrong).status_code == 400
    assert whoami(browser) == "dora"


def test_a_password_still_serves_beside_it_unless_that_is_off(provider, browser, carol, settings, nobody):
    assert 'name="password"' in browser.get(LOGIN, {"local": ""}).text
    assert browser.post(LOGIN, {"login": "carol", "password": PASSWORD}).status_code == 302
    assert whoami(browser) == "carol"
    settings.LOCAL_LOGIN = False
    other = Client()
    assert other.get(LOGIN, {"local": ""}).status_code == 302
    assert other.post(LOGIN, {"login": "carol", "password": PASSWORD}).status_code == 404
    refused = nobody.post("/api/v1/auth/login", {"username": "carol", "password": PASSWORD}, format="json")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "local_login_disabled")
