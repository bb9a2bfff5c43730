"""The list of people as CSV, for the organiser's own spreadsheet."""

import csv
import io
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.records.admin import harmless

from .listing import ordered
from .models import Desk, Registration

# Spreadsheets take UTF-8 for what it is only when it begins so.
BOM = "\ufeff"
SEPARATOR = ";"


def participants(desk: Desk) -> str:
    """Everybody of this desk: heads in the language on screen, one column per question, also those asked before.

    Nothing that a person wrote becomes a formula. Two queries, whatever the number of people.
    """
    people = list(ordered(desk))
    questions = _questions(desk, people)
    out = io.StringIO()
    write = csv.writer(out, delimiter=SEPARATOR).writerow
    write([*_heads(), *(harmless(question) for question in questions)])
    for person in people:
        answers = dict(person.answers)
        cells = [*_cells(person), *(str(answers.get(question, "")) for question in questions)]
        write([harmless(cell) for cell in cells])
    return BOM + out.getvalue()


def _questions(desk: Desk, people: list[Registration]) -> list[str]:
    """As they are asked now, then those that somebody was asked before."""
    asked = [question for person in people for question, _answer in person.answers]
    return list(dict.fromkeys([*desk.event.questions, *asked]))


def _heads() -> list[str]:
    return [
        _("Nimi"),
        _("E-post"),
        _("Telefon"),
        _("Asutus või ühing"),
        _("Omavalitsus"),
        _("Seis"),
        _("Registreerus"),
        _("Osales"),
        _("Põhjus"),
    ]


def _cells(person: Registration) -> list[str]:
    attended: dict[Any, str] = {True: _("jah"), False: _("ei"), None: ""}
    return [
        person.name,
        person.mail,
        person.phone,
        person.organisation,
        person.municipality.name if person.municipality else "",
        person.get_state_display(),
        f"{timezone.localtime(person.created_at):%Y-%m-%d %H:%M}",
        attended[person.attended],
        person.reason,
    ]
