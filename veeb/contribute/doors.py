"""The open doors: each joins a form, its page, what counts as the same and what its sender gets in the end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veeb.records.candidates import Candidate

from . import same, same_people
from .community_form import CommunityCorrection, CommunityForm
from .event_form import EventCorrection, EventForm
from .forms import Correcting, ProposalForm
from .helper_form import HelperCorrection, HelperForm
from .kinds import CALENDAR, COMMUNITIES, DIRECTORY, LIBRARY, NEWS, Room, room_of
from .same import Same
from .work_form import WorkCorrection, WorkForm


@dataclass(frozen=True, kw_only=True)
class Door:
    """One form that anybody may send.

    name      of its address in `urls`; `path` is what it adds to /panusta/
    page      template of the whole page; `fields` that of the fields, also when correcting
    title     its own crumb below "Panusta", where it is not the first door
    label     how the menu of doors names it, with `hint` and `motif`
    draft     under which name the browser keeps a form that was not sent
    rooms     that take its proposals in
    promise   what else goes to the sender's mail when the thing is public; `kept` says that it went
    """

    name: str
    path: str = ""
    page: str
    fields: str
    title: Any = ""
    label: Any = ""
    hint: Any = ""
    motif: str = ""
    draft: str
    form: type[ProposalForm]
    correction: type[Correcting]
    find_same: Callable[[Candidate], list[Same]]
    rooms: tuple[Room, ...]
    promise: Any = ""
    kept: Any = ""

    @property
    def crumbs(self) -> list[tuple[Any, str]]:
        """The way to it, itself last."""
        first = (_("Panusta"), reverse("contribute:form"))
        return [first, (self.title, "")] if self.title else [(first[0], "")]

    @property
    def address(self) -> str:
        """Where the form is and where it is sent."""
        return reverse(f"contribute:{self.name}")

    @property
    def others(self) -> list["Door"]:
        """The doors beside the first one, for its menu."""
        return [] if self.title else [door for door in DOORS if door.title]


WORKS = Door(
    name="form",
    page="contribute/form.html",
    fields="contribute/fields.html",
    draft="panusta",
    form=WorkForm,
    correction=WorkCorrection,
    find_same=same.find_same,
    rooms=(LIBRARY, NEWS),
)
EVENTS = Door(
    name="event_form",
    path="sundmus/",
    page="contribute/event_form.html",
    fields="contribute/event_fields.html",
    title=_("Lisa sündmus"),
    label=_("Sündmus"),
    hint=_("Koht, aeg ja registreerimine"),
    motif="syndmus",
    draft="panusta-sundmus",
    form=EventForm,
    correction=EventCorrection,
    find_same=same.find_same_event,
    rooms=(CALENDAR,),
)
COMMUNITY = Door(
    name="community_form",
    path="kogukond/",
    page="contribute/community_form.html",
    fields="contribute/community_fields.html",
    title=_("Lisa kogukond"),
    label=_("Kogukond"),
    hint=_("Küla, asum, ühistu või seltskond, mida ühendab huvi"),
    motif="kogukond",
    draft="panusta-kogukond",
    form=CommunityForm,
    correction=CommunityCorrection,
    find_same=same_people.find_same_community,
    rooms=(COMMUNITIES,),
    promise=_("Kui leht on avaldatud, saadame sinu e-postile kutse seda hoida."),
    kept=_("Kutse lehte hoida saatsime sinu e-postile."),
)
HELPER = Door(
    name="helper_form",
    path="nouandja/",
    page="contribute/helper_form.html",
    fields="contribute/helper_fields.html",
    title=_("Lisa aitaja"),
    label=_("Kes aitab"),
    hint=_("Konsultant, koolitaja, hõlbustaja, ülikool või asutus"),
    motif="noustaja",
    draft="panusta-nouandja",
    form=HelperForm,
    correction=HelperCorrection,
    find_same=same_people.find_same_helper,
    rooms=(DIRECTORY,),
    promise=_(
        "Kui kirje on avaldatud, saadame sinu e-postile lingi, millega seda ise parandada. Sinna tulevad ka küsimused."
    ),
    kept=_("Link, millega kirjet ise parandada, läks sinu e-postile. Sinna tulevad ka küsimused."),
)
DOORS = (WORKS, EVENTS, COMMUNITY, HELPER)


def door_of(record: Model) -> Door:
    """The door by which such a record comes in."""
    room = room_of(record)
    return next(door for door in DOORS if room in door.rooms)
