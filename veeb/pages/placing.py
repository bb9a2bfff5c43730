"""Places on screen: counties as the map draws them, and both as linked data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from veeb.places.models import County, Municipality
from veeb.search.seo import Seo, address, in_every_language, linked
from veeb.ui.county_map import DrawnCounty

Breadcrumbs = Sequence[tuple[Any, str]]


def drawn(counties: Iterable[County], counts: Mapping[str, int], *, current: County | None = None) -> list[DrawnCounty]:
    """The counties ready to be drawn; `counts` by id as text, as the projection keeps it."""
    return [
        DrawnCounty(
            county.iso, county.short_name, county.get_absolute_url(), counts.get(str(county.pk), 0), county == current
        )
        for county in counties
    ]


def county_seo(county: County, breadcrumbs: Breadcrumbs) -> Seo:
    """For the screen of a county."""
    area = {"@type": "AdministrativeArea", "name": county.name, "identifier": county.iso}
    return _seo(f"/kohad/{county.slug}/", county.short_name, area, breadcrumbs)


def municipality_seo(place: Municipality, breadcrumbs: Breadcrumbs) -> Seo:
    """For the screen of a municipality; its name is official, so it is the same in every language."""
    home = f"/kohad/{place.county.slug}/"
    area = {
        "@type": "AdministrativeArea",
        "name": place.name,
        "identifier": {"@type": "PropertyValue", "propertyID": "EHAK", "value": place.ehak},
        "containedInPlace": {"@type": "AdministrativeArea", "name": place.county.name, "url": address(home)},
    }
    return _seo(f"{home}{place.slug}/", place.name, area, breadcrumbs)


def _seo(path: str, title: str, area: dict[str, Any], breadcrumbs: Breadcrumbs) -> Seo:
    jsonld = linked({**area, "url": address(path)}, breadcrumbs)
    return Seo(canonical=address(path), alternates=in_every_language(path), title=title, jsonld=jsonld)
