"""Where the pages answer, under `/accounts/`: those of allauth's that we want, by the names that it knows them by."""

from allauth.account.views import reauthenticate
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from tmschat.users.accounts.views import NewPasswordView, SignInView, SignOutView, local_only, own_only
from tmschat.users.sso import views as sso

urlpatterns = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("logout/", SignOutView.as_view(), name="account_logout"),
    path("sso/callback", sso.callback, name="sso_callback"),
    path("sso/logout", sso.back_channel_logout),
    path("password/", own_only(NewPasswordView.as_view()), name="account_change_password"),
    path("reauthenticate/", own_only(reauthenticate), name="account_reauthenticate"),
    path("2fa/", own_only(mfa.index), name="mfa_index"),
    path("2fa/authenticate/", local_only(mfa.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", own_only(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/totp/activate/", own_only(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", own_only(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", own_only(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "2fa/recovery-codes/generate/",
        own_only(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        own_only(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("2fa/webauthn/", own_only(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("2fa/webauthn/add/", own_only(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("2fa/webauthn/login/", local_only(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path(
        "2fa/webauthn/reauthenticate/", own_only(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"
    ),
    path("2fa/webauthn/keys/<int:pk>/remove/", own_only(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("2fa/webauthn/keys/<int:pk>/edit/", own_only(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
]
