"""Search over everything public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from veeb.search import queries
from veeb.search.kinds import all_kinds
from veeb.search.listing import make_listing
from veeb.search.seo import list_seo
from veeb.topics.queries import tree
from veeb.ui.caching import public_page
from veeb.ui.languages import current_language, in_language


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """What was found; with nothing asked or nothing found, ways to browse instead."""
    listing = make_listing(request)
    is_browsing = not listing.chosen or not listing.found.total
    title = _("Otsing")
    context = {
        "listing": listing,
        "is_browsing": is_browsing,
        "shelves": _shelves() if is_browsing else [],
        "branches": tree() if is_browsing else [],
        "breadcrumbs": [(title, "")],
        "seo": list_seo(listing.address, title=title, is_search=bool(listing.chosen)),
    }
    return render(request, "pages/search.html", context)


def _shelves() -> list[tuple[str, str, str, int]]:
    """(label, address, motif, how many) of every kind that has something."""
    language = current_language()
    counts, path = queries.counts("kind", language=language), in_language("/otsing/", language)
    return [
        (kind.plural, f"{path}?liik={kind.code}", kind.motif, counts[kind.code])
        for kind in all_kinds()
        if counts[kind.code]
    ]
