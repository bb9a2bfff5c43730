"""Clock times of calendar files: zones under all their names, on both sides of the clock changes."""

from datetime import timedelta

import pytest

from tests.factories.ics import WEEKLY, at, calendar, event, only, starts
from veeb.tools.ical import parse
from veeb.tools.recurrence import to_utc


@pytest.mark.parametrize(
    ("start", "utc"),
    [("20261021T100000", ["07:00", "08:00"]), ("20270324T100000", ["08:00", "07:00"])],
    ids=["clocks go back", "clocks go forward"],
)
def test_weekly_event_keeps_its_clock_time_across_the_clock_change(start, utc):
    one = only("RRULE:FREQ=WEEKLY;COUNT=2", start=f"DTSTART;TZID=Europe/Tallinn:{start}")

    assert [f"{start:%H:%M}" for start in starts(one)] == ["10:00", "10:00"]
    assert [f"{to_utc(start, one.zone):%H:%M}" for start in starts(one)] == utc


def test_weekly_event_in_utc_stays_in_utc_and_is_told_of():
    one = only(WEEKLY, start="DTSTART:20261021T070000Z", head="X-WR-TIMEZONE:Europe/Tallinn")

    assert (one.zone, one.starts) == ("UTC", at("2026-10-21 07:00"))
    assert one.notices == ("Kordub UTC aja järgi: kohalik kellaaeg on suvel ja talvel erinev. Vaata kellaaeg üle.",)


@pytest.mark.parametrize(
    ("written", "local"),
    [
        ("20261024T070000Z", "2026-10-24 10:00"),
        ("20261026T080000Z", "2026-10-26 10:00"),
        ("20270327T080000Z", "2027-03-27 10:00"),
        ("20270329T070000Z", "2027-03-29 10:00"),
        ("20270329T100000+0300", "2027-03-29 10:00"),
        ("2027-03-29T10:00:00+03:00", "2027-03-29 10:00"),
    ],
)
def test_single_moment_is_shown_on_the_clock_of_the_calendar(written, local):
    one = only(start=f"DTSTART:{written}")

    assert (one.starts, one.zone, one.notices) == (at(local), "Europe/Tallinn", ())


def test_moment_in_the_hour_that_comes_twice_is_not_moved():
    first, second = (only(start=f"DTSTART:20261025T0{hour}3000Z") for hour in (0, 1))

    assert (first.starts, first.zone) == (at("2026-10-25 03:30"), "Europe/Tallinn")
    assert (second.starts, second.zone) == (at("2026-10-25 01:30"), "UTC")
    assert to_utc(second.starts, second.zone) - to_utc(first.starts, first.zone) == timedelta(hours=1)


def test_clock_time_without_a_zone_is_of_the_calendar_and_told_once():
    floating = [event(uid=f"UID:{number}", start="DTSTART:20261021T100000") for number in range(3)]

    own, ours = parse(calendar(*floating, head="X-WR-TIMEZONE:Europe/Helsinki")), parse(calendar(*floating))

    assert {(one.zone, one.starts) for one in own.events} == {("Europe/Helsinki", at("2026-10-21 10:00"))}
    assert own.notices == ("Kellaaegadel ei olnud ajavööndit: need loeti Europe/Helsinki aja järgi.",)
    assert ours.notices == ("Kellaaegadel ei olnud ajavööndit: need loeti Europe/Tallinn aja järgi.",)


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("FLE Standard Time", "Europe/Tallinn"),
        ("W. Europe Standard Time 1", "Europe/Berlin"),
        ("GTB Standard Time", "Europe/Bucharest"),
        ("/freeassociation.sourceforge.net/Europe/Tallinn", "Europe/Tallinn"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("europe/tallinn", "Europe/Tallinn"),
        ("tzone://Microsoft/Utc", "UTC"),
        ('"(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius"', "Europe/Tallinn"),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Tallinn"),
        ("Helsinki, Tallinn", "Europe/Tallinn"),
    ],
)
def test_zone_names_of_other_programs_are_understood(name, zone):
    one = only(WEEKLY, start=f"DTSTART;TZID={name}:20261021T100000")

    assert (one.zone, one.starts) == (zone, at("2026-10-21 10:00"))


def test_moment_beyond_the_calendar_of_its_zone_is_left_out():
    read = parse(calendar(event(start="DTSTART:00010101T000000+0200")))

    assert read.notices[0] == "Sündmus nr 1 („Talgud“) jäi välja: aasta 1 ei saa olla õige."


def test_zone_name_is_explained_by_the_calendar_itself():
    zone = "BEGIN:VTIMEZONE\r\nTZID:Minu aeg\r\nX-LIC-LOCATION:Europe/Riga\r\nEND:VTIMEZONE"

    assert only(start="DTSTART;TZID=Minu aeg:20261021T100000", head=zone).zone == "Europe/Riga"


def test_unknown_zone_is_told_beside_the_event():
    one = only(start="DTSTART;TZID=Minu aeg:20261021T100000")

    assert one.zone == "Europe/Tallinn"
    assert one.notices == (
        "Ajavööndit „Minu aeg“ me ei tunne: kellaajad loeti Europe/Tallinn aja järgi. Vaata need üle.",
    )


def test_unknown_zone_of_the_calendar_is_told_of_the_calendar():
    read = parse(calendar(event(), head="X-WR-TIMEZONE:Kodu"))

    assert read.zone == "Europe/Tallinn"
    assert read.notices == ("Ajavööndit „Kodu“ me ei tunne: kellaajad loeti Europe/Tallinn aja järgi. Vaata need üle.",)


def test_end_in_another_zone_is_on_the_clock_of_the_start():
    assert only("DTEND;TZID=Europe/London:20261021T100000").ends == at("2026-10-21 12:00")
