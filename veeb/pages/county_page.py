"""What the page of a county shows: its municipalities, who helps, communities, events, calls, and all from there."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from veeb.funding.queries import open_in
from veeb.places.atlas import Atlas
from veeb.places.models import County
from veeb.search import columns, queries
from veeb.search.kinds import Home, codes
from veeb.search.listing import make_listing
from veeb.ui.languages import current_language, in_language

from .coming import list_url
from .gathering import Gathering
from .missing import missing
from .municipality_page import FEW, SIGNS, add_helpers, figures, signs
from .placing import drawn

CONSULTANTS = 3


@columns.one_look()
def county_context(request: HttpRequest, place: County, atlas: Atlas, *, at: datetime) -> dict[str, Any]:
    """Everything for `pages/county.html` but the way to it. Nine queries, eleven after a change."""
    language, here = current_language(), [place.pk]
    lists = Gathering(atlas, at=at)
    add_helpers(lists, [f"c{place.pk}"], most=CONSULTANTS)
    lists.add("communities", lists.find("county", here, codes(Home.COMMUNITIES)), how_many=SIGNS)
    lists.add("here", lists.find_coming(lists.find("county", here, codes(Home.CALENDAR))), how_many=FEW)
    lists.read("here")
    shelves = {"county": [str(place.pk)], "kind": codes(Home.LIBRARY, Home.NEWS)}
    found: dict[str, Any] = {
        "communities": lists.short("communities", _list(f"/kogukonnad/?maakond={place.slug}"), by_title=True),
        "consultants": lists.short("consultants"),
        "helpers": lists.short("helpers", _list(f"/kes-aitab/?kus={place.slug}")),
        "here": lists.events("here", list_url(("maakond", place.slug))),
    }
    return {
        "place": place,
        "municipalities": atlas.of_county(place.pk),
        "drawn": drawn(atlas.counties.values(), queries.counts("county", language=language), current=place),
        "figures": figures(found),
        "missing": missing(found),
        **signs(found),
        **found,
        "calls": open_in(place, at=at),
        "addresses": {"calls": _list(f"/rahastus/?maakond={place.slug}")},
        "listing": make_listing(request, within=shelves, hide=["county"], labels=lists.labels),
    }


def _list(path: str) -> str:
    return in_language(path, current_language())
