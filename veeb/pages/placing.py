"""Places on screen: counties as the map draws them, and both as linked data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from veeb.places.models import County, Municipality

from .seo import address, screen_seo


@dataclass(frozen=True)
class DrawnCounty:
    """A county for `county_map` and `ui/counties.html`; `value` is how much comes from there."""

    iso: str
    short_name: str
    url: str
    value: int
    is_current: bool


def drawn(counties: Iterable[County], counts: Mapping[str, int], *, current: County | None = None) -> list[DrawnCounty]:
    """The counties ready to be drawn; `counts` by id as text, as the projection keeps it."""
    return [
        DrawnCounty(
            county.iso, county.short_name, county.get_absolute_url(), counts.get(str(county.pk), 0), county == current
        )
        for county in counties
    ]


def county_seo(county: County) -> dict[str, Any]:
    """For the screen of a county."""
    path = f"/kohad/{county.slug}/"
    jsonld = {"@type": "AdministrativeArea", "name": county.name, "identifier": county.iso, "url": address(path)}
    return screen_seo(path, jsonld=jsonld)


def municipality_seo(place: Municipality) -> dict[str, Any]:
    """For the screen of a municipality; its name is official, so it is the same in every language."""
    home = f"/kohad/{place.county.slug}/"
    path = f"{home}{place.slug}/"
    jsonld = {
        "@type": "AdministrativeArea",
        "name": place.name,
        "identifier": {"@type": "PropertyValue", "propertyID": "EHAK", "value": place.ehak},
        "url": address(path),
        "containedInPlace": {"@type": "AdministrativeArea", "name": place.county.name, "url": address(home)},
    }
    return screen_seo(path, jsonld=jsonld)
