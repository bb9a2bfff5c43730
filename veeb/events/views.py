"""The calendar for visitors: month, list, by county, what is over, and one event with its files."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veeb.records.permissions import public
from veeb.records.serving import draft_response, file_response
from veeb.search.columns import one_look
from veeb.search.listing import Listing
from veeb.search.seo import list_seo
from veeb.ui.caching import public_page

from . import calendar, listing, months, screens
from .counties import by_county
from .listing import Visit
from .models import Event, EventFile
from .rows import event_rows
from .showing import page_context

NEXT = 6


@public_page
@one_look()
def index(request: HttpRequest) -> HttpResponse:
    """This month, and what comes next."""
    visit = listing.read(request)
    return _month(request, visit, calendar.today(visit.at).replace(day=1))


@public_page
@one_look()
def month(request: HttpRequest, first: date) -> HttpResponse:
    """Any month that the calendar reaches."""
    visit = listing.read(request)
    if not calendar.reaches(first, visit.at):
        raise Http404
    return _month(request, visit, first)


@public_page
@one_look()
def coming(request: HttpRequest) -> HttpResponse:
    """Everything that is coming, or one day."""
    visit = listing.read(request)
    return _list(request, visit, "coming", listing.coming(visit))


@public_page
@one_look()
def past(request: HttpRequest) -> HttpResponse:
    """What is over stays to be found, the latest first."""
    visit = listing.read(request)
    return _list(request, visit, "past", listing.past(visit))


@public_page
@one_look()
def counties(request: HttpRequest) -> HttpResponse:
    """What is coming in each county, on the map and as lists."""
    visit = listing.read(request)
    title = _("Sündmused maakonniti")
    context = screens.shared(visit, "counties", title) | {
        "by_county": by_county(visit),
        "seo": list_seo(f"{visit.path}{visit.query}", title=title, is_search=bool(visit.asked.words)),
    }
    return render(request, "events/counties.html", context)


@public_page
@one_look()
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """One event; it stays when it is over or cancelled."""
    found = get_object_or_404(_public().prefetch_related("sessions", "overrides"), slug=slug)
    return render(request, found.detail_template, page_context(found, at=timezone.now()))


@public_page
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of an event that everybody may see."""
    found = get_object_or_404(EventFile, pk=pk, name=name, event__in=_public())
    return file_response(request, found)


@require_safe
def admin_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a draft, for those who may see the draft."""
    found = get_object_or_404(EventFile.objects.select_related("event"), pk=pk, name=name)
    return draft_response(request, found, found.event)


def _month(request: HttpRequest, visit: Visit, first: date) -> HttpResponse:
    shown = months.make_month(visit, first)
    ids = calendar.select_coming(visit.at, **visit.wanted).ids
    seo = list_seo(f"{visit.path}{visit.query}", title=shown.title, is_search=bool(visit.asked.words))
    context: dict[str, Any] = screens.shared(visit, "index", shown.title) | {
        "month": shown,
        "rows": event_rows(ids[:NEXT], at=visit.at, language=visit.language, labels=visit.labels),
        "total": len(ids),
        # A month in which nothing happens is nothing to remember.
        "seo": seo if shown.days else replace(seo, noindex=True),
    }
    return render(request, "events/calendar.html", context)


def _list(request: HttpRequest, visit: Visit, screen: str, found: Listing) -> HttpResponse:
    title = _("Möödunud sündmused") if screen == "past" else _("Tulevad sündmused")
    chips = listing.chips(found, visit)
    context = screens.shared(visit, screen, title) | {
        "listing": found,
        "chips": chips,
        "sentence": listing.sentence(found.found.total, chips),
        "seo": list_seo(found.address, title=title, is_search=bool(found.chosen.words)),
    }
    return render(request, "events/list.html", context)


def _public() -> QuerySet[Event]:
    return public(Event.objects.select_related("county", "municipality__county", "part_of", "helper"))
