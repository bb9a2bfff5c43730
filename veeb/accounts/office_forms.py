"""The form of somebody who wants to be let in as an official."""

from time import time
from typing import Any
from uuid import uuid4

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from veeb.places import queries as places
from veeb.places.models import Municipality
from veeb.visitors.fields import Line, Mail

SALT = "accounts.office"


def fresh_key() -> str:
    """The key of a form with the moment it was opened, signed: it tells how long the filling took, without a script."""
    return signing.dumps([uuid4().hex, int(time())], salt=SALT)


class MunicipalityField(forms.ModelChoiceField):
    """One of the 78, by county."""

    def __init__(self, **kwargs: Any) -> None:
        messages = {
            "required": _("Vali oma omavalitsus."),
            "invalid_choice": _("Sellist valikut siin ei ole. Vali loetelust."),
        }
        super().__init__(Municipality.objects.all(), error_messages=messages, **kwargs)

    def group(self) -> None:
        """Fill in the choices, now: two queries."""
        towns = [
            (county.name, [(town.pk, town.name) for town in county.municipalities.all()])
            for county in places.counties()
        ]
        self.widget.choices = [("", _("vali loetelust")), *towns]


class OfficeRequestForm(forms.Form):
    """Who, where, as what; an administrator finds out the rest."""

    use_required_attribute = False

    name = Line(
        label=_("Nimi"),
        max_length=120,
        needed=_("Kirjuta oma nimi."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    mail = Mail(
        label=_("Tööpost"),
        needed=_("Kirjuta oma töine e-posti aadress: sinna tuleb kutse."),
        help_text=_("Omavalitsuse aadress, mitte isiklik: selle järgi saame kontrollida."),
    )
    municipality = MunicipalityField(label=_("Omavalitsus"))
    post = Line(label=_("Amet"), max_length=120, needed=_("Kirjuta oma amet, näiteks „kogukonnatöö spetsialist“."))
    honeypot = Line(label=_("Jäta see lahter tühjaks"), widget=forms.TextInput({"autocomplete": "off"}))
    client_key = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"client_key": fresh_key()})
        super().__init__(*args, **kwargs)
        self.fields["municipality"].group()  # type: ignore[attr-defined] # of our own kind

    def typed(self) -> dict[str, str]:
        """What the guard asks for: the trap, the key, and how many seconds the filling took."""
        trap = {"honeypot": self.cleaned_data["honeypot"]}
        try:
            key, opened = signing.loads(self.cleaned_data["client_key"], salt=SALT)
        except signing.BadSignature:
            return trap
        return {**trap, "client_key": key, "seconds": str(int(time()) - opened)}
