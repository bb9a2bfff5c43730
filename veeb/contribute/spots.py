"""Places and links of a community on its form, as rows of fields, and what is refused of them in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veeb.places.models import Municipality
from veeb.visitors.fields import UNKNOWN, Line, Link

from .options import Options
from .rows import Rows, Values

Spots = list[dict[str, Any]]


def _place_fields(number: int) -> dict[str, forms.Field]:
    return {
        "municipality": forms.ChoiceField(label=_("Vald või linn"), required=False, error_messages=UNKNOWN),
        "settlement": Line(label=_("Küla, alevik, linnaosa või maja"), max_length=80),
    }


def _link_fields(number: int) -> dict[str, forms.Field]:
    return {
        "label": Line(label=_("Mis see on?"), max_length=80, help_text=_("Näiteks: külaleht või Facebooki rühm.")),
        "url": Link(label=_("Aadress")),
    }


PLACES = Rows(name="place", fields_of=_place_fields, fewest=6, most=100)
LINKS = Rows(name="link", fields_of=_link_fields, fewest=4, most=30)


def offer_towns(form: forms.Form, count: int, towns: Options) -> None:
    """Let every place choose among all municipalities; the list is the same one in memory."""
    choices = [("", _("vali loetelust")), *towns]
    for number in range(1, count + 1):
        form.fields[PLACES.field(number, "municipality")].choices = choices  # type: ignore[attr-defined]


def read_places(form: forms.Form, count: int) -> Spots:
    """Where it is, in the order of the form; mistakes go beside their fields, at least one place is needed."""
    found: Spots = []
    for number, values in PLACES.filled(form, count):
        if values["municipality"]:
            found.append({"municipality_id": int(values["municipality"]), "settlement": values["settlement"]})
        else:
            form.add_error(PLACES.field(number, "municipality"), _("Vali ka vald või linn või tühjenda see rida."))
    if not found and not any(name.startswith(f"{PLACES.name}_") for name in form.errors):
        needed = _("Vali vald või linn. Kui kogukond ei ole ühe kohaga seotud, märgi see eelmises küsimuses.")
        form.add_error(PLACES.field(1, "municipality"), needed)
    return found


def read_links(form: forms.Form, count: int) -> Spots:
    """The links that were filled in; one without a name or an address is told."""
    found: Spots = []
    for number, values in LINKS.filled(form, count):
        if not values["url"]:
            form.add_error(LINKS.field(number, "url"), _("Kirjuta ka aadress või tühjenda see rida."))
        elif not values["label"]:
            form.add_error(LINKS.field(number, "label"), _("Kirjuta, mis lingi taga on."))
        else:
            found.append(values)
    return found


def initial_of(places: Sequence[Mapping[str, Any]], links: Sequence[Mapping[str, Any]]) -> Values:
    """Places and links of a proposal as the form's first values."""
    rows = [{"municipality": place["municipality_id"], "settlement": place["settlement"]} for place in places]
    return {**PLACES.initial_of(rows), **LINKS.initial_of(links)}


def county_of(place: Mapping[str, Any]) -> int:
    """The county in which a place lies."""
    return Municipality.objects.values_list("county_id", flat=True).get(pk=place["municipality_id"])
