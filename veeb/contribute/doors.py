"""The open doors: one for works and news, one for events. A door joins a form, its page and what counts as the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veeb.records.candidates import Candidate

from . import same
from .event_form import EventCorrection, EventForm
from .forms import Correcting, ProposalForm
from .kinds import CALENDAR, room_of
from .same import Same
from .work_form import WorkCorrection, WorkForm


@dataclass(frozen=True, kw_only=True)
class Door:
    """One form that anybody may send.

    name      of its address in `urls`
    page      template of the whole page; `fields` that of the fields, also when correcting
    title     its own crumb below "Panusta", where it is not the first door
    draft     under which name the browser keeps a form that was not sent
    """

    name: str
    page: str
    fields: str
    title: Any = ""
    draft: str
    form: type[ProposalForm]
    correction: type[Correcting]
    find_same: Callable[[Candidate], list[Same]]

    @property
    def crumbs(self) -> list[tuple[Any, str]]:
        """The way to it, itself last."""
        first = (_("Panusta"), reverse("contribute:form"))
        return [first, (self.title, "")] if self.title else [(first[0], "")]

    @property
    def address(self) -> str:
        """Where the form is and where it is sent."""
        return reverse(f"contribute:{self.name}")


WORKS = Door(
    name="form",
    page="contribute/form.html",
    fields="contribute/fields.html",
    draft="panusta",
    form=WorkForm,
    correction=WorkCorrection,
    find_same=same.find_same,
)
EVENTS = Door(
    name="event_form",
    page="contribute/event_form.html",
    fields="contribute/event_fields.html",
    title=_("Lisa sündmus"),
    draft="panusta-sundmus",
    form=EventForm,
    correction=EventCorrection,
    find_same=same.find_same_event,
)


def door_of(record: Model) -> Door:
    """The door by which such a record comes in."""
    return EVENTS if room_of(record) is CALENDAR else WORKS
