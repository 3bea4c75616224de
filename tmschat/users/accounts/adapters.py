"""What allauth asks us about accounts and second factors."""

import base64
import hashlib
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_bytes
from django.utils.http import url_has_allowed_host_and_scheme

from tmschat.users.sso.adapter import remember


class Accounts(DefaultAccountAdapter):
    """Accounts are made by administrators or by single sign-on, and ours alone are the pages that one is sent on to."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (allauth's signature)
        """Deny it."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Allow paths of this site and nothing else: no host, not even our own."""
        return bool(url) and str(url).startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Give the address that our own middleware has found."""
        return str(request.META["REMOTE_ADDR"])

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:  # noqa: ARG002 (allauth's signature)
        """Refuse a suspended person, and leave nothing of the attempt."""
        logout(request)
        return render(request, "account/account_inactive.html", status=403)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Send on who has signed in."""
        remember(request, kwargs["signal_kwargs"])
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer


class SecondFactors(DefaultMFAAdapter):
    """Their secrets are stored under a key made of SECRET_KEY: who reads the table cannot make codes of it."""

    def encrypt(self, text: str) -> str:
        """Give what is stored."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Give the secret; where SECRET_KEY was lost, another one that no code fits."""
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"second factors" + force_bytes(secret)).digest()))
