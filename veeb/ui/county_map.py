"""The stitched county map: where each county stands on a canvas of 37 × 25 stitches."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

STITCHES = "".join(f"M0 {y}h37" for y in range(1, 25)) + "".join(f"M{x} 0v25" for x in range(1, 37))
DARKEST = 4


class Shape(NamedTuple):
    """One county: the outline of its stitches, its short label and where the label stands."""

    path: str
    label: str
    x: float
    y: float


# By ISO 3166-2 code.
SHAPES = {
    "EE-39": Shape("M4 11v-1h-3v-1h1v-1h1v-1h3v1h1v3z", "Hiiu", 4, 9.4),
    "EE-74": Shape("M7 12v2h1v1h-1v1h-2v1h-1v1h-1v1h-1v-3h-1v-2h1v-1h2v-1zM8 12h1v2h-1z", "Saare", 4.2, 14.6),
    "EE-56": Shape("M13 11h-1v2h-2v-1h-1v-1h1v-4h-1v-1h1v-1h2v1h1zM8 7h1v1h-1z", "Lääne", 11.3, 8.6),
    "EE-37": Shape("M12 4h2v-1h3v-1h3v-1h1v-1h1v1h1v4h-2v1h-1v1h-7v-1h-1z", "Harju", 17.4, 5),
    "EE-71": Shape("M19 7v3h-1v1h-5v-4z", "Rapla", 15.9, 9.3),
    "EE-68": Shape("M19 19h-1v1h-2v1h-1v-3h1v-3h-3v1h-2v-3h1v-2h6v1h1zM13 17h1v1h-1z", "Pärnu", 15, 13.4),
    "EE-52": Shape("M18 12v-2h1v-3h1v-1h1v-1h3v1h1v4h-1v1h-1v1z", "Järva", 21.6, 8.8),
    "EE-60": Shape("M24 5h-1v-4h1v-1h1v1h2v1h2v1h1v5h-1v1h-4v-3h-1z", "L-Viru", 26.5, 4.9),
    "EE-45": Shape("M29 9v-1h1v-5h7v2h-1v1h-1v2h-2v1z", "I-Viru", 32.9, 5.5),
    "EE-50": Shape("M30 9v1h1v2h-3v1h-2v1h-2v-2h-1v-1h1v-1h1v-1z", "Jõgeva", 27.2, 11.2),
    "EE-84": Shape("M24 17h-1v1h-1v1h-3v-7h5z", "Viljandi", 21.3, 15),
    "EE-79": Shape("M32 16h-3v1h-1v1h-3v-1h-1v-3h2v-1h2v-1h4z", "Tartu", 28, 15),
    "EE-64": Shape("M31 21v-1h-3v-1h-1v-1h1v-1h1v-1h4v1h1v2h-1v2z", "Põlva", 30.8, 18.6),
    "EE-81": Shape("M26 21h1v2h-2v-1h-1v-1h-1v-1h-1v-2h1v-1h2v1h2v2h-1z", "Valga", 24.3, 19.7),
    "EE-87": Shape("M31 20v1h2v2h-1v1h-1v1h-3v-1h-1v-3h-1v-1h1v-1h1v1z", "Võru", 29.6, 22.2),
}


@dataclass(frozen=True)
class DrawnCounty:
    """A county for `areas` and `ui/counties.html`; `value` is how much comes from there."""

    iso: str
    short_name: str
    url: str
    value: int
    is_current: bool


@dataclass(frozen=True)
class Area:
    """A county ready to be drawn; `shade` goes from 0 (nothing) to 4 (the most)."""

    shape: Shape
    name: str
    url: str
    value: int
    shade: int
    is_current: bool


def areas(counties: Iterable[Any]) -> list[Area]:
    """Counties as they are drawn; each has .iso .short_name .url .value, and .is_current if one is chosen."""
    known = [county for county in counties if county.iso in SHAPES]
    most = max((county.value for county in known), default=0)
    return [
        Area(
            SHAPES[county.iso],
            county.short_name,
            county.url,
            county.value,
            -(-county.value * DARKEST // most) if most else 0,
            getattr(county, "is_current", False),
        )
        for county in known
    ]
