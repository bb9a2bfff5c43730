"""Screens of places: all of them, a county, a municipality, and the old addresses that still lead there."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.places import atlas as atlases
from veeb.places import queries as place_queries
from veeb.places.atlas import Atlas
from veeb.places.models import County, Municipality
from veeb.search import queries
from veeb.search.seo import list_seo
from veeb.ui.caching import public_page
from veeb.ui.languages import current_language, in_language

from .county_page import county_context
from .municipality_page import municipality_context
from .placing import county_seo, drawn, municipality_seo

PLACES = "/kohad/"


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
    """One county; a municipality asked for without its county, and a name with capitals, lead to the right address."""
    atlas = atlases.read()
    small = slug.lower()
    place = next((one for one in atlas.counties.values() if one.slug == small), None)
    place = place or County.objects.filter(slug=small).first()
    if place is None:
        known = atlas.named(small)
        return redirect(known, permanent=True) if known else _nowhere(request, atlas, small)
    if slug != small:
        return redirect(place, permanent=True)
    breadcrumbs = [(_("Kohad"), in_language(PLACES, current_language())), (place.short_name, "")]
    context = county_context(request, place, atlas, at=timezone.now())
    context |= {"breadcrumbs": breadcrumbs, "seo": county_seo(place, breadcrumbs)}
    return render(request, "pages/county.html", context)


@public_page
def municipality(request: HttpRequest, county: str, slug: str) -> HttpResponse:
    """One municipality; its name before a merger, another county or capitals in the address lead to where it is now."""
    atlas = atlases.read()
    place = atlas.named(slug.lower())
    if place is None:
        return _nowhere(request, atlas, slug.lower())
    if (place.county.slug, place.slug) != (county, slug):
        return redirect(place, permanent=True)
    home = place.county
    kohad = (_("Kohad"), in_language(PLACES, current_language()))
    trail = [kohad, (home.short_name, home.get_absolute_url()), (place.name, "")]
    context = municipality_context(place, atlas, at=timezone.now())
    context |= {"breadcrumbs": trail, "seo": municipality_seo(place, trail)}
    return render(request, "pages/municipality.html", context)


@public_page
def place_by_code(request: HttpRequest, code: str) -> HttpResponse:
    """An EHAK code, also an old one, leads to today's municipality."""
    try:
        place = place_queries.by_code(code)
    except Municipality.DoesNotExist as missing:
        raise Http404 from missing
    return redirect(place, permanent=True)


def _nowhere(request: HttpRequest, atlas: Atlas, slug: str) -> HttpResponse:
    """No such place: those that may have been meant, and the way to all."""
    title = _("Sellist kohta ei ole")
    crumbs = [(_("Kohad"), in_language(PLACES, current_language())), (title, "")]
    context = {"title": title, "meant": atlas.like(slug), "counties": atlas.counties.values(), "breadcrumbs": crumbs}
    return render(request, "pages/no_place.html", context, status=HTTPStatus.NOT_FOUND)
