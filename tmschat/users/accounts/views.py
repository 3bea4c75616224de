"""Signing in and out in a browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView, LogoutView
from allauth.account.views import PasswordChangeView as AllauthPasswordChangeView
from allauth.core.internal.httpkit import authenticated_user
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from tmschat.users.accounts.forms import PasswordForm
from tmschat.users.identity import Suspended
from tmschat.users.sso.views import begin, provider_logout_url

View = Callable[..., HttpResponseBase]


def local_only(view: View) -> View:
    """Serve a page of local accounts only where there are any."""

    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.LOCAL_LOGIN:
            raise Http404
        return view(request, *args, **kwargs)

    return served


def own_only(view: View) -> View:
    """Serve a page about passwords and second factors to those who sign in here, not at a provider."""

    @local_only
    @login_required
    @wraps(view)
    def served(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not authenticated_user(request).has_usable_password():
            return render(request, "account/elsewhere.html")
        return view(request, *args, **kwargs)

    return served


class SignInView(LoginView):
    """The way in: at the provider where single sign-on is configured, else by a password or passkey.

    With both, `?local` gives the form.
    """

    form_class = PasswordForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the browser to the provider, or show the form."""
        if settings.OIDC_ISSUER and not (settings.LOCAL_LOGIN and "local" in request.GET):
            return begin(request, get_next_redirect_url(request))
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in."""
        if not settings.LOCAL_LOGIN:
            raise Http404
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def form_invalid(self, form: PasswordForm) -> HttpResponse:
        """Show what is wrong; the status says it as well."""
        if isinstance(form.refusal, Suspended):
            return render(self.request, "account/account_inactive.html", status=403)
        answer: HttpResponse = super().form_invalid(form)
        if form.refusal is not None and form.refusal.retry_after_s is not None:
            answer.status_code = form.refusal.status
            answer.headers["Retry-After"] = str(form.refusal.retry_after_s)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give what the page shows."""
        words: dict[str, Any] = super().get_context_data(**kwargs)
        return words | {"single_sign_on": bool(settings.OIDC_ISSUER)}


class SignOutView(LogoutView):
    """The way out, here and at the provider that one came from. Afterwards it says that one is out."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first: a link must not sign anybody out."""
        if not request.user.is_authenticated:
            return render(request, "account/signed_out.html")
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002 (Django's signature)
        """Sign out."""
        elsewhere = provider_logout_url(request)
        self.logout()
        if elsewhere:
            return render(request, "account/leaving.html", {"elsewhere": elsewhere})
        return redirect(self.get_redirect_url())


class NewPasswordView(AllauthPasswordChangeView):
    """A new password, which ends all sign-ins but this one."""

    def get_default_success_url(self) -> str:
        """Give where one goes on."""
        return reverse("mfa_index")
