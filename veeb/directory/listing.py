"""The list of helpers that an address asks for, with the map of the counties beside it."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veeb.search import filters, listing, queries
from veeb.search.kinds import Home, codes
from veeb.search.labels import Labels
from veeb.search.listing import Facet, Listing
from veeb.ui.county_map import DrawnCounty
from veeb.ui.languages import current_language

from .kinds import HelperKind
from .queries import serving_any
from .rows import HelperRow, helper_rows

# Where they sit, for whom and when say little of whom to ask.
HIDDEN = ("audience", "county", "municipality", "region", "year")


@dataclass(frozen=True)
class Directory:
    """`counties` for the map and the list beside it; `instead` whom to ask where the list itself has nobody."""

    listing: Listing
    counties: list[DrawnCounty]
    heading: str
    instead: list[HelperRow]


def directory(request: HttpRequest) -> Directory:
    """The helpers of this address; as many queries for one as for twenty."""
    labels, language = Labels(), current_language()
    chosen = filters.read(request.GET, labels)
    found = queries.find(
        chosen.words,
        filters=chosen.filters(),
        within={"kind": codes(Home.DIRECTORY)},
        language=language,
        page=chosen.page,
        newest_first=chosen.newest_first,
    )
    rows = helper_rows(found.docs, language, query=found.query, labels=labels)
    whole = listing.build(request.path, chosen, found, rows, labels=labels, hide=HIDDEN)
    whole = replace(whole, facets=[_as_here(facet) for facet in whole.facets])
    return Directory(whole, _counties(whole, labels), _heading(whole), [] if rows else _instead(whole, labels))


def _as_here(facet: Facet) -> Facet:
    """Of a person one asks in which language they work, and that is worth an open filter."""
    return replace(facet, label=_("Töökeel"), is_closed=False) if facet.name == "keel" else facet


def _counties(whole: Listing, labels: Labels) -> list[DrawnCounty]:
    """How many help in each county, whatever else is chosen; choosing a county keeps the rest."""
    served = whole.found.counts["serves"]
    now = {choice.value for choice in whole.chosen.values.get("serves", ())}
    return [
        DrawnCounty(
            county.iso,
            county.short_name,
            f"{whole.path}{whole.chosen.instead('serves', county.slug)}#tulemused",
            served[f"c{pk}"],
            county.slug in now,
        )
        for pk, county in labels.counties.items()
    ]


def _heading(whole: Listing) -> str:
    """What is chosen and how many there are: "Pärnumaa: 8 aitajat"."""
    number = ngettext("%d aitaja", "%d aitajat", whole.found.total) % whole.found.total
    chosen = ", ".join(str(chip.label) for chip in whole.chips)
    return f"{chosen}: {number}" if chosen else number


def _instead(whole: Listing, labels: Labels) -> list[HelperRow]:
    """The consultants of the chosen place: they know whom else to ask."""
    places: list[Any] = [choice.key for choice in whole.chosen.values.get("serves", ())]
    language = current_language()
    consultants = serving_any(places, language=language, only=(HelperKind.CONSULTANT,)) if places else []
    return helper_rows(consultants, language, labels=labels)
