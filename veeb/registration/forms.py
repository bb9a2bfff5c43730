"""The form of a person who signs up or applies: what it asks, and the sending it ends in."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from veeb.events.kinds import Joining
from veeb.events.models import Event
from veeb.places import queries as places
from veeb.visitors.fields import UNKNOWN, Line, Mail, Text
from veeb.visitors.forms import StrictForm

from .actions import Sending

LONGEST_ANSWER = 2_000


def _line(autocomplete: str, **kwargs: Any) -> Line:
    return Line(widget=forms.TextInput({"autocomplete": autocomplete}), **kwargs)


class JoiningForm(StrictForm):
    """Only what the organiser needs. The event's own questions are asked in `questions` of a template.

    An applicant answers each of them, since the organiser chooses by the answers; who takes a seat may pass them over.
    """

    name = _line("name", label=_("Nimi"), max_length=120, needed=_("Kirjuta oma nimi."))
    mail = Mail(
        label=_("E-post"),
        needed=_("Kirjuta oma e-posti aadress: sinna tuleb sinu koha link."),
        help_text=_("Siia saadame kinnituse ja meeldetuletuse."),
    )
    phone = _line("tel", label=_("Telefon"), max_length=40)
    organisation = _line("organization", label=_("Asutus või ühing"), max_length=160)
    municipality = forms.ChoiceField(label=_("Omavalitsus"), required=False, error_messages=UNKNOWN)
    consent = forms.BooleanField(
        label=_("Nõusolek"),
        error_messages={"required": _("Ilma nõusolekuta ei saa me sind kirja panna.")},
    )

    def __init__(self, event: Event, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self._ask_where()
        self.questions = dict(self._asked())
        self.fields.update(self.questions)

    def _ask_where(self) -> None:
        field: Any = self.fields["municipality"]
        field.choices = [("", _("vali loetelust")), *places.towns_by_county(places.counties())]
        if self.event.one_per_municipality:
            field.required = True
            field.help_text = _("Igast omavalitsusest saab koha üks inimene.")
            field.error_messages["required"] = _("Vali oma omavalitsus: igast neist saab koha üks inimene.")

    def _asked(self) -> list[tuple[str, Text]]:
        """(field name, field); the name comes from the words, so that no answer lands under another question."""
        needed = _("Vasta ka sellele: korraldaja valib vastuste põhjal.")
        is_needed = self.event.joining == Joining.COHORT
        return [
            (
                f"q-{hashlib.sha256(question.encode()).hexdigest()[:12]}",
                Text(label=question, max_length=LONGEST_ANSWER, rows=3, needed=needed if is_needed else ""),
            )
            for question in self.event.questions
        ]

    def question_fields(self) -> list[forms.BoundField]:
        """The event's own questions, for the template."""
        return [self[name] for name in self.questions]

    def sending(self, *, language: str) -> Sending:
        """What a valid form asks for."""
        value = self.cleaned_data
        answers = [(str(field.label), value[name]) for name, field in self.questions.items() if value[name]]
        return Sending(
            event=self.event,
            name=value["name"],
            mail=value["mail"],
            phone=value["phone"],
            organisation=value["organisation"],
            municipality=int(value["municipality"]) if value["municipality"] else None,
            answers=answers,
            language=language,
            client_key=value["client_key"],
        )
