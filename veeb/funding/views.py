"""The calls for visitors: open and coming ones, what is over, and one call."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.records.permissions import public
from veeb.search.columns import one_look
from veeb.search.listing import Listing
from veeb.search.seo import address, list_seo
from veeb.ui.caching import public_page

from . import listing
from .listing import Visit
from .models import Call
from .showing import page_context


@public_page
@one_look()
def index(request: HttpRequest) -> HttpResponse:
    """What one may apply for now or soon, and the last ones that are over."""
    visit = listing.read(request)
    found, past_rows, past_total = listing.current(visit)
    return _list(request, visit, found, title=_("Rahastus"), past_rows=past_rows, past_total=past_total)


@public_page
@one_look()
def past(request: HttpRequest) -> HttpResponse:
    """What is over stays to be found, the latest first."""
    visit = listing.read(request)
    return _list(request, visit, listing.past(visit), title=_("Möödunud voorud"), is_past=True)


@public_page
def call(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One call; it stays when it is over. An address with other words leads to the right one."""
    found = get_object_or_404(public(Call.objects.select_related("county", "municipality")), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, found.detail_template, page_context(found, at=timezone.now()))


def _list(request: HttpRequest, visit: Visit, found: Listing, *, title: str, **own: Any) -> HttpResponse:
    chips, query, home = listing.chips(found, visit), visit.asked.query_string(), reverse("funding:index")
    calendar_url = address(f"{home}tahtajad.ics{query}")
    context = {
        "title": title,
        "listing": found,
        "chips": chips,
        "sentence": listing.sentence(found.found.total, chips),
        "home_url": home + query,
        "past_url": reverse("funding:past") + query,
        "calendar_url": calendar_url,
        "webcal_url": f"webcal://{calendar_url.partition('://')[2]}",
        "feed_url": f"{home}feed/{query}",
        "breadcrumbs": [(_("Rahastus"), home), (title, "")] if "is_past" in own else [(title, "")],
        "seo": list_seo(found.address, title=title, is_search=bool(visit.asked.words)),
        **own,
    }
    return render(request, "funding/index.html", context)
