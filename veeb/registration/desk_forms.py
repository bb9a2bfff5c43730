"""What an organiser fills in at the desk; each mistake gets its sentence beside the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from veeb.events import checking
from veeb.events.drafts import SPAN
from veeb.events.models import Event, Session
from veeb.visitors.fields import Clock, Day, Line, Lines, Link, Number, Text

MOST_HOURS = 2_000


class DeskForm(forms.Form):
    """Mistakes are told by us, not by the browser."""

    use_required_attribute = False


def refuse(form: forms.Form, reasons: ValidationError) -> None:
    """Put the sentences of a refused action beside their fields; those of no field of this form stand on top."""
    by_field = reasons.error_dict if hasattr(reasons, "error_dict") else {"": reasons.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


class RemovalForm(DeskForm):
    """Why somebody is taken off the list."""

    reason = Text(
        label=_("Põhjus"),
        max_length=500,
        needed=_("Kirjuta põhjus: inimene saab selle kirjaga."),
        help_text=_("Inimene saab kirja koos selle põhjusega."),
    )


class DeclineForm(DeskForm):
    """Why applicants are declined."""

    reason = Text(
        label=_("Põhjus"),
        max_length=500,
        needed=_("Kirjuta põhjus: kandidaadid saavad selle kirjaga."),
        help_text=_("Kõik märgitud kandidaadid saavad kirja koos selle põhjusega."),
    )


class ChooseForm(DeskForm):
    """Choosing needs no words."""


class CancelForm(DeskForm):
    """Why it does not happen."""

    reason = Text(
        label=_("Miks sündmus ära jääb?"),
        max_length=300,
        rows=3,
        needed=_("Kirjuta põhjus: seda näevad kõik, ka avalikul lehel."),
        help_text=_("Põhjus läheb avalikule lehele ja kirjaga kõigile registreerunutele."),
    )


class LetterForm(DeskForm):
    """One letter to many; `to` offers only groups in which there is somebody."""

    to = forms.ChoiceField(
        label=_("Kellele kiri läheb?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vali, kellele kiri läheb."), "invalid_choice": _("Vali, kellele kiri läheb.")},
    )
    subject = Line(label=_("Kirja teema"), max_length=150, needed=_("Kirjuta kirja teema."))
    text = Text(label=_("Kiri"), max_length=10_000, rows=10, needed=_("Kirjuta kiri."))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        field.choices = choices  # type: ignore[attr-defined] # a field by its name is any field
        field.initial = choices[0][0] if choices else None


class SeatsForm(DeskForm):
    """How many, until when, and what is asked."""

    capacity = Number(
        label=_("Kohti"), most=checking.MOST_SEATS, too_few=checking.NO_SEATS, help_text=_("Tühi: piiri ei ole.")
    )
    closes_on = Day(
        label=_("Registreerumise viimane päev"), help_text=_("Tühi: registreerida saab, kuni sündmus algab.")
    )
    closes_at = Clock(label=_("Kellaaeg"), help_text=_("Tühi: päeva lõpuni."))
    questions = Lines(
        label=_("Küsimused registreerujale"),
        most=checking.MOST_QUESTIONS,
        longest=checking.LONGEST_QUESTION,
        too_many=_("Küsimusi saab olla kuni %(most)d, praegu on neid %(count)d."),
        rows=6,
        help_text=_("Üks rida, üks küsimus. Juba antud vastused jäävad alles."),
    )


def seats_of(event: Event) -> dict[str, Any]:
    """The first values of `SeatsForm`."""
    return {name: getattr(event, name) for name in ("capacity", "closes_on", "closes_at", "questions")}


class DayForm(DeskForm):
    """One day or meeting: from when to when, by the clock of the event's zone."""

    starts_on = Day(label=_("Päev"), needed=_("Vali päev."))
    starts_at = Clock(label=_("Algab kell"))
    ends_on = Day(label=_("Lõpu päev, kui see on teine"))
    ends_at = Clock(label=_("Lõpeb kell"))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                checking.check_span(Session(**values))
            except ValidationError as mistakes:
                self.add_error(None, mistakes)
        return values


class MoveForm(DeskForm):
    """Why the times change; the days are `DayForm`s beside it, one for each that the event has."""

    reason = Text(
        label=_("Miks aeg muutub?"),
        max_length=300,
        rows=3,
        needed=_("Kirjuta põhjus: seda näevad kõik, ka avalikul lehel."),
        help_text=_("Uued ajad ja põhjus lähevad kirjaga kõigile registreerunutele."),
    )

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data)
        days = enumerate(event.ordered_sessions(), 1)
        self.days = [
            DayForm(data, initial={name: getattr(day, name) for name in SPAN}, prefix=f"paev{number}")
            for number, day in days
        ]

    def is_valid(self) -> bool:
        # Every form is asked, so that all mistakes are told at once.
        return all([super().is_valid(), *(day.is_valid() for day in self.days)])

    @property
    def mistakes(self) -> list[tuple[str, str, str]]:
        """What to mend, here and in the days: (label of the field, its id, the sentence)."""
        found = [("", "", str(error)) for error in self.non_field_errors()]
        for form in (self, *self.days):
            for field in form:
                found += [(str(field.label), field.id_for_label, str(error)) for error in field.errors]
        return found

    @property
    def spans(self) -> list[dict[str, Any]]:
        """The new times, in the order of the days as they were."""
        return [day.cleaned_data for day in self.days]


class AttendanceForm(DeskForm):
    """What the certificates say; who was there are boxes of the list."""

    academic_hours = Number(
        label=_("Maht akadeemilistes tundides"),
        most=MOST_HOURS,
        help_text=_("Läheb tunnistusele. Tühi: mahtu tunnistusel ei ole."),
    )


class AftermathForm(DeskForm):
    """What is left afterwards."""

    recording_link = Link(label=_("Salvestuse link"))
    aftermath = Text(
        label=_("Mis sellest sai"),
        max_length=10_000,
        rows=8,
        help_text=_("Kokkuvõte ja materjalid mõne lausega. See on avalik."),
    )


def aftermath_of(event: Event) -> dict[str, Any]:
    """The first values of `AftermathForm`."""
    return {"recording_link": event.recording_link, "aftermath": event.aftermath}


def recipients(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Choices of `LetterForm.to`: those with a seat, and with them all who wait or have applied."""
    seated, everybody = counts["seated"], counts["active"]
    choices = []
    if seated:
        choices.append(("seated", ngettext("%(n)d osalejale", "%(n)d osalejale", seated) % {"n": seated}))
    if everybody > seated:
        words = ngettext("%(n)d inimesele: ka neile, kes ootavad", "%(n)d inimesele: ka neile, kes ootavad", everybody)
        choices.append(("active", words % {"n": everybody}))
    return choices
