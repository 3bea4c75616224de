"""What allauth asks us about single sign-on."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare

from tmschat.users.services.single_sign_on import SESSION_KEY, person_of
from tmschat.users.sso.provider import PROVIDER, Vouched

logger = logging.getLogger(__name__)


class SingleSignOn(DefaultSocialAccountAdapter):
    """One provider, from the environment; people are found and made by our own rules."""

    def list_apps(
        self,
        request: HttpRequest | None,  # noqa: ARG002 (allauth's signature)
        provider: str | None = None,  # noqa: ARG002
        client_id: str | None = None,  # noqa: ARG002
    ) -> list[SocialApp]:
        """Give the one provider, if there is one: what stands in the database is not asked."""
        if not settings.OIDC_ISSUER:
            return []
        named = {"provider": PROVIDER, "provider_id": settings.OIDC_ISSUER, "name": settings.OIDC_ISSUER}
        return [SocialApp(**named, client_id=settings.OIDC_CLIENT_ID, secret=settings.OIDC_CLIENT_SECRET, settings={})]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Check the nonce, then find or make the person.

        Raises ImmediateHttpResponse where the ID token was made for another sign-in.
        """
        vouched: Vouched = sociallogin.vouched  # type: ignore[attr-defined]
        claims, state = vouched.claims, sociallogin.state
        if not constant_time_compare(str(claims["nonce"]), state.get("nonce", "")):
            logger.warning("single sign-on refused: the nonce is another sign-in's")
            raise ImmediateHttpResponse(refusal(request))
        sociallogin.user = person_of(claims)
        # In the state, as that outlives a question for a second factor.
        state[SESSION_KEY] = {"sid": claims.get("sid"), "id_token": vouched.id_token}

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,  # noqa: ARG002 (allauth's signature)
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> None:
        """Show our own page. Raises ImmediateHttpResponse."""
        logger.warning("single sign-on refused: %s", exception or error)
        raise ImmediateHttpResponse(refusal(request, cancelled=error == AuthError.CANCELLED))


def refusal(request: HttpRequest, *, cancelled: bool = False, status: int = 401) -> HttpResponse:
    """Give the page that says that single sign-on did not come about."""
    words = {"cancelled": cancelled, "local_login": settings.LOCAL_LOGIN, "is_away": status == 503}
    return render(request, "socialaccount/authentication_error.html", words, status=status)


def remember(request: HttpRequest, signal_kwargs: dict[str, Any] | None) -> None:
    """Note in a session that began by single sign-on which of the provider's it belongs to."""
    login = (signal_kwargs or {}).get("sociallogin")
    if isinstance(login, SocialLogin) and SESSION_KEY in login.state:
        request.session[SESSION_KEY] = login.state[SESSION_KEY]
