"""Passkeys in a real browser, with a virtual authenticator."""

import json

import pytest

from tmschat.testing.live import live_server
from tmschat.testing.node import run_node
from tmschat.users.tests.conftest import PASSWORD


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_made_asked_for_beside_the_password_and_signs_in_alone(carol):
    with live_server() as server:
        site = f"http://localhost:{server.host.partition(':')[2]}"  # browsers give an address no passkeys
        asked = {"site": site, "username": "carol", "password": PASSWORD}
        done = run_node("e2e/passkey.ts", stdin=json.dumps(asked), timeout_s=240)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen.pop("complaints") == []
    assert seen == {
        "led_to": "/accounts/2fa/recovery-codes/",
        "signed_out": None,
        "asked_for": "/accounts/2fa/authenticate/",
        "half": None,
        "went_on_to": "/readyz",
        "signed_in": "carol",
    }
