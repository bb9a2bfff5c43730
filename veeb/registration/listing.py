"""The people of a desk as its organiser sees them: in groups, each with its count, a page at a time."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from veeb.events.kinds import Joining

from .models import Desk, Registration
from .states import HAS_SEAT, State

# As many boxes as a form may send (Django's DATA_UPLOAD_MAX_NUMBER_FIELDS, halved).
PER_PAGE = 500


@dataclass(frozen=True)
class Group:
    """People who stand alike; `name` is its word in addresses."""

    name: str
    label: Any
    nobody: Any
    states: tuple[State, ...]
    count: int = 0


SEATED = Group("osalejad", _("Osalejad"), _("Kellelgi ei ole veel kohta."), HAS_SEAT)
WAITING = Group("ootel", _("Ootenimekiri"), _("Ootenimekiri on tühi."), (State.WAITING,))
APPLIED = Group("kandidaadid", _("Kandidaadid"), _("Ühtegi otsust ootavat kandidaati ei ole."), (State.APPLIED,))
DECLINED = Group("valimata", _("Ei valitud"), _("Kellelegi ei ole ära öeldud."), (State.DECLINED,))
LEFT = Group("lahkunud", _("Lahkunud"), _("Keegi ei ole loobunud."), (State.GIVEN_UP, State.REMOVED))
GROUPS = {Joining.SEAT: (SEATED, WAITING, LEFT), Joining.COHORT: (APPLIED, SEATED, DECLINED, LEFT)}
ALL = (SEATED, WAITING, APPLIED, DECLINED, LEFT)


def groups_of(desk: Desk) -> list[Group]:
    """The groups of this desk with their counts, in the order of the screen; one query.

    Those that fit the way of joining, and any other in which somebody is left from another way before.
    """
    rows = desk.registrations.order_by().values_list("state").annotate(Count("pk"))
    counts = dict(rows)
    usual = GROUPS.get(Joining(desk.event.joining), ())
    found = [_counted(group, counts) for group in (*usual, *(group for group in ALL if group not in usual))]
    return [group for group in found if group.count or group.name in {one.name for one in usual}]


def _counted(group: Group, counts: dict[str, int]) -> Group:
    return replace(group, count=sum(counts.get(state, 0) for state in group.states))


def chosen_of(groups: list[Group], name: str) -> Group:
    """The group of this name, else the first one with people in it, else the first."""
    return next(
        (group for group in groups if group.name == name),
        next((group for group in groups if group.count), groups[0] if groups else SEATED),
    )


def people_of(desk: Desk, group: Group) -> QuerySet[Registration]:
    """People of one group in the order they came."""
    return ordered(desk).filter(state__in=group.states)


def ordered(desk: Desk) -> QuerySet[Registration]:
    """Everybody of this desk in the order they came, with their municipality."""
    return desk.registrations.select_related("municipality").order_by("created_at", "pk")


def page_of(people: QuerySet[Registration], number: Any) -> Page[Registration]:
    """One page of them; a number that makes no sense gives the nearest page."""
    return Paginator(people, PER_PAGE).get_page(number)


def count_of(groups: list[Group], wanted: Group) -> int:
    """How many people a group has."""
    return next((group.count for group in groups if group.name == wanted.name), 0)
