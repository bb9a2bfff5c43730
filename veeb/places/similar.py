"""Which municipalities are alike: told by kind, size and nearness, and always with the words that say by what."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import floor, log10

from .models import Municipality

NEAR, WIDE = 1.5, 3.0
DIGITS = 2


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """`places` that answer to every criterion that is filled, and to no other.

    kind       linn or vald; "" for both
    low, high  how many live there; both None for any number
    county     id of the county they are all in
    region     the rescue region they are all in
    """

    places: list[Municipality]
    kind: str = ""
    low: int | None = None
    high: int | None = None
    county: int | None = None
    region: str = ""


def similar(place: Municipality, others: Collection[Municipality], *, holding: Collection[int]) -> Likeness | None:
    """The narrowest likeness in which some place is among `holding` (ids); None when nobody else holds anything."""
    return next((like for like in _wider(place, others) if any(one.pk in holding for one in like.places)), None)


def _wider(place: Municipality, others: Collection[Municipality]) -> Iterator[Likeness]:
    """First of its own kind and nearly its size in its county, then step by step further, bigger and of both kinds."""
    for factor in (NEAR, WIDE):
        for near in ({"county": place.county_id}, {"region": place.rescue_region}, {}):
            low, high = _round(place.population / factor), _round(place.population * factor)
            yield _alike(place, others, kind=place.kind, low=low, high=high, **near)
    # Of both kinds, so that what is said of the next ones is true: nobody of that size holds anything.
    yield _alike(place, others, low=_round(place.population / WIDE), high=_round(place.population * WIDE))
    yield _alike(place, others, kind=place.kind)
    yield _alike(place, others)


def _alike(place: Municipality, others: Collection[Municipality], **criteria: object) -> Likeness:
    like = Likeness(places=[], **criteria)  # type: ignore[arg-type]
    return Likeness(places=[one for one in others if one.pk != place.pk and _fits(one, like)], **criteria)  # type: ignore[arg-type]


def _fits(place: Municipality, like: Likeness) -> bool:
    return (
        like.kind in {"", place.kind}
        and (like.low is None or like.low <= place.population)
        and (like.high is None or place.population <= like.high)
        and like.county in {None, place.county_id}
        and like.region in {"", place.rescue_region}
    )


def _round(number: float) -> int:
    """To two digits, since most populations are estimates: what the sentence says is what was asked."""
    if number < 1:
        return 0
    return int(round(number, DIGITS - 1 - floor(log10(number))))
