"""Which names fit on a map, and where: each beside its marker, none over another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .outline import Spot

# In units of the picture: the size of letters, their mean width, and how far a name keeps from its marker.
SIZE, LETTER, GAP = 16.0, 8.8, 15.0
LONGEST = 26


class Name(NamedTuple):
    """A name with the spot of its base line; `anchor` is SVG's own word for which end of it stands there."""

    text: str
    spot: Spot
    anchor: str
    is_land: bool


class Box(NamedTuple):
    """What a name or a marker takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def names_that_fit(
    texts: Iterable[tuple[str, Spot, bool]], *, taken: Sequence[Spot], width: float, height: float
) -> list[Name]:
    """The names that find room, first come first served; each text has its spot and whether it names land.

    A name that finds none, or is too long to be one, is left out: it stands in the list beside the map.
    """
    boxes = [Box(spot.x - GAP, spot.y - GAP, spot.x + GAP, spot.y + GAP) for spot in taken]
    names = []
    for text, spot, is_land in texts:
        for name in _tries(text, spot, is_land=is_land):
            box = _box(name)
            if _is_within(box, width, height) and not any(box.meets(other) for other in boxes):
                names.append(name)
                boxes.append(box)
                break
    return names


def _tries(text: str, spot: Spot, *, is_land: bool) -> Iterator[Name]:
    """Where a name may stand, the best place first: to the right, to the left, below, above."""
    if not text or len(text) > LONGEST:
        return
    middle = spot.y + SIZE / 3
    if is_land:
        yield Name(text, Spot(spot.x, middle), "middle", is_land)
        return
    yield Name(text, Spot(spot.x + GAP + 2, middle), "start", is_land)
    yield Name(text, Spot(spot.x - GAP - 2, middle), "end", is_land)
    yield Name(text, Spot(spot.x, spot.y + GAP + SIZE), "middle", is_land)
    yield Name(text, Spot(spot.x, spot.y - GAP - 4), "middle", is_land)


def _box(name: Name) -> Box:
    long = len(name.text) * LETTER
    left = name.spot.x - {"start": 0.0, "middle": long / 2, "end": long}[name.anchor]
    return Box(left, name.spot.y - SIZE, left + long, name.spot.y + SIZE / 4)


def _is_within(box: Box, width: float, height: float) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height
