"""All municipalities read at once: a page about one of them names many others, and they are 78 narrow rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import F

from veeb.tools.geo import distance_km
from veeb.tools.text import slug

from .models import County, Municipality


@dataclass(frozen=True)
class Atlas:
    """`municipalities` by name, each with its county; `former`: id → names of those it was made of."""

    municipalities: list[Municipality]
    former: dict[int, list[str]]

    @cached_property
    def by_id(self) -> dict[int, Municipality]:
        """The municipalities by id, in their order."""
        return {place.pk: place for place in self.municipalities}

    @cached_property
    def counties(self) -> dict[int, County]:
        """The counties by id, by name; one without municipalities is nowhere in Estonia."""
        found = {place.county_id: place.county for place in self.municipalities}
        return dict(sorted(found.items(), key=lambda pair: pair[1].short_name))

    def named(self, address: str) -> Municipality | None:
        """The municipality of this part of an address, also by the name it had before a merger."""
        for place in self.municipalities:
            if place.slug == address:
                return place
        return next((place for place in self.municipalities if address in map(slug, self.former[place.pk])), None)

    def like(self, address: str) -> list[Municipality]:
        """Those that somebody may have meant: "tartu" is both Tartu linn and Tartu vald."""
        first = address.split("-", 1)[0]
        return [place for place in self.municipalities if first and first == place.slug.split("-", 1)[0]]

    def of_county(self, county: int) -> list[Municipality]:
        """The municipalities of a county."""
        return [place for place in self.municipalities if place.county_id == county]

    def of_region(self, region: str) -> list[Municipality]:
        """The municipalities of a rescue region."""
        return [place for place in self.municipalities if place.rescue_region == region]

    def km(self, here: Municipality, there: int | None) -> int | None:
        """Kilometres between the seats of two municipalities in a straight line; None where it says nothing."""
        other = self.by_id.get(there) if there else None
        if other is None or other == here:
            return None
        return round(distance_km((here.seat_lat, here.seat_lon), (other.seat_lat, other.seat_lon))) or None


def read() -> Atlas:
    """The municipalities as they are now. One query."""
    rows: Iterable[Municipality] = Municipality.objects.select_related("county")
    former: dict[int, list[str]] = {}
    places: dict[int, Municipality] = {}
    for row in rows.annotate(old_name=F("aliases__name")).order_by("name", "old_name"):  # type: ignore[attr-defined]
        place = places.setdefault(row.pk, row)
        names = former.setdefault(place.pk, [])
        if row.old_name and row.old_name != place.name:
            names.append(row.old_name)
    return Atlas(list(places.values()), former)
