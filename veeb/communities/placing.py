"""Where a community is, in words and on the map."""

from collections.abc import Sequence
from typing import NamedTuple

from veeb.ui.near_map import Point

from .kinds import MOTIF
from .models import Community, CommunityPlace


class Where(NamedTuple):
    """One place as the page tells it; `url` leads to the municipality's or the county's page."""

    settlement: str
    name: str
    url: str


def where(community: Community) -> list[Where]:
    """All its places, else its county; none for a community that is bound to no place."""
    if places := places_of(community):
        return [Where(one.settlement, str(one.municipality), one.municipality.get_absolute_url()) for one in places]
    home = community.municipality or community.county
    return [Where("", str(home), home.get_absolute_url())] if home else []


def place_words(community: Community) -> str:
    """The settlement, unless the name tells it, and the municipalities or the county: tells two of one name apart."""
    settlement = community.first_settlement()
    names = ["" if settlement in community.own_title else settlement, *(one.name for one in where(community))]
    return ", ".join(filter(None, dict.fromkeys(names)))


def municipalities(community: Community) -> list[int]:
    """The municipalities that it lies in, by their ids."""
    known = [one.municipality_id for one in places_of(community)] or [community.municipality_id]
    return list(dict.fromkeys(filter(None, known)))


def points(community: Community, *, title: str, url: str) -> list[Point]:
    """Its places that have a point on the map."""
    return [
        Point(
            name=one.settlement or title,
            url=url,
            lat=one.lat,
            lon=one.lon,
            kind=community.get_kind_display(),
            place=str(one.municipality),
            motif=MOTIF,
        )
        for one in places_of(community)
        if one.lat is not None
    ]


def places_of(community: Community) -> Sequence[CommunityPlace]:
    """Its places in their order; read beforehand by `queries.shown`, or those of a draft."""
    return community.ordered_places()
