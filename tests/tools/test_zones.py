"""Zones: from a local clock to UTC and back, in the nights of the clock changes too."""

from datetime import UTC

import pytest

from tests.factories.ics import at
from veeb.tools.zones import OutOfRange, UnknownZone, check_zone, to_local, to_utc

TALLINN = "Europe/Tallinn"


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2026-10-25T02:59", "2026-10-24T23:59"),
        ("2026-10-25T03:30", "2026-10-25T00:30"),  # comes twice: the first
        ("2026-10-25T04:00", "2026-10-25T02:00"),
        ("2027-03-28T02:59", "2027-03-28T00:59"),
        ("2027-03-28T03:30", "2027-03-28T01:30"),  # skipped: the offset before the gap
        ("2027-03-28T04:00", "2027-03-28T01:00"),
    ],
)
def test_clock_time_of_the_night_of_the_change_becomes_utc(local, utc):
    assert to_utc(at(local), TALLINN) == at(utc).replace(tzinfo=UTC)


def test_moment_becomes_the_clock_time_of_a_zone():
    assert to_local(at("2026-10-25T00:30").replace(tzinfo=UTC), TALLINN) == at("2026-10-25T03:30")
    assert to_local(at("2026-10-25T01:30").replace(tzinfo=UTC), TALLINN) == at("2026-10-25T03:30")
    assert to_local(at("2026-10-25T01:30").replace(tzinfo=UTC), TALLINN).fold == 0


@pytest.mark.parametrize(
    "name", ["", "Europe", "Tallinn", "europe/tallinn", "../etc/passwd", "/etc/passwd", "localtime", "a\0b", "x" * 9000]
)
def test_unknown_zone_is_refused(name):
    with pytest.raises(UnknownZone):
        to_utc(at("2026-10-21 10:00"), name)
    with pytest.raises(UnknownZone):
        check_zone(name)


@pytest.mark.parametrize("edge", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_edge_of_the_calendar_is_refused_not_an_error(edge):
    zone = TALLINN if edge.startswith("0") else "America/New_York"

    with pytest.raises(OutOfRange):
        to_utc(at(edge), zone)
    with pytest.raises(OutOfRange):
        to_local(at(edge).replace(tzinfo=UTC), "America/New_York" if edge.startswith("0") else TALLINN)
