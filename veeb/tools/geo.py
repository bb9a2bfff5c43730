"""Distances on the ground."""

from math import asin, cos, hypot, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]


def distance_km(here: Point, there: Point) -> float:
    """Straight line (as the crow flies) between two (latitude, longitude) points in degrees, in kilometres."""
    lat, lon, lat_there, lon_there = map(radians, (*here, *there))
    across = cos(lat) * cos(lat_there)
    chord = hypot(sin((lat_there - lat) / 2), sqrt(across) * sin((lon_there - lon) / 2))
    return 2 * EARTH_KM * asin(min(1.0, chord))
