"""The OpenID provider that the settings name, as allauth's registry finds it (`<app>.provider.provider_classes`).

allauth brings discovery, state and PKCE. Ours are the nonce, the check of the ID token's signature, the rule that an
account is named by issuer and `sub`, and that nothing of the claims is kept.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tmschat.users.sso.id_token import Claims, verified

PROVIDER = "sso"
SUB_LENGTH = 191  # what allauth's table has room for; the standard allows 255, and providers use some 40
WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the provider has said of a person, checked, and the ID token that says so."""

    claims: Claims
    id_token: str


class Exchange(OpenIDConnectOAuth2Adapter):
    """What is said between this server and the provider."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Give the provider's own description. Raises OAuth2Error where it speaks for another issuer."""
        config: dict[str, Any] = super().openid_config
        if config.get("issuer") != settings.OIDC_ISSUER:
            raise OAuth2Error(f"{settings.OIDC_ISSUER} calls itself {config.get('issuer')}")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002 (allauth's signature)
        """Give where the provider sends browsers back to: the redirect URI that is registered there."""
        return str(build_absolute_uri(request, reverse("sso_callback")))

    def complete_login(
        self,
        request: HttpRequest,
        app: SocialApp,  # noqa: ARG002 (allauth's signature)
        token: SocialToken,
        **kwargs: Any,
    ) -> SocialLogin:
        """Give whom the provider vouches for. Raises OAuth2Error, RequestException."""
        raw = kwargs["response"].get("id_token", "")
        claims = self.verified(raw, required=("sub", "exp", "nonce"))
        if len(claims["sub"]) > SUB_LENGTH:
            raise OAuth2Error("the `sub` is longer than can be kept")
        told = self._told_by_userinfo(token.token)
        if told.get("sub", claims["sub"]) != claims["sub"]:
            raise OAuth2Error("the userinfo is about somebody else")
        login: SocialLogin = get_provider(request).sociallogin_from_response(request, told | claims)
        login.vouched = Vouched(told | claims, raw)  # type: ignore[attr-defined]  # carried by it, and not stored
        return login

    def verified(self, raw: str, *, required: tuple[str, ...]) -> Claims:
        """Give the claims of a token of this provider for us. Raises OAuth2Error, RequestException."""
        with get_adapter().get_requests_session() as session:
            return verified(
                raw,
                keys_url=self.openid_config["jwks_uri"],
                issuer=settings.OIDC_ISSUER,
                client_id=settings.OIDC_CLIENT_ID,
                required=required,
                session=session,
            )

    def _told_by_userinfo(self, access_token: str) -> Claims:
        if "userinfo_endpoint" not in self.openid_config:
            return {}
        told = self._fetch_user_info(access_token)
        return told if isinstance(told, dict) else {}


class SingleSignOnProvider(OpenIDConnectProvider):
    """The provider."""

    id = PROVIDER
    oauth2_adapter_class = Exchange
    pkce_enabled_default = True

    @property
    def server_url(self) -> str:
        """Give where the provider describes itself."""
        return settings.OIDC_ISSUER.rstrip("/") + WELL_KNOWN

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Send the browser there, with a nonce that the ID token must bear."""
        nonce = secrets.token_urlsafe(32)
        asked = {"nonce": nonce}
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=asked, nonce=nonce, **kwargs
        )
        return answer

    def get_default_scope(self) -> list[str]:
        """Ask for what the settings say."""
        return list(settings.OIDC_SCOPES)

    def extract_extra_data(self, data: Claims) -> dict[str, Any]:  # noqa: ARG002 (allauth's signature)
        """Keep nothing."""
        return {}


provider_classes = [SingleSignOnProvider]


def get_provider(request: HttpRequest) -> SingleSignOnProvider:
    """Give the provider that the settings name."""
    found: SingleSignOnProvider = get_adapter().get_provider(request, settings.OIDC_ISSUER)
    return found


def exchange(request: HttpRequest) -> Exchange:
    """Give the exchange with the provider that the settings name."""
    return Exchange(request, settings.OIDC_ISSUER)
