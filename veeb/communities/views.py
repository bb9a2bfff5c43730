"""Communities for visitors: the list with its map, one community, and asking to keep its page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from veeb.search.columns import one_look
from veeb.search.kinds import Home, codes
from veeb.search.listing import make_listing
from veeb.search.seo import list_seo
from veeb.ui.caching import public_page

from . import listing, queries
from .showing import page_context


@public_page
@one_look()
def index(request: HttpRequest) -> HttpResponse:
    """All communities, narrowed by the filters in the address."""
    found = make_listing(request, within={"kind": codes(Home.COMMUNITIES)}, hide=listing.HIDDEN)
    title = _("Kogukonnad")
    context = {
        "listing": found,
        "drawn": listing.drawn(found),
        "breadcrumbs": [(title, "")],
        "seo": list_seo(found.address, title=title, is_search=bool(found.chosen.words)),
    }
    return render(request, "communities/index.html", context)


@public_page
def community(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One community; an address with other words leads to the right one."""
    found = get_object_or_404(queries.shown(), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, found.detail_template, page_context(found))
