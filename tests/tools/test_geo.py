"""Distances on the ground."""

import pytest

from veeb.tools.geo import distance_km

TALLINN, TARTU = (59.437, 24.7535), (58.3806, 26.7251)


@pytest.mark.parametrize(("here", "there", "km"), [(TALLINN, TARTU, 163), (TARTU, TALLINN, 163), (TARTU, TARTU, 0)])
def test_distance_is_a_straight_line_both_ways(here, there, km):
    assert round(distance_km(here, there)) == km
