"""News for visitors: the list and one item."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from veeb.records.permissions import public
from veeb.search.listing import make_listing
from veeb.search.seo import list_seo
from veeb.ui.caching import public_page

from .models import NewsItem
from .showing import page_context


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All news, narrowed by the filters in the address."""
    listing = make_listing(request, within={"kind": ["news"]}, hide=["kind"])
    title = _("Uudised")
    context = {
        "listing": listing,
        "feed_url": f"{listing.path}feed/{listing.chosen.query_string()}",
        "breadcrumbs": [(title, "")],
        "seo": list_seo(listing.address, title=title, is_search=bool(listing.chosen.words)),
    }
    return render(request, "news/index.html", context)


@public_page
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """One item."""
    visible = public(NewsItem.objects.select_related("county", "municipality__county", "photo"))
    found = get_object_or_404(visible, slug=slug)
    return render(request, found.detail_template, page_context(found))
