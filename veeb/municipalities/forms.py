"""The parts of the form in which a municipality tells of itself; each mistake gets its sentence beside the field."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from veeb.tools.geo import HALF_A_POINT, LATITUDES, LONGITUDES
from veeb.visitors.fields import Day, Degrees, Line, Link, Mail, Text

from .kinds import Direction, SiteKind

MOST = {"contacts": 20, "offers": 30, "sites": 60}
NEEDS_SOURCE = _("Lisa aadress, kus omavalitsus selle koha avaldas. Ilma selleta me kohta ei näita.")
CHOOSE = _("Vali loetelust.")


class WordsForm(forms.Form):
    """What is told of the municipality as a whole."""

    use_required_attribute = False

    about = Text(label=_("Tutvustus"), max_length=1500, rows=5, help_text=_("Mida kogukonnad teist teadma peaksid."))
    website = Link(label=_("Veebileht"))
    plan_note = Text(
        label=_("Mida omavalitsus kriisis teeb ja mida mitte"),
        max_length=1000,
        rows=5,
        help_text=_("Avalik ülevaade. Kriisiplaan ise jääb teie teada."),
    )
    crisis_link = Link(label=_("Omavalitsuse kriisiinfo leht"))
    fault_line = Line(
        label=_("Vee, kütte ja teede rikketelefon"), max_length=200, help_text=_("Number ja vajadusel, mille kohta.")
    )
    since = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_since(self) -> int:
        return self.cleaned_data["since"] or 0


class RowForm(forms.Form):
    """One row; a row left empty, or emptied, counts as none. `told` names the fields that make it count."""

    use_required_attribute = False
    told: ClassVar[tuple[str, ...]] = ()

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def has_changed(self) -> bool:
        return any(str(self[name].value() or "").strip() for name in self.told)

    def values(self) -> dict[str, Any]:
        """What a valid row says; {} for none and for one to be taken away."""
        said = dict(self.cleaned_data)
        return {} if said.pop("DELETE", False) else said


class ContactForm(RowForm):
    """A role with its deputy."""

    told = ("role", "name", "deputy", "email", "phone")

    role = Line(label=_("Roll"), max_length=160, needed=_("Kirjuta roll, näiteks „kriisikoordinaator“."))
    name = Line(label=_("Nimi"), max_length=120, help_text=_("Ainult siis, kui omavalitsus on nime ise avaldanud."))
    deputy = Line(
        label=_("Asendaja"), max_length=160, help_text=_("Roll või avaldatud nimi: kes vastab, kui teine on ära.")
    )
    email = Mail(label=_("E-post"))
    phone = Line(label=_("Telefon"), max_length=40)


class OfferForm(RowForm):
    """One line of the two-way box."""

    told = ("text", "link", "until")

    direction = forms.ChoiceField(
        label=_("Kumba pidi"), choices=Direction.choices, error_messages={"invalid_choice": CHOOSE}
    )
    text = Line(label=_("Mida"), max_length=300, needed=_("Kirjuta, mida pakute või ootate."))
    link = Link(label=_("Lähemalt"))
    until = Day(label=_("Kuni"), help_text=_("Pärast seda päeva rida enam ei näidata."))


class SiteForm(RowForm):
    """A place for a crisis, with where it was published."""

    told = ("name", "address", "note", "lat", "lon", "source_link", "checked_on")

    kind = forms.ChoiceField(label=_("Mis see on"), choices=SiteKind.choices, error_messages={"invalid_choice": CHOOSE})
    name = Line(label=_("Nimi"), max_length=160, needed=_("Kirjuta koha nimi."))
    address = Line(label=_("Aadress"), max_length=200)
    note = Line(label=_("Märkus"), max_length=300, help_text=_("Näiteks millal avatakse ja mis on olemas."))
    source_link = Link(label=_("Kus omavalitsus selle avaldas"), needed=NEEDS_SOURCE)
    checked_on = Day(label=_("Kontrollitud"))
    lat = Degrees(LATITUDES, label=_("Laius (WGS 84)"))
    lon = Degrees(LONGITUDES, label=_("Pikkus (WGS 84)"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        lat, lon = said.get("lat"), said.get("lon")
        if (lat is None) != (lon is None) and not self.errors.keys() & {"lat", "lon"}:
            self.add_error("lat" if lat is None else "lon", HALF_A_POINT)
        return said
