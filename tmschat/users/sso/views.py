"""Where browsers leave for the provider and come back from it, and where it tells us of the end of its sessions."""

import logging
from urllib.parse import urlencode

import requests
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tmschat.users.services.single_sign_on import SESSION_KEY, end_provider_session
from tmschat.users.sso.adapter import refusal
from tmschat.users.sso.provider import exchange, get_provider

logger = logging.getLogger(__name__)
FAULTS = (OAuth2Error, requests.RequestException)
LOGGED_OUT = "http://schemas.openid.net/event/backchannel-logout"


def begin(request: HttpRequest, next_url: str | None) -> HttpResponse:
    """Send the browser to the provider; where that is away, say so with a 503."""
    try:
        answer: HttpResponse = get_provider(request).redirect(request, AuthProcess.LOGIN, next_url=next_url)
    except FAULTS as error:
        logger.warning("single sign-on is not possible now: %s", error)
        return refusal(request, status=503)
    return answer


@never_cache
@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    """Sign in whom the provider vouches for."""
    if not settings.OIDC_ISSUER:
        raise Http404
    answer: HttpResponse = OAuth2CallbackView.adapter_view(exchange(request))(request)
    return answer


def provider_logout_url(request: HttpRequest) -> str | None:
    """Give where a session that began at the provider ends there as well (RP-initiated logout), if it offers that."""
    kept = request.session.get(SESSION_KEY)
    if not kept or not settings.OIDC_ISSUER:
        return None
    try:
        end_session = exchange(request).openid_config.get("end_session_endpoint")
    except FAULTS as error:
        logger.warning("the provider is away: the session ends here alone: %s", error)
        return None
    back = build_absolute_uri(request, reverse("account_logout"))
    asked = {"id_token_hint": kept["id_token"], "post_logout_redirect_uri": back, "client_id": settings.OIDC_CLIENT_ID}
    return f"{end_session}?{urlencode(asked)}" if end_session else None


@csrf_exempt
@require_POST
def back_channel_logout(request: HttpRequest) -> HttpResponse:
    """End the sessions that the provider's signed token is about (OpenID Connect Back-Channel Logout 1.0)."""
    if not settings.OIDC_ISSUER:
        raise Http404
    try:
        told = exchange(request).verified(request.POST.get("logout_token", ""), required=("sub", "events", "jti"))
    except OAuth2Error as error:
        return _no_logout(str(error))
    except requests.RequestException as error:
        logger.warning("a logout of the provider's could not be checked: %s", error)
        return JsonResponse({"error": "temporarily_unavailable"}, status=503)
    if LOGGED_OUT not in told["events"] or "nonce" in told:
        return _no_logout("this is no logout token")
    end_provider_session(issuer=told["iss"], sub=told["sub"], sid=told.get("sid"))
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def _no_logout(reason: str) -> HttpResponse:
    logger.warning("a logout of the provider's was refused: %s", reason)
    return JsonResponse({"error": "invalid_request", "error_description": reason}, status=400)
