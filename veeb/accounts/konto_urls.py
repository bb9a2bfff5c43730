"""Addresses of signing in and of the account: of allauth's only those that we need, each behind its door."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.decorators.http import require_POST

from . import views
from .doors import counted, entrance, inside, just_signed_in

# The plainest way in, by a mailed code, is the sign-in page; allauth knows both by a name of their own. Nobody signs
# up, but allauth looks for the name in its letter to an unknown address, which we do not send.
sign_in = entrance(account.request_login_code)
overview = inside(mfa.index)

urlpatterns = [
    path("", overview, name="mfa_index"),
    path("", overview, name="mfa_list_webauthn"),
    path("sisse/", sign_in, name="account_login"),
    path("sisse/", sign_in, name="account_request_login_code"),
    path("sisse/", sign_in, name="account_signup"),
    path("sisse/kood/", entrance(account.confirm_login_code), name="account_confirm_login_code"),
    path("sisse/parool/", entrance(account.login), name="account_password_login"),
    path("sisse/voti/", counted("passkey")(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sisse/teine-samm/", entrance(mfa.authenticate), name="mfa_authenticate"),
    path("suletud/", entrance(account.account_inactive), name="account_inactive"),
    path("valja/", entrance(require_POST(account.logout)), name="account_logout"),
    path("uuesti/parool/", inside(account.reauthenticate), name="account_reauthenticate"),
    path("uuesti/", inside(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("uuesti/voti/", inside(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("parool/", just_signed_in(views.password), name="account_change_password"),
    path("parool/", just_signed_in(views.password), name="account_set_password"),
    path("seansid/", inside(views.sessions), name="usersessions_list"),
    path("rakendus/", just_signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("rakendus/eemalda/", just_signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("voti/", just_signed_in(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("voti/<int:pk>/", just_signed_in(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("voti/<int:pk>/eemalda/", just_signed_in(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
    path("tagavara/", just_signed_in(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("tagavara/fail/", just_signed_in(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("tagavara/uued/", just_signed_in(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
]
