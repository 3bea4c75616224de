"""Suspending accounts."""

import pytest
from django.contrib.admin.models import LogEntry

from tmschat.testing.factories import client_of, make_user
from tmschat.users.models import Token, User
from tmschat.users.tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
ME = "/api/v1/users/me"


def suspend(client, user, **body):
    return client.post(f"/api/v1/users/{user.pk}/suspend", {"reason": "Spam"} | body, format="json")


def test_suspending_ends_everything_at_once_and_login_answers_403(carol, moderator, as_moderator, nobody, events):
    theirs = client_of(carol)
    for _ in range(3):
        assert theirs.get(ME).status_code == 200
    assert suspend(as_moderator, carol).status_code == 204
    assert theirs.get(ME).status_code == 401
    assert [(e.body["code"], e.body["credential"], e.to) for e in events] == [(4403, None, (carol.pk,))]
    refused = nobody.post("/api/v1/auth/login", {"username": "carol", "password": PASSWORD}, format="json")
    assert refused.status_code == 403
    log = LogEntry.objects.get()
    assert (log.user_id, log.object_id, log.change_message) == (moderator.pk, str(carol.pk), "Suspended: Spam")


def test_a_token_that_outlived_the_suspension_is_a_403(carol, as_moderator):
    suspend(as_moderator, carol)
    theirs = client_of(carol)
    refused = theirs.get(ME)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, "account_suspended")


def test_an_account_given_back_signs_in_anew(carol, as_moderator, nobody):
    suspend(as_moderator, carol)
    for _ in range(2):
        assert as_moderator.delete(f"/api/v1/users/{carol.pk}/suspend").status_code == 204
    answer = nobody.post("/api/v1/auth/login", {"username": "carol", "password": PASSWORD}, format="json")
    assert answer.status_code == 200
    assert Token.objects.filter(user=carol).count() == 1
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")] == [
        "Suspended: Spam",
        "Suspension lifted",
    ]


def test_suspending_again_keeps_the_date_and_corrects_the_reason(carol, as_moderator):
    suspend(as_moderator, carol)
    since = User.objects.get(pk=carol.pk).suspended_at
    suspend(as_moderator, carol, reason="Fraud")
    now = User.objects.get(pk=carol.pk)
    assert (now.suspended_at, now.suspended_reason) == (since, "Fraud")


def test_only_moderators_suspend(alice, bob, as_alice):
    assert suspend(as_alice, bob).status_code == 403
    assert as_alice.delete(f"/api/v1/users/{bob.pk}/suspend").status_code == 403
    assert client_of(bob).get(ME).status_code == 200


def test_nobody_suspends_themselves_and_a_moderator_no_administrator(moderator, as_moderator):
    root = make_user("root", is_superuser=True)
    assert suspend(as_moderator, moderator).status_code == 409
    assert suspend(as_moderator, root).status_code == 403
    assert client_of(root).get(ME).status_code == 200


@pytest.mark.parametrize("body", [{"reason": ""}, {"reason": None}, {"reason": "x" * 501}, {"why": "x"}])
def test_a_malformed_suspension_is_a_400_and_suspends_nobody(carol, as_moderator, body):
    assert suspend(as_moderator, carol, **body).status_code == 400
    assert User.objects.get(pk=carol.pk).suspended_at is None


def test_suspending_who_is_not_there_is_a_404(as_moderator):
    for unknown in ("0192f0c1-2345-7abc-8def-0123456789ab", "nonsense"):
        answer = as_moderator.post(f"/api/v1/users/{unknown}/suspend", {"reason": "x"}, format="json")
        assert answer.status_code == 404
