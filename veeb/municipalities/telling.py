"""The whole form of a municipality: its words and its rows, checked, extended by a row, and compared with others'."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, NamedTuple

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .actions import Telling
from .forms import MOST, ContactForm, OfferForm, RowForm, SiteForm, WordsForm
from .models import Profile
from .queries import ROWS

ROW_FORMS: dict[str, type[RowForm]] = {"contacts": ContactForm, "offers": OfferForm, "sites": SiteForm}
TITLES = {"contacts": _("Kelle poole pöörduda"), "offers": _("Pakume ja ootame"), "sites": _("Kriisikohad")}
# What rows do not say in words, or the form does not ask.
UNSAID = {"id", "profile", "helper"}
TOO_MANY = _("Ridu on liiga palju: siia mahub kuni %(num)d. Pane ülejäänu oma veebilehele ja lisa siia link.")


class Mistake(NamedTuple):
    """A sentence, and the id of the field that it is about."""

    field: str
    label: Any
    sentence: str


class Difference(NamedTuple):
    """What somebody else has saved where the form says otherwise."""

    label: Any
    theirs: list[str]


class TellingForm:
    """`words` and, by name, the sets of rows in `rows`; `data` is what was sent, None for a form just opened."""

    def __init__(self, profile: Profile, data: Mapping[str, Any] | None = None) -> None:
        self.profile = profile
        self.words = WordsForm(data, initial=_words_of(profile))
        self.rows = {name: _form_set(name, data, _rows_of(profile, name)) for name in ROWS}

    @cached_property
    def parts(self) -> list[tuple[str, Any, Any]]:
        """(name, title, set of rows) for the template."""
        return [(name, TITLES[name], self.rows[name]) for name in ROWS]

    def is_valid(self) -> bool:
        return all([self.words.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def mistakes(self) -> list[Mistake]:
        """Everything to mend, in the order of the page."""
        found = _mistakes(self.words)
        for name, rows in self.rows.items():
            found += [Mistake(name, TITLES[name], str(error)) for error in rows.non_form_errors()]
            for form in rows.forms:
                if not form.cleaned_data.get("DELETE"):
                    found += _mistakes(form)
        return found

    def telling(self) -> Telling:
        """What a valid form asks for."""
        words = dict(self.words.cleaned_data)
        since = words.pop("since")
        rows = {name: [said for form in self.rows[name].forms if (said := form.values())] for name in ROWS}
        return Telling(words=words, since=since, **rows)

    def with_row(self, wanted: str) -> "TellingForm":
        """The same form with an empty row more; nothing is checked yet and nothing typed is lost."""
        fresh = TellingForm(self.profile)
        fresh.words = WordsForm(initial={name: self.words[name].value() for name in self.words.fields})
        for name, rows in self.rows.items():
            typed = [{field: form[field].value() for field in form.fields} for form in rows.forms]
            fresh.rows[name] = _form_set(name, None, typed, extra=int(name == wanted))
        return fresh

    def beside(self, theirs: Profile) -> tuple["TellingForm", list[Difference]]:
        """The same form, ready to be saved over what somebody else saved meanwhile, and what of theirs is different."""
        fresh = self.with_row("")
        fresh.words.initial["since"] = theirs.saved
        mine = self.telling()
        found = [
            Difference(self.words.fields[name].label, [str(getattr(theirs, name)) or "–"])
            for name, value in mine.words.items()
            if getattr(theirs, name) != value
        ]
        for name in ROWS:
            told = [_in_words(row) for row in getattr(theirs, name).all()]
            model = getattr(theirs, name).model
            if told != [_in_words(model(**{**row, "pk": None})) for row in getattr(mine, name)]:
                found.append(Difference(TITLES[name], told or ["–"]))
        return fresh, found


def _form_set(name: str, data: Any, rows: list[dict[str, Any]], *, extra: int | None = None) -> BaseFormSet[Any]:
    form_set = forms.formset_factory(
        ROW_FORMS[name],
        extra=int(not rows) if extra is None else extra,
        max_num=MOST[name],
        absolute_max=MOST[name] + 20,
        validate_max=True,
        can_delete=True,
    )
    made: Any = form_set(data, initial=rows, prefix=name, form_kwargs={"empty_permitted": True})
    made.error_messages["too_many_forms"] = TOO_MANY
    return made


def _words_of(profile: Profile) -> dict[str, Any]:
    names = [name for name in WordsForm.base_fields if name != "since"]
    return {name: getattr(profile, name) for name in names} | {"since": profile.saved}


def _rows_of(profile: Profile, name: str) -> list[dict[str, Any]]:
    fields = ROW_FORMS[name].base_fields
    return [{field: getattr(row, field) for field in fields} for row in getattr(profile, name).all()]


def _mistakes(form: forms.Form) -> list[Mistake]:
    return [
        Mistake(str(form[name].id_for_label or ""), form[name].label, str(error))
        for name, errors in form.errors.items()
        for error in errors
    ]


def _in_words(row: Any) -> str:
    """A row in one line: "Roll: kriisikoordinaator · Telefon: 555"."""
    fields = [field for field in row._meta.fields if field.name not in UNSAID]
    values = [getattr(row, f"get_{field.name}_display", partial(getattr, row, field.name))() for field in fields]
    said = zip(fields, values, strict=True)
    return " · ".join(
        f"{capfirst(str(field.verbose_name))}: {value}" for field, value in said if value not in {None, ""}
    )
