"""The outline of Estonia's counties, cut to a frame and written as the path of an SVG."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).parent / "static/ui/map/counties.json"
KM_PER_DEGREE = 111.32
# Degrees of longitude are this much shorter in the middle of Estonia (58.6° N): flat enough for a country so small.
NARROWED = cos(radians(58.6))
# Cut so far outside the frame, in units of the picture, that the line along the cut is not seen.
BLEED = 4.0


class Spot(NamedTuple):
    """A place on a plane: in kilometres while measuring, in units of the picture when drawn; y grows southwards."""

    x: float
    y: float


class Frame(NamedTuple):
    """What of the plane is drawn, in kilometres, and how many units of the picture a kilometre takes."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, spot: Spot) -> Spot:
        """The spot of the plane as a spot of the picture."""
        return Spot((spot.x - self.left) * self.scale, (spot.y - self.top) * self.scale)


class Land(NamedTuple):
    """A county as far as the frame shows it: the path, and the middle of its largest part."""

    name: str
    path: str
    middle: Spot


def on_plane(lat: float, lon: float) -> Spot:
    """Where on the plane a point of WGS 84 lies."""
    return Spot(lon * NARROWED * KM_PER_DEGREE, -lat * KM_PER_DEGREE)


def lands(frame: Frame) -> list[Land]:
    """The counties that the frame shows something of."""
    shown = ((name, [_cut(frame, ring) for ring in rings]) for name, rings in _counties())
    seen = ((name, [ring for ring in rings if ring]) for name, rings in shown)
    return [Land(name, "".join(map(_path, rings)), _middle(max(rings, key=_area))) for name, rings in seen if rings]


@cache
def _counties() -> list[tuple[str, list[list[Spot]]]]:
    """Name and outer rings of each county, in kilometres; the file has no holes."""
    features = json.loads(SOURCE.read_text(encoding="utf-8"))["features"]
    return [
        (
            feature["properties"]["name"],
            [[on_plane(lat, lon) for lon, lat in rings[0]] for rings in feature["geometry"]["coordinates"]],
        )
        for feature in features
    ]


def _cut(frame: Frame, ring: Sequence[Spot]) -> list[Spot]:
    """The ring in units of the picture, cut along its edges one after another (Sutherland and Hodgman's way)."""
    edges: list[tuple[int, float, Callable[[float, float], bool]]] = [
        (0, -BLEED, float.__ge__),
        (0, frame.width + BLEED, float.__le__),
        (1, -BLEED, float.__ge__),
        (1, frame.height + BLEED, float.__le__),
    ]
    spots = [frame.place(spot) for spot in ring]
    for axis, at, is_inside in edges:
        spots = [
            spot for before, now in pairwise([*spots[-1:], *spots]) for spot in _kept(before, now, axis, at, is_inside)
        ]
    return spots


def _kept(before: Spot, now: Spot, axis: int, at: float, is_inside: Callable[[float, float], bool]) -> list[Spot]:
    """What of the way from `before` to `now` stays: where it crosses the edge, and `now` when it is inside."""
    was_in, is_in = is_inside(before[axis], at), is_inside(now[axis], at)
    kept = [now] if is_in else []
    if was_in != is_in:
        share = (at - before[axis]) / (now[axis] - before[axis])
        kept.insert(0, Spot(before.x + share * (now.x - before.x), before.y + share * (now.y - before.y)))
    return kept


def _area(ring: Sequence[Spot]) -> float:
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairwise([*ring, ring[0]]))) / 2


def _middle(ring: Sequence[Spot]) -> Spot:
    """The middle of the box around a ring: near enough for a name."""
    across, down = [spot.x for spot in ring], [spot.y for spot in ring]
    return Spot((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)


def _path(ring: Sequence[Spot]) -> str:
    """Whole tenths of a unit, each step from the one before: the shortest way to write it."""
    tenths = [(round(spot.x * 10), round(spot.y * 10)) for spot in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths)]
    line = " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))
    return f"M{tenths[0][0]} {tenths[0][1]}l{line}z"
