"""Distances on the ground, and the degrees between which Estonia lies."""

from math import asin, cos, hypot, radians, sin, sqrt

from django.utils.translation import gettext_lazy as _

EARTH_KM = 6371.0
Point = tuple[float, float]
# A little more than Estonia with its waters (WGS 84): what lies outside was mistyped.
LATITUDES, LONGITUDES = (57.3, 60.0), (21.3, 28.5)
HALF_A_POINT = _("Märgi nii laius kui ka pikkus või jäta mõlemad tühjaks.")


def distance_km(here: Point, there: Point) -> float:
    """Straight line (as the crow flies) between two (latitude, longitude) points in degrees, in kilometres."""
    lat, lon, lat_there, lon_there = map(radians, (*here, *there))
    across = cos(lat) * cos(lat_there)
    chord = hypot(sin((lat_there - lat) / 2), sqrt(across) * sin((lon_there - lon) / 2))
    return 2 * EARTH_KM * asin(min(1.0, chord))
