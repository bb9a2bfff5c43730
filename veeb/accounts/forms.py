"""Forms of signing in: allauth's, in our words, with tries counted in the database."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import SetPasswordField
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from veeb.visitors.fields import Line, Mail

from . import limits
from .adapters import WRONG_CODE
from .models import User
from .signing import find_account

NO_MAIL = _("Kirjuta oma e-posti aadress.")
NO_CODE = _("Kirjuta kood.")


def code_field(label: Any) -> forms.CharField:
    """Where a short code is typed; a phone shows its numbers and offers the code from the letter."""
    widget = forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"})
    return forms.CharField(max_length=40, label=label, widget=widget, error_messages={"required": NO_CODE})


def password_field(autocomplete: str = "current-password") -> forms.CharField:
    """An account's present password."""
    widget = forms.PasswordInput({"autocomplete": autocomplete})
    needed = {"required": _("Kirjuta parool.")}
    return forms.CharField(max_length=200, label=_("Parool"), strip=False, widget=widget, error_messages=needed)


class AskCodeForm(account.RequestLoginCodeForm):
    """Where the code is to be sent."""

    email = Mail(label=_("E-posti aadress"), needed=NO_MAIL)

    def clean_email(self) -> str:
        address = str(self.cleaned_data["email"])
        limits.count(context.request, "code", whom=address)
        self._user = find_account(address)
        return address


class GiveCodeForm(account.ConfirmLoginCodeForm):
    """The code from the letter. A session may try only so often, also with several windows at once."""

    code = code_field(_("Kood kirjast"))

    def clean_code(self) -> str:
        limits.count(context.request, "confirm", whom=context.request.session.session_key or "")
        return str(super().clean_code())


class PasswordSignInForm(account.LoginForm):
    """Address and password."""

    password = password_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = Mail(label=_("E-posti aadress"), needed=NO_MAIL)

    def clean(self) -> Any:
        limits.count(context.request, "password", whom=str(self.data.get("login", "")))
        return super().clean()


class PasswordAgainForm(account.ReauthenticateForm):
    """The password once more, before something of weight."""

    password = password_field()

    def clean_password(self) -> str:
        limits.count(context.request, "password", whom=f"account {self.user.pk}")
        return str(super().clean_password())


class NewPasswordForm(forms.Form):
    """A password for those who want one; the old one is not asked of somebody who has just signed in."""

    password = SetPasswordField(label=_("Uus parool"))

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].user = user  # type: ignore[attr-defined]
        self.fields["password"].widget.attrs.pop("placeholder", None)


class _SecondStep:
    """A code of the app or a spare one: counted for the account, and a code of the app opens once."""

    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        limits.count(context.request, "second", whom=f"account {self.user.pk}")
        code = str(super().clean_code())  # type: ignore[misc]
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not limits.is_first_use(self.user.pk, code):
            raise forms.ValidationError(WRONG_CODE)
        return code


class SecondStepForm(_SecondStep, mfa.AuthenticateForm):
    """When signing in."""

    code = code_field(_("Kood"))


class SecondStepAgainForm(_SecondStep, mfa.ReauthenticateForm):
    """Once more, before something of weight."""

    code = code_field(_("Kood"))


class AddAppForm(totp.ActivateTOTPForm):
    """The first code that the app shows proves that it has the secret."""

    code = code_field(_("Kood rakendusest"))

    def clean_code(self) -> str:
        limits.count(context.request, "second", whom=f"account {self.user.pk}")
        return str(super().clean_code())


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey that also signs in by itself: the phone asks for a finger, a face or its own code."""

    name = Line(label=_("Nimi, mille järgi selle ära tunned"), max_length=60)
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.CheckboxInput({"hidden": True}))


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    """Another name for it."""

    name = Line(label=_("Nimi"), max_length=60, needed=_("Kirjuta nimi."))
