"""Where legal acts stand on a day: a bill is never law, and what was to come into force is so only when checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.records.freshness import Overdue, overdue
from veeb.search import queries
from veeb.search.record_pages import wording
from veeb.ui.languages import current_language

from .kinds import LegalState, ResourceKind
from .models import Resource


class Standing(models.TextChoices):
    """As readers are told; the value is also the look of its label."""

    IN_FORCE = "kehtiv", _("kehtiv")
    COMING = "joustub", _("jõustub")
    BEGUN = "joustus", _("jõustus, seis kontrollimata")
    BILL = "eelnou", _("eelnõu")
    UNKNOWN = "teadmata", _("seis teadmata")


@dataclass(frozen=True)
class Law:
    """One act as a list shows it; what is not known is empty."""

    title: str
    lang: str
    url: str
    standing: Standing
    since: date | None
    binds: str
    note: str
    link: str
    link_state: str
    checked_on: date | None
    overdue: Overdue | None


@dataclass(frozen=True)
class Shelf:
    """The acts of one state; `key` is its anchor."""

    key: str
    title: Any
    note: Any
    laws: list[Law]


# In the order of the page: anchor, heading, what to know of them, which acts.
SHELVES = [
    ("kehtiv", _("Kehtivad õigusaktid"), "", {Standing.IN_FORCE}),
    (
        "joustub",
        _("Jõustuvad"),
        _("Vastu võetud, aga kohustus algab hiljem. Kui päev on käes, vaata seis algallikast üle."),
        {Standing.COMING, Standing.BEGUN},
    ),
    (
        "eelnou",
        _("Eelnõud: need ei ole seadused"),
        _("Eelnõu ei kohusta veel kedagi ja võib muutuda või ära jääda."),
        {Standing.BILL},
    ),
    ("teadmata", _("Seis teadmata"), _("Kontrolli algallikast, kas akt kehtib."), {Standing.UNKNOWN}),
]


def standing_on(resource: Resource, day: date) -> Standing:
    """What may be said of the act on that day.

    An editor's "jõustub" whose day has come is not yet "kehtiv": it may have been put off. A day to come beside
    "kehtiv" means that the act is not in force before it.
    """
    begins = resource.legal_from
    if resource.legal_state == LegalState.BILL:
        return Standing.BILL
    if resource.legal_state == LegalState.COMING:
        return Standing.BEGUN if begins and begins <= day else Standing.COMING
    if resource.legal_state == LegalState.IN_FORCE:
        return Standing.COMING if begins and begins > day else Standing.IN_FORCE
    return Standing.UNKNOWN


def shelves(*, on: date) -> list[Shelf]:
    """The public acts by their state, each by title; states without an act are left out."""
    known = Resource.objects.filter(live=True, kind=ResourceKind.LAW).order_by("pk")
    shown = queries.select(Resource, [act.pk for act in known], language=current_language()).ids
    laws = [law_of(act, on=on) for act in known if act.pk in set(shown)]
    laws.sort(key=lambda law: law.title)
    made = [Shelf(key, title, note, _of(laws, wanted)) for key, title, note, wanted in SHELVES]
    return [shelf for shelf in made if shelf.laws]


def law_of(resource: Resource, *, on: date) -> Law:
    """What a list and the page of the act say of it. No query."""
    title, lang = wording(resource, "title")
    return Law(
        title=title,
        lang=lang,
        url=resource.get_absolute_url() if resource.pk else "",
        standing=standing_on(resource, on),
        since=resource.legal_from,
        binds=resource.legal_binds,
        note=resource.tested,
        link=resource.link,
        link_state=resource.get_link_state_display(),
        checked_on=resource.checked_on,
        overdue=overdue(resource, on=on),
    )


def _of(laws: Sequence[Law], wanted: set[Standing]) -> list[Law]:
    return [law for law in laws if law.standing in wanted]
