"""People in the admin."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client

from tmschat.core import admin as core_admin
from tmschat.testing.factories import client_of, make_token, make_user
from tmschat.users.models import MODERATORS, Token, User
from tmschat.users.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = "/admin/users/user/"
ME = "/api/v1/users/me"


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root", PASSWORD)


@pytest.fixture
def as_root(root):
    return browser_of(root)


@pytest.fixture
def as_moderator_in_admin(moderator):
    User.objects.filter(pk=moderator.pk).update(is_staff=True)
    return browser_of(moderator)


def act(browser, action, *users, reason=""):
    ids = [str(user.pk) for user in users]
    return browser.post(PEOPLE, {"action": action, "_selected_action": ids, "reason": reason}, follow=True)


def shown(answer):
    return [row.username for row in answer.context["cl"].result_list]


def test_people_are_found_by_the_beginning_of_a_name(as_root, alice, bob):
    User.objects.filter(pk=bob.pk).update(display_name="Álvaro")
    assert shown(as_root.get(PEOPLE, {"q": "AL"})) == ["alice"]
    assert shown(as_root.get(PEOPLE, {"q": "álv"})) == ["bob"]
    assert shown(as_root.get(PEOPLE, {"q": "lice"})) == []
    assert set(shown(as_root.get(PEOPLE))) == {"root", "alice", "bob"}
    assert shown(as_root.get(PEOPLE, {"suspended_at__isempty": "0"})) == []


def test_a_moderator_suspends_with_a_reason_and_both_are_in_the_log(as_moderator_in_admin, moderator, alice, bob):
    theirs = client_of(alice)
    assert theirs.get(ME).status_code == 200
    refused = act(as_moderator_in_admin, "suspend_selected", alice)
    assert "A suspension needs a reason." in refused.text
    assert theirs.get(ME).status_code == 200
    act(as_moderator_in_admin, "suspend_selected", alice, reason="Spam")
    assert theirs.get(ME).status_code == 401
    assert client_of(bob).get(ME).status_code == 200
    act(as_moderator_in_admin, "unsuspend_selected", alice)
    assert client_of(alice).get(ME).status_code == 200
    messages = LogEntry.objects.filter(user=moderator).order_by("pk").values_list("change_message", flat=True)
    assert list(messages) == ["Suspended: Spam", "Suspension lifted"]


def test_what_cannot_be_suspended_is_told_and_the_others_are(as_moderator_in_admin, root, alice):
    answer = act(as_moderator_in_admin, "suspend_selected", root, alice, reason="Spam")
    assert "Only an administrator may suspend an administrator." in answer.text
    assert User.objects.get(pk=root.pk).suspended_at is None
    assert User.objects.get(pk=alice.pk).suspended_at is not None


def test_a_moderator_looks_but_changes_nothing(as_moderator_in_admin, alice):
    page = as_moderator_in_admin.get(f"{PEOPLE}{alice.pk}/change/")
    assert page.status_code == 200
    assert 'name="username"' not in page.text
    assert as_moderator_in_admin.post(f"{PEOPLE}{alice.pk}/change/", {"username": "x"}).status_code == 403
    assert as_moderator_in_admin.get(f"{PEOPLE}add/").status_code == 403


def test_plain_staff_without_permissions_see_nobody(alice):
    staff = make_user("staff", is_staff=True)
    assert browser_of(staff).get(PEOPLE).status_code == 403
    assert browser_of(alice).get(PEOPLE).status_code == 302


def test_where_a_person_is_signed_in_is_shown_without_secrets(as_root, alice):
    raw = make_token(alice)
    session = browser_of(alice).session.session_key
    Token.objects.update(user_agent="a telling browser")
    page = as_root.get(f"{PEOPLE}{alice.pk}/change/").text
    assert "a telling browser" in page
    assert raw not in page
    assert session not in page


def test_a_person_is_made_and_signs_in(as_root, nobody):
    fields = {"username": "newcomer", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert as_root.post(f"{PEOPLE}add/", fields).status_code == 302
    login = {"username": "newcomer", "password": PASSWORD}
    assert nobody.post("/api/v1/auth/login", login, format="json").status_code == 200


def test_a_new_password_ends_what_was_signed_in_with_the_old_one(as_root, alice):
    theirs = client_of(alice)
    assert theirs.get(ME).status_code == 200
    fields = {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD, "set-password": "1"}
    assert as_root.post(f"{PEOPLE}{alice.pk}/password/", fields).status_code == 302
    assert theirs.get(ME).status_code == 401


def test_an_administrators_own_new_password_keeps_this_browser_signed_in(as_root, root):
    fields = {"usable_password": "true", "password1": "a new " + PASSWORD, "password2": "a new " + PASSWORD}
    assert as_root.post(f"{PEOPLE}{root.pk}/password/", fields).status_code == 302
    assert as_root.get(PEOPLE).status_code == 200


def test_a_moderator_made_in_the_admin_is_one_at_once(as_root, alice):
    theirs = client_of(alice)
    for _ in range(3):
        assert theirs.get(ME).json()["data"]["is_moderator"] is False
    group = Group.objects.get_or_create(name=MODERATORS)[0]
    fields = {
        "username": "alice",
        "display_name": "Alice",
        "time_zone": "UTC",
        "locale": "en",
        "groups": [group.pk],
        **{f"{name}-{kind}": "0" for name in ("tokens", "sessions") for kind in ("TOTAL_FORMS", "INITIAL_FORMS")},
    }
    assert as_root.post(f"{PEOPLE}{alice.pk}/change/", fields).status_code == 302
    assert theirs.get(ME).json()["data"]["is_moderator"] is True


def test_staff_who_may_change_people_cannot_give_themselves_powers(alice):
    staff = make_user("staff", is_staff=True)
    staff.user_permissions.add(*_permissions("view_user", "change_user"))
    page = browser_of(staff).get(f"{PEOPLE}{staff.pk}/change/").text
    assert 'name="display_name"' in page
    assert 'name="is_superuser"' not in page
    assert 'name="groups"' not in page


def test_staff_who_may_change_people_cannot_change_an_administrator(root, alice):
    staff = make_user("staff", is_staff=True)
    staff.user_permissions.add(*_permissions("view_user", "change_user"))
    browser = browser_of(staff)
    fields = {"usable_password": "true", "password1": "taken " + PASSWORD, "password2": "taken " + PASSWORD}
    assert browser.post(f"{PEOPLE}{root.pk}/password/", fields | {"set-password": "1"}).status_code == 403
    assert browser.post(f"{PEOPLE}{root.pk}/change/", {"username": "root", "email": "me@x.test"}).status_code == 403
    assert 'name="display_name"' not in browser.get(f"{PEOPLE}{root.pk}/change/").text
    root.refresh_from_db()
    assert root.check_password(PASSWORD)
    assert root.email == ""
    assert browser.post(f"{PEOPLE}{alice.pk}/password/", fields | {"set-password": "1"}).status_code == 302


def _permissions(*names):
    return Permission.objects.filter(codename__in=names)


@pytest.mark.parametrize("rows", [1, 60])
def test_the_list_costs_the_same_for_any_length(as_root, rows, django_assert_num_queries):
    User.objects.bulk_create(User(username=f"many{number}") for number in range(rows))
    with django_assert_num_queries(6):  # session, person, moderator?, groups to filter by, count, rows
        assert as_root.get(PEOPLE).status_code == 200


def test_a_big_table_is_estimated_rather_than_counted(as_root, monkeypatch):
    monkeypatch.setattr(core_admin, "COUNT_AT_MOST", 10)
    User.objects.bulk_create(User(username=f"many{number}") for number in range(200))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE users_user")
    assert as_root.get(PEOPLE).context["cl"].result_count == 201
    assert as_root.get(PEOPLE, {"q": "many"}).context["cl"].result_count == 11
    assert as_root.get(PEOPLE, {"q": "root"}).context["cl"].result_count == 1
