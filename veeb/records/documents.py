"""The plain value that a record hands to the projection."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Document:
    """One public thing as lists, search and feeds know it.

    kind        e.g. "guide", "news", "page" (see `search.kinds`)
    path        address without a language prefix, beginning with "/"
    language    language of the thing itself: et, ru, en or mul
    only_in     interface language whose lists show it; "" means all (a page exists once per language)
    titles, summaries   by language; at least one title
    text        plain text of the body, for search only
    day         the date that lists sort by: the work's own (`own_day`), else the day it was added here
    year        of the work itself
    happens_on, happens_until   first and last day of something that has a time (local days of its place)
    is_off      it was to happen but does not
    is_online   one can take part from afar
    region      the rescue region that something is for (`places.Municipality.RescueRegion`)
    settlement  where in the municipality, when a list has to tell it: two things of one name may lie there
    municipalities, counties   other places it belongs to beside `municipality` and `county`, which lists name
    serves      whom a helper serves, as `directory.serving` tells: "c12" a county, "m34" a municipality
    ways        how one helps (`records.ways.Way`)
    speaks      the languages to filter by where they are others than `language`
    """

    kind: str
    path: str
    language: str
    titles: Mapping[str, str]
    summaries: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    day: date
    own_day: bool = False
    year: int | None = None
    happens_on: date | None = None
    happens_until: date | None = None
    is_off: bool = False
    is_online: bool = False
    region: str = ""
    only_in: str = ""
    thread: str = ""
    topics: tuple[int, ...] = ()
    audiences: tuple[str, ...] = ()
    county: int | None = None
    municipality: int | None = None
    settlement: str = ""
    counties: tuple[int, ...] = ()
    municipalities: tuple[int, ...] = ()
    serves: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    credit: str = ""
    is_demo: bool = False
