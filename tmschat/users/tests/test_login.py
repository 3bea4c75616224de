"""Signing in by password."""

import pytest
from rest_framework.test import APIClient

from tmschat.users.models import User

LOGIN = "/api/v1/auth/login"
PASSWORD = "correct horse battery"


@pytest.fixture
def alice(db):
    return User.objects.create_user("alice", PASSWORD, display_name="Alice")


def test_a_name_and_its_password_give_a_token_that_works(alice):
    answer = APIClient().post(LOGIN, {"username": "Alice", "password": PASSWORD}, format="json")
    assert answer.status_code == 200, answer.content
    data = answer.json()["data"]
    assert data["token"].startswith("tms_")
    client = APIClient(HTTP_AUTHORIZATION=f"Bearer {data['token']}")
    assert client.get("/api/v1/users/me").json()["data"] == data["user"]
