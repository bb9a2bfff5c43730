"""Places and links on the team's form: rows that are added and taken away without a script."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veeb.places import queries as places
from veeb.tools.geo import HALF_A_POINT, LATITUDES, LONGITUDES
from veeb.visitors.fields import UNKNOWN, Degrees, Line, Link

from .models import CommunityPlace
from .values import LINK, PLACE

MOST, EMPTY = 30, 2
NUMBERS = {str(number) for number in range(MOST)}


class Rounded(Degrees):
    """Kept to about 100 metres, as the page has it: what was not changed compares as the same."""

    def to_python(self, value: Any) -> Any:
        return CommunityPlace._meta.get_field("lat").to_python(super().to_python(value))


class PlaceForm(forms.Form):
    """One place."""

    use_required_attribute = False
    municipality_id = forms.TypedChoiceField(
        label=_("Omavalitsus"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages=UNKNOWN,
    )
    settlement = Line(label=_("Küla, alevik või asum"), max_length=80)
    lat = Rounded(LATITUDES, label=_("Laius (WGS 84)"))
    lon = Rounded(LONGITUDES, label=_("Pikkus (WGS 84)"))

    def clean(self) -> dict[str, Any]:
        value = super().clean() or self.cleaned_data
        if "lat" in value and "lon" in value and (value["lat"] is None) != (value["lon"] is None):
            self.add_error("lat", HALF_A_POINT)
        filled = any(value.get(name) not in {"", None} for name in ("settlement", "lat", "lon"))
        if filled and value.get("municipality_id") is None and "municipality_id" not in self.errors:
            self.add_error("municipality_id", _("Vali ka omavalitsus või tühjenda see rida."))
        return value


class LinkForm(forms.Form):
    """One link."""

    use_required_attribute = False
    label = Line(label=_("Mis see on"), max_length=80, help_text=_("Näiteks „Facebooki rühm“."))
    url = Link(label=_("Aadress"))

    def clean(self) -> dict[str, Any]:
        value = super().clean() or self.cleaned_data
        if value.get("label") and not value.get("url") and "url" not in self.errors:
            self.add_error("url", _("Kirjuta ka aadress või tühjenda see rida."))
        if value.get("url") and not value.get("label") and "label" not in self.errors:
            self.add_error("label", _("Kirjuta ka, mis see on."))
        return value


class Rows:
    """Rows of one kind: what the page has and a few empty ones. A row is taken away by its tick, or by emptying it.

    data   what was sent, None for a fresh form
    now    the rows of the page
    """

    prefix: ClassVar[str]
    form: ClassVar[type[forms.Form]]
    names: ClassVar[Sequence[str]]

    def __init__(self, data: QueryDict | None, now: Sequence[Sequence[Any]]) -> None:
        count = len(now) + EMPTY if data is None else self._sent(data)
        self.is_bound = data is not None
        self.forms = [self._row(number, data, now) for number in range(min(count, MOST))]

    def _sent(self, data: QueryDict) -> int:
        """How many rows came in; what is no row of ours is passed over."""
        numbers = [key.split("-")[1] for key in data if key.startswith(f"{self.prefix}-")]
        return max((int(number) + 1 for number in numbers if number in NUMBERS), default=0)

    def _row(self, number: int, data: QueryDict | None, now: Sequence[Sequence[Any]]) -> forms.Form:
        initial = dict(zip(self.names, now[number], strict=True)) if data is None and number < len(now) else {}
        return self.form(data, prefix=f"{self.prefix}-{number}", initial=initial)

    def is_valid(self) -> bool:
        """Whether every row that stays is right."""
        return all(form.is_valid() for form in self._kept())

    @property
    def errors(self) -> list[tuple[Any, str, str]]:
        """(label, error, id of the field) of all rows."""
        return [
            (field.label, str(error), field.id_for_label)
            for form in (self._kept() if self.is_bound else [])
            for field in form
            for error in field.errors
        ]

    @property
    def values(self) -> list[list[Any]]:
        """The rows that are filled in, each once, in their order; of a valid form."""
        rows = [[form.cleaned_data[name] for name in self.names] for form in self._kept()]
        filled = [row for row in rows if row[0] not in {"", None}]
        return [row for number, row in enumerate(filled) if row not in filled[:number]]

    def _kept(self) -> list[forms.Form]:
        return [form for form in self.forms if not form.data.get(f"{form.prefix}-gone")]

    @classmethod
    def as_sent(cls, values: Sequence[Sequence[Any]]) -> dict[str, str]:
        """These rows as a browser would send them."""
        rows = [*values, *([None] * len(cls.names) for _empty in range(EMPTY))]
        return {
            f"{cls.prefix}-{number}-{name}": "" if value is None else str(value)
            for number, row in enumerate(rows)
            for name, value in zip(cls.names, row, strict=True)
        }


class PlaceRows(Rows):
    """The places, several or none."""

    prefix, form, names = "places", PlaceForm, PLACE

    def __init__(self, data: QueryDict | None, now: Sequence[Sequence[Any]]) -> None:
        self.towns = [
            ("", _("vali, kui tead")),
            *places.towns_by_county(places.counties()),
        ]
        super().__init__(data, now)

    def _row(self, number: int, data: QueryDict | None, now: Sequence[Sequence[Any]]) -> forms.Form:
        form = super()._row(number, data, now)
        field: Any = form.fields["municipality_id"]
        field.choices = self.towns
        return form


class LinkRows(Rows):
    """Links beside the web page."""

    prefix, form, names = "links", LinkForm, LINK
