"""The calendar by county: how much is coming in each, and the next few."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from veeb.search import columns
from veeb.search.projection import ONLINE
from veeb.ui.county_map import DrawnCounty
from veeb.ui.languages import in_language

from . import calendar
from .listing import LIST, Visit
from .models import Event
from .rows import CalendarRow, event_rows

FEW = 5


@dataclass(frozen=True, kw_only=True)
class CountyOfEvents:
    """One county, or the web: its next events, and the list of all of them."""

    slug: str
    name: Any
    rows: list[CalendarRow]
    total: int
    url: str


@dataclass(frozen=True, kw_only=True)
class ByCounty:
    """`drawn` for the map and its list, `places` those that have something coming."""

    drawn: list[DrawnCounty]
    places: list[CountyOfEvents]


def by_county(visit: Visit) -> ByCounty:
    """Coming events that the filters let through, by county; what is online too stands in both places."""
    ids: dict[str, list[int]] = defaultdict(list)
    for county, event in _pairs(calendar.select_coming(visit.at, **visit.wanted).ids):
        ids[county].append(event)
    names = {ONLINE: ("veebis", _("Veebis"))}
    names |= {str(pk): (county.slug, county.short_name) for pk, county in visit.labels.counties.items()}
    few = {event for events in ids.values() for event in events[:FEW]}
    rows = {row.event: row for row in event_rows(few, at=visit.at, language=visit.language, labels=visit.labels)}
    drawn = [
        DrawnCounty(county.iso, county.short_name, _address(visit, county.slug), len(ids[str(pk)]), is_current=False)
        for pk, county in visit.labels.counties.items()
    ]
    places = [
        CountyOfEvents(
            slug=slug,
            name=name,
            rows=[rows[event] for event in ids[key][:FEW] if event in rows],
            total=len(ids[key]),
            url=_address(visit, slug),
        )
        for key, (slug, name) in names.items()
        if ids[key]
    ]
    return ByCounty(drawn=drawn, places=places)


def _pairs(events: list[int]) -> list[tuple[str, int]]:
    """(county as the projection names it, event), in the order of the events."""
    kept, model = columns.read(), ContentType.objects.get_for_model(Event).pk
    return [
        (token[2:], event)
        for event in events
        for token in kept.facets[kept.ids[model, event]]
        if token.startswith("c_")
    ]


def _address(visit: Visit, slug: str) -> str:
    """The list of this county, with the filters that are set but for the county."""
    return in_language(LIST, visit.language) + visit.asked.without_day().instead("county", slug)
