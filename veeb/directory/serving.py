"""Whom a helper serves: the tokens that lists filter by, and the places in words."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from veeb.places.models import County, Municipality

from .models import Helper


class Place(NamedTuple):
    """A place as a page names it; `url` is "" for the whole of Estonia."""

    name: str
    url: str


def tokens(helper: Helper) -> tuple[str, ...]:
    """Whom it serves as facets: "c12" for a county, "m34" for a municipality. At most four queries.

    Closed both ways: a whole county brings all its municipalities, a municipality brings its county.
    """
    towns = Municipality.objects.order_by("pk")
    if helper.serves_all:
        counties = set(County.objects.values_list("pk", flat=True))
    else:
        whole = {county.pk for county in helper.serves_counties.all()}
        parts = {town.pk: town.county_id for town in helper.serves_municipalities.all()}
        towns = towns.filter(county__in=whole) | towns.filter(pk__in=parts)
        counties = whole | set(parts.values())
    return (*(f"c{pk}" for pk in sorted(counties)), *(f"m{pk}" for pk in towns.values_list("pk", flat=True)))


def places(helper: Helper) -> list[Place]:
    """The places it serves, as said by whoever made the record: whole counties first. At most three queries."""
    if helper.serves_all:
        return [Place(_("üle Eesti"), "")]
    counties = sorted(helper.serves_counties.all(), key=str)
    chosen = [town.pk for town in helper.serves_municipalities.all()]
    towns = Municipality.objects.filter(pk__in=chosen).select_related("county")
    return [
        *(Place(_("kogu %s") % county.short_name, county.get_absolute_url()) for county in counties),
        *(Place(town.name, town.get_absolute_url()) for town in towns),
    ]


def in_short(helper: Helper) -> str:
    """The same in one line for editors; asks nothing of the database where the places were read beforehand."""
    if helper.serves_all:
        return _("üle Eesti")
    return ", ".join(str(place) for place in (*helper.serves_counties.all(), *helper.serves_municipalities.all()))
