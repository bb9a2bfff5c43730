"""A map near some points: the outline cut to them, one marker for what stands together, names where they fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import dist

from django.utils.translation import gettext as _

from veeb.tools.geo import LATITUDES, LONGITUDES

from .near_names import Name, names_that_fit
from .outline import Frame, Land, Spot, lands, on_plane

WIDTH = 420.0
# How high the picture may be, for its width.
LOWEST, HIGHEST = 0.5, 1.0
# Room around the outermost markers, and how little of the country is worth showing: less would be only a shape.
MARGIN, LEAST_KM = 44.0, 90.0
# Markers nearer than this would hide one another and be hard to hit.
APART = 28.0


@dataclass(frozen=True)
class Point:
    """One thing with an address of ours; without `lat` and `lon` (WGS 84) it stands in the list alone.

    `kind` is the word for what it is, `place` where it is; `motif` and `thread` are those of `{% chip %}`.
    """

    name: str
    url: str
    lat: float | None = None
    lon: float | None = None
    kind: str = ""
    place: str = ""
    motif: str = ""
    thread: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether it can be drawn: by a mistyped one outside Estonia the map would shrink to a dot."""
        if self.lat is None or self.lon is None:
            return False
        (south, north), (west, east) = LATITUDES, LONGITUDES
        return south <= self.lat <= north and west <= self.lon <= east


@dataclass
class Marker:
    """What stands in one place of the picture, a single point or several."""

    spot: Spot
    points: list[Point] = field(default_factory=list)

    @property
    def point(self) -> Point:
        """The only one, or the first of several."""
        return self.points[0]

    @property
    def count(self) -> int:
        """How many stand here."""
        return len(self.points)

    @property
    def place(self) -> str:
        """Where that is: each place once."""
        return ", ".join(dict.fromkeys(point.place for point in self.points if point.place)) or _("Samas kohas")

    @property
    def label(self) -> str:
        """What to write beside it."""
        return self.point.name if self.count == 1 else self.place

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        if self.count > 1:
            return f"{self.place}: {self.count}"
        return f"{self.point.name}, {self.point.kind}" if self.point.kind else self.point.name


@dataclass(frozen=True)
class NearMap:
    """What `ui/near_map.html` draws; without markers there is no picture, only the list."""

    width: float
    height: float
    lands: Sequence[Land]
    markers: Sequence[Marker]
    names: Sequence[Name]
    elsewhere: Sequence[Point]


def draw(points: Iterable[Point]) -> NearMap:
    """Lay out a map of the points, in their own order."""
    given = list(points)
    placed = [point for point in given if point.is_placed]
    elsewhere = [point for point in given if not point.is_placed]
    if not placed:
        return NearMap(0, 0, [], [], [], elsewhere)
    spots = [on_plane(point.lat or 0, point.lon or 0) for point in placed]
    frame = _frame(spots)
    markers = _markers(placed, [frame.place(spot) for spot in spots])
    shown = lands(frame)
    texts = chain(
        ((marker.label, marker.spot, False) for marker in markers), ((land.name, land.middle, True) for land in shown)
    )
    names = names_that_fit(texts, taken=[marker.spot for marker in markers], width=frame.width, height=frame.height)
    return NearMap(frame.width, frame.height, shown, markers, names, elsewhere)


def _frame(spots: Sequence[Spot]) -> Frame:
    """The part of the plane that has all the spots in it, neither too flat nor too high."""
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    inner = WIDTH - 2 * MARGIN
    tallest = WIDTH * HIGHEST - 2 * MARGIN
    scale = min(inner / max(right - left, LEAST_KM), tallest / max(bottom - top, LEAST_KM * tallest / inner))
    height = max((bottom - top) * scale + 2 * MARGIN, WIDTH * LOWEST)
    middle = Spot((left + right) / 2, (top + bottom) / 2)
    return Frame(middle.x - WIDTH / scale / 2, middle.y - height / scale / 2, scale, WIDTH, round(height))


def _markers(points: Sequence[Point], spots: Sequence[Spot]) -> list[Marker]:
    """One for each point; a point that would stand on another's marker joins it."""
    markers: list[Marker] = []
    for point, spot in zip(points, spots, strict=True):
        near = next((marker for marker in markers if dist(marker.spot, spot) < APART), None)
        if near is None:
            near = Marker(spot)
            markers.append(near)
        near.points.append(point)
    return markers
