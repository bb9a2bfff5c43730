"""What allauth asks of us: closed sign-up, own addresses only, letters in the portal's voice, encrypted secrets."""

from ipaddress import ip_address
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veeb.ui.languages import current_language, in_language
from veeb.visitors import guard

from . import keys, sign_in_letters
from .models import User

NOWHERE = "0.0.0.0"  # noqa: S104 (an address that is none, for a list of sessions)
WRONG_CODE = _("See kood ei sobi. Kontrolli numbreid ja proovi uuesti.")
TRY_ANEW = _("Kood ei sobinud mitmel korral. Küsi uus.")
SAID = {
    "account/messages/login_code_sent.txt": None,
    "account/messages/logged_in.txt": None,
    "account/messages/logged_out.txt": _("Oled välja logitud."),
    "account/messages/password_changed.txt": _("Parool on vahetatud."),
    "account/messages/password_set.txt": _("Parool on määratud."),
    "mfa/messages/totp_activated.txt": _("Rakendus on lisatud."),
    "mfa/messages/totp_deactivated.txt": _("Rakendus on eemaldatud."),
    "mfa/messages/webauthn_added.txt": _("Pääsuvõti on lisatud."),
    "mfa/messages/webauthn_removed.txt": _("Pääsuvõti on eemaldatud."),
    "mfa/messages/recovery_codes_generated.txt": None,
    "usersessions/messages/sessions_logged_out.txt": _("Teised seansid on lõpetatud."),
}


class AccountAdapter(DefaultAccountAdapter):
    """Of the account itself."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Aadress või parool ei sobi. Ilma paroolita saad sisse koodiga."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("See parool ei sobi."),
        "enter_current_password": _("See ei ole sinu praegune parool."),
        "too_many_login_attempts": TRY_ANEW,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation, by an administrator, or by `./kv admin`."""
        return False

    def is_safe_url(self, url: str) -> bool:
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return in_language("/minu/", current_language())

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def get_client_ip(self, request: HttpRequest) -> str:
        try:
            return str(ip_address(guard.client_address(request)))
        except ValueError:
            return NOWHERE

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Whoever has a second factor shows that one: with a password alone nobody adds another to it."""
        methods = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"].startswith("mfa")] or methods

    def reauthenticate(self, user: Any, password: str) -> bool:
        return bool(user.check_password(password))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """In our own words, and none for what the page shows anyway."""
        template = args[0] if args else kwargs.get("message_template")
        if said := kwargs.get("message") or SAID.get(template or ""):
            messages.add_message(request, level, str(said))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A code for signing in; an unknown address costs the same work and gets nothing."""
        sign_in_letters.send_code(email, context.get("code", ""))

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **kwargs: Any) -> None:
        sign_in_letters.send_notice(user, template_prefix)


class MFAAdapter(DefaultMFAAdapter):
    """Of the second factor."""

    error_messages: dict[str, str | Promise] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _("Seda ei saa eemaldada."),
    }

    def encrypt(self, text: str) -> str:
        return keys.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return keys.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Kogukonnaveeb"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 (allauth's name)
        return gettext("Pääsuvõti")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Kogukonnaveeb"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        return {**super().get_public_key_credential_user_entity(user), "display_name": str(user)}
