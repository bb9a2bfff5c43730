"""Lists of the calendar: what an address asks, and the events that answer it with facets, chips and pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import ngettext

from veeb.search import filters
from veeb.search.filters import Chosen
from veeb.search.labels import Labels
from veeb.search.listing import Chip, Listing, build
from veeb.search.parsing import parse
from veeb.search.queries import PAGE_SIZE, Found, Selected
from veeb.ui.languages import current_language

from . import calendar, wording
from .models import Occurrence
from .rows import event_rows

DAY = "paev"
LIST = "/kalender/nimekiri/"


@dataclass(frozen=True, kw_only=True)
class AskedOf(Chosen):
    """The filters of the calendar, and the one day of a list when one is asked for."""

    day: date | None = None

    def kept(self) -> list[tuple[str, str]]:
        return ([(DAY, self.day.isoformat())] if self.day else []) + super().kept()

    def without_day(self) -> "AskedOf":
        """The same for every day."""
        return replace(self, day=None, page=1)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request to the calendar, understood: by now (`at`), in this language, with these filters."""

    path: str
    at: datetime
    language: str
    labels: Labels
    asked: AskedOf

    @property
    def query(self) -> str:
        """The filters as other pages of the calendar carry them: "?teema=kriis" or ""."""
        return self.asked.without_day().query_string()

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters as `calendar.select` takes them."""
        return {"typed": self.asked.words, "filters": self.asked.filters(), "language": self.language}


def read(request: HttpRequest) -> Visit:
    """Understand a request; what it says wrongly is left out and nothing is an error."""
    labels, at = Labels(), timezone.now()
    chosen = filters.read(request.GET, labels)
    day = _day(request.GET.get(DAY, ""), at)
    asked = AskedOf(words=chosen.words, values=chosen.values, page=chosen.page, day=day)
    return Visit(path=request.path, at=at, language=current_language(), labels=labels, asked=asked)


def coming(visit: Visit) -> Listing:
    """Coming events, each once by its next time; of a day that was asked for, all that happens on it."""
    if visit.asked.day is None:
        return _listing(visit, calendar.select_coming(visit.at, **visit.wanted), hide=("year",))
    marks = calendar.on_day(visit.asked.day)
    found = Occurrence.objects.in_bulk([mark.occurrence for mark in reversed(marks)])
    times = {mark.event: found[mark.occurrence] for mark in reversed(marks) if mark.occurrence in found}
    selected = calendar.select(dict.fromkeys(mark.event for mark in marks), **visit.wanted)
    return _listing(visit, selected, times=times, hide=("year",))


def past(visit: Visit) -> Listing:
    """What is over, the latest first."""
    return _listing(visit, calendar.select_past(visit.at, **visit.wanted))


def chips(listing: Listing, visit: Visit) -> list[Chip]:
    """The filters that are set, and before them the day."""
    if visit.asked.day is None:
        return listing.chips
    return [Chip(wording.long_day(visit.asked.day), f"{visit.path}{visit.query}"), *listing.chips]


def sentence(total: int, chosen: Sequence[Chip]) -> str:
    """What is shown: "12 sündmust: Kriisivalmidus, Läänemaa"."""
    number = ngettext("%d sündmus", "%d sündmust", total) % total
    return f"{number}: {', '.join(str(chip.label) for chip in chosen)}" if chosen else number


def _listing(
    visit: Visit, selected: Selected, *, times: Mapping[int, Occurrence] | None = None, hide: Sequence[str] = ()
) -> Listing:
    asked = visit.asked
    pages = max(1, -(-len(selected.ids) // PAGE_SIZE))
    page = max(1, min(asked.page, pages))
    shown = selected.ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    rows = event_rows(shown, at=visit.at, language=visit.language, labels=visit.labels, times=times)
    found = Found(
        docs=[],
        total=len(selected.ids),
        counts=selected.counts,
        page=page,
        pages=pages,
        query=parse(asked.words),
    )
    return build(visit.path, asked, found, rows, labels=visit.labels, hide=hide)


def _day(value: str, at: datetime) -> date | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if calendar.reaches(day, at) else None
