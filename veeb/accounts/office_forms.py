"""The form of somebody who wants to be let in as an official."""

from time import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from veeb.places import queries as places
from veeb.places.models import Municipality
from veeb.visitors.fields import UNKNOWN, Line, Mail
from veeb.visitors.forms import OpenForm

SALT = "accounts.office"


class MunicipalityField(forms.ModelChoiceField):
    """One of the 78, by county."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {"required": _("Vali oma omavalitsus."), **UNKNOWN}
        super().__init__(Municipality.objects.all(), error_messages=messages, **kwargs)

    def group(self) -> None:
        """Fill in the choices, now: two queries."""
        self.widget.choices = [("", _("vali loetelust")), *places.towns_by_county(places.counties())]


class OfficeRequestForm(OpenForm):
    """Who, where, as what; an administrator finds out the rest."""

    name = Line(
        label=_("Nimi"),
        max_length=120,
        needed=_("Kirjuta oma nimi."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    mail = Mail(
        label=_("Töine e-post"),
        needed=_("Kirjuta oma töine e-posti aadress: sinna tuleb kutse."),
        help_text=_("Omavalitsuse aadress, mitte isiklik: selle järgi saame kontrollida."),
    )
    municipality = MunicipalityField(label=_("Omavalitsus"))
    post = Line(label=_("Amet"), max_length=120, needed=_("Kirjuta oma amet, näiteks „kogukonnatöö spetsialist“."))
    client_key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].group()  # type: ignore[attr-defined] # of our own kind

    @staticmethod
    def fresh_key() -> str:
        """With the moment it was made, signed: it tells how long the filling took, without a script."""
        return signing.dumps([OpenForm.fresh_key(), int(time())], salt=SALT)

    def clean_client_key(self) -> Any:
        """As it came; `typed` reads it."""
        return self.cleaned_data["client_key"]

    def typed(self) -> dict[str, str]:
        """What the guard asks for: the trap, the key, and how many seconds the filling took."""
        trap = {"honeypot": self.cleaned_data["honeypot"]}
        try:
            key, opened = signing.loads(self.cleaned_data["client_key"], salt=SALT)
        except signing.BadSignature:
            return trap
        return {**trap, "client_key": key, "seconds": str(int(time()) - opened)}
