"""Pages of the tree, and screens of many kinds of things: topics and places. (Search has a module of its own.)"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from veeb.places import queries as place_queries
from veeb.places.models import County, Municipality
from veeb.search import overviews, queries
from veeb.search.filters import DIMENSIONS
from veeb.search.listing import make_listing
from veeb.search.rows import rows
from veeb.search.seo import list_seo
from veeb.topics import queries as topic_queries
from veeb.topics.models import Topic
from veeb.ui.caching import public_page
from veeb.ui.languages import current_language, in_language

from .coming import coming
from .placing import county_seo, drawn, municipality_seo

TOPICS, PLACES = "/teemad/", "/kohad/"
AROUND = 10
# A municipality's page offers no filters: what comes from one is soon read.
EVERY_FILTER = [dimension.name for dimension in DIMENSIONS]


@public_page
def editorial(request: HttpRequest, path: str) -> HttpResponse:
    """A page of Wagtail's tree. One that is not for everybody is not there: readers have no accounts to sign in to."""
    found = Page.route_for_request(request, path)
    if found is None or found.page.get_view_restrictions().exists():
        raise Http404
    answer: HttpResponse = found.page.serve(request, *found.args, **found.kwargs)
    return answer


@public_page
def topics(request: HttpRequest) -> HttpResponse:
    """The tree of topics with how much there is on each."""
    counts = queries.counts("topic", language=current_language())
    title = _("Teemad")
    context = {
        "groups": [
            (branch.topic, counts[str(branch.topic.pk)], [(child, counts[str(child.pk)]) for child in branch.children])
            for branch in topic_queries.tree()
        ],
        "breadcrumbs": [(title, "")],
        "seo": list_seo(TOPICS, title=title),
    }
    return render(request, "pages/topics.html", context)


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything public on one topic and those under it."""
    try:
        branch = topic_queries.branch(slug)
    except Topic.DoesNotExist as missing:
        raise Http404 from missing
    subject = branch.topic
    listing = make_listing(request, within={"topic": [str(subject.pk)]}, hide=["topic"])
    above = [(parent.name, parent.get_absolute_url()) for parent in (subject.parent,) if parent]
    context = {
        "branch": branch,
        "near_words": topic_queries.near_words(subject),
        "coming": coming(at=timezone.now(), within={"topic": [str(subject.pk)]}, asked=[("teema", subject.slug)]),
        "listing": listing,
        "breadcrumbs": [(_("Teemad"), in_language(TOPICS, current_language())), *above, (subject.name, "")],
        "seo": list_seo(listing.address, title=subject.name, is_search=bool(listing.chosen.words)),
    }
    return render(request, "pages/topic.html", context)


@public_page
def places(request: HttpRequest) -> HttpResponse:
    """The 15 counties with their municipalities."""
    counties = place_queries.counties()
    title = _("Kohad")
    context = {
        "counties": counties,
        "drawn": drawn(counties, queries.counts("county", language=current_language())),
        "breadcrumbs": [(title, "")],
        "seo": list_seo(PLACES, title=title),
    }
    return render(request, "pages/places.html", context)


@public_page
def county(request: HttpRequest, slug: str) -> HttpResponse:
    """One county: its municipalities and everything from there."""
    try:
        place = place_queries.county(slug)
    except County.DoesNotExist as missing:
        raise Http404 from missing
    language = current_language()
    breadcrumbs = [(_("Kohad"), in_language(PLACES, language)), (place.short_name, "")]
    context = {
        "place": place,
        "drawn": drawn(place_queries.counties(), queries.counts("county", language=language), current=place),
        "coming": coming(at=timezone.now(), within={"county": [str(place.pk)]}, asked=[("maakond", place.slug)]),
        "listing": make_listing(request, within={"county": [str(place.pk)]}, hide=["county"]),
        "breadcrumbs": breadcrumbs,
        "seo": county_seo(place, breadcrumbs),
    }
    return render(request, "pages/county.html", context)


@public_page
def municipality(request: HttpRequest, county: str, slug: str) -> HttpResponse:
    """One municipality: what it is, what comes from there, and what from around it."""
    try:
        place = place_queries.municipality(county, slug)
    except Municipality.DoesNotExist as missing:
        raise Http404 from missing
    language, home = current_language(), place.county
    trail = [(_("Kohad"), in_language(PLACES, language)), (home.short_name, home.get_absolute_url()), (place.name, "")]
    context = {
        "place": place,
        "former_names": place_queries.former_names(place),
        "coming": coming(at=timezone.now(), within={"municipality": [str(place.pk)]}, asked=[("vald", place.slug)]),
        "neighbours": place_queries.neighbours(place),
        "listing": make_listing(request, within={"municipality": [str(place.pk)]}, hide=EVERY_FILTER),
        "around": rows(overviews.around(place.pk, county=home.pk, language=language, how_many=AROUND), language),
        "breadcrumbs": trail,
        "seo": municipality_seo(place, trail),
    }
    return render(request, "pages/municipality.html", context)


@public_page
def place_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """An EHAK code, also an old one, leads to today's municipality."""
    try:
        place = place_queries.by_code(code)
    except Municipality.DoesNotExist as missing:
        raise Http404 from missing
    return redirect(place, permanent=True)
