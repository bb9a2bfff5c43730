"""The days of an event on its form, as rows of fields, and what is refused of them in words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.events.drafts import as_text
from veeb.events.models import Session
from veeb.visitors.fields import Clock, Day, Line, Text

from .rows import Rows, Values

NAMES = ("starts_on", "starts_at", "ends_at", "ends_on", "title", "place", "agenda")


def _fields_of(number: int) -> dict[str, forms.Field]:
    """The first day is needed."""
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


DAYS = Rows(name="day", fields_of=_fields_of, fewest=10, most=60, seldom=("title", "place", "ends_on"))


def read(form: forms.Form, count: int) -> list[Session]:
    """The days that were filled in, in the order of the form, checked; mistakes go beside their fields."""
    return [session for number, values in DAYS.filled(form, count) for session in _checked(form, number, values)]


def _checked(form: forms.Form, number: int, values: Values) -> list[Session]:
    if values["starts_on"] is None:
        refused = _("Vali ka selle päeva kuupäev või tühjenda päeva read.")
        form.add_error(DAYS.field(number, "starts_on"), refused)
        return []
    session = Session(**values)
    try:
        session.clean()
    except ValidationError as refused:
        for name, errors in refused.error_dict.items():
            form.add_error(DAYS.field(number, name), errors)
        return []
    return [session]


def values_of(session: Session) -> dict[str, Any]:
    """A day as a proposal carries it."""
    return {name: as_text(getattr(session, name) or "") for name in NAMES}
