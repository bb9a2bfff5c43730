"""The days of an event on its form: rows of fields, each behind the one before, so that it needs no script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from veeb.events.drafts import as_text
from veeb.events.models import Session
from veeb.visitors.fields import Clock, Day, Line, Text

FEWEST_ROWS = 10
MOST_ROWS = 60
NAMES = ("starts_on", "starts_at", "ends_at", "ends_on", "title", "place", "agenda")
SELDOM = ("title", "place", "ends_on")
Values = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One day as the template shows it, and the row behind it."""

    number: int
    cells: dict[str, BoundField]
    is_open: bool
    following: "Row | None"

    @property
    def has_more(self) -> bool:
        """Whether one of the seldom used cells holds something."""
        return any(self.cells[name].value() or self.cells[name].errors for name in SELDOM)

    def __getattr__(self, name: str) -> BoundField:
        try:
            return self.cells[name]
        except KeyError:
            raise AttributeError(name) from None


def name_of(number: int, name: str) -> str:
    """The field's name in the form, `day_2_starts_at`."""
    return f"day_{number}_{name}"


def rows_asked(names: Sequence[str]) -> int:
    """How many rows a form with values of these names needs; nothing that came in is cut off."""
    asked = {name.split("_")[1] for name in names if name.startswith("day_")}
    return max(number for number in range(FEWEST_ROWS, MOST_ROWS + 1) if number == FEWEST_ROWS or str(number) in asked)


def fields(rows: int) -> dict[str, forms.Field]:
    """The fields of so many days, by name; the first day is needed."""
    return {
        name_of(number, name): field for number in range(1, rows + 1) for name, field in _row_fields(number).items()
    }


def _row_fields(number: int) -> dict[str, forms.Field]:
    return {
        "starts_on": Day(label=_("Kuupäev"), needed=_("Vali, mis päeval see on.") if number == 1 else ""),
        "starts_at": Clock(label=_("Algab")),
        "ends_at": Clock(label=_("Lõpeb")),
        "ends_on": Day(label=_("Lõpu kuupäev, kui see on teine")),
        "title": Line(label=_("Päeva pealkiri"), max_length=160),
        "place": Line(label=_("Selle päeva koht, kui see on teine"), max_length=200),
        "agenda": Text(
            label=_("Päevakava"), max_length=10_000, help_text=_("Üks rida, üks punkt. Näiteks: 10.00 Kogunemine")
        ),
    }


def rows_of(form: forms.Form, rows: int) -> Row | None:
    """The rows of a form, each holding the next; those up to the last filled one are open."""
    following: Row | None = None
    is_open = False
    for number in range(rows, 0, -1):
        cells = {name: form[name_of(number, name)] for name in NAMES}
        is_open = is_open or number == 1 or any(cell.value() or cell.errors for cell in cells.values())
        following = Row(number, cells, is_open, following)
    return following


def read(form: forms.Form, rows: int) -> list[Session]:
    """The days that were filled in, in the order of the form, checked; mistakes go beside their fields."""
    found = []
    for number in range(1, rows + 1):
        values = {name: form.cleaned_data.get(name_of(number, name)) for name in NAMES}
        if any(values.values()) and not any(name_of(number, name) in form.errors for name in NAMES):
            found += _checked(form, number, values)
    return found


def _checked(form: forms.Form, number: int, values: Values) -> list[Session]:
    if values["starts_on"] is None:
        form.add_error(name_of(number, "starts_on"), _("Vali ka selle päeva kuupäev või tühjenda päeva read."))
        return []
    session = Session(**values)
    try:
        session.clean()
    except ValidationError as refused:
        for name, errors in refused.error_dict.items():
            form.add_error(name_of(number, name), errors)
        return []
    return [session]


def initial_of(sessions: Sequence[Mapping[str, Any]]) -> Values:
    """Days of a proposal as the form's first values."""
    return {
        name_of(number, name): day.get(name, "")
        for number, day in enumerate(sessions[:MOST_ROWS], start=1)
        for name in NAMES
    }


def values_of(session: Session) -> Values:
    """A day as a proposal carries it."""
    return {name: as_text(getattr(session, name) or "") for name in NAMES}
