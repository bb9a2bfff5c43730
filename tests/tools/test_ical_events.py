"""One event of a calendar file: its rule, its dates and its end, however they are given."""

from datetime import date

import pytest

from tests.factories.ics import START, WEEKLY, at, only, starts

# Rules and dates


def test_until_as_a_bare_date_keeps_the_last_session():
    one = only("RRULE:FREQ=WEEKLY;UNTIL=20261111")

    assert [f"{start:%d.%m}" for start in starts(one)] == ["21.10", "28.10", "04.11", "11.11"]


def test_until_in_utc_is_read_on_the_clock_of_the_event():
    assert only("RRULE:FREQ=WEEKLY;UNTIL=20261111T080000Z").rule == "FREQ=WEEKLY;UNTIL=20261111T100000"


def test_rule_is_kept_as_it_is():
    assert only("RRULE:FREQ=MONTHLY;BYDAY=-1SU;WKST=SU").rule == "FREQ=MONTHLY;BYDAY=-1SU;WKST=SU"
    assert only("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1,15").rule == "FREQ=MONTHLY;BYMONTHDAY=-1,15"


@pytest.mark.parametrize(
    "lines",
    [
        ["EXDATE:20261028T080000Z,20261104T080000Z"],
        ["EXDATE;VALUE=DATE:20261028", "EXDATE;VALUE=DATE:20261104"],
        ["EXDATE;TZID=Europe/Tallinn:20261028T100000,20261104T100000"],
        ["EXDATE:20261028T100000", "EXDATE;TZID=Europe/London:20261104T080000"],
    ],
    ids=["UTC list", "dates", "local list", "floating and of another zone"],
)
def test_dropped_dates_are_understood_however_they_are_given(lines):
    one = only(WEEKLY, *lines)

    assert one.dropped_starts == (at("2026-10-28 10:00"), at("2026-11-04 10:00"))
    assert [f"{start:%d.%m}" for start in starts(one)] == ["21.10", "11.11"]


def test_dropped_day_of_an_all_day_series_may_be_a_moment():
    one = only("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261024T210000Z", start="DTSTART;VALUE=DATE:20261024")

    assert one.dropped_starts == (date(2026, 10, 25),)
    assert [start.day for start in starts(one)] == [24, 26]


def test_further_dates_and_periods_are_read():
    one = only("RDATE:20261024T070000Z", "RDATE;VALUE=PERIOD:20261026T080000Z/PT1H")

    assert one.more_starts == (at("2026-10-24 10:00"), at("2026-10-26 10:00"))


def test_bad_dropped_date_is_told_and_the_rest_stays():
    one = only(WEEKLY, "EXDATE:homme,20261028T080000Z")

    assert one.dropped_starts == (at("2026-10-28 10:00"),)
    assert one.notices == ("Mõnda korduse kuupäeva ei saanud lugeda. Vaata kordused üle.",)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "RRULE:FREQ=SECONDLY",
            "Kordumist ei saanud üle võtta, jäi ainult esimene kord. Sündmus võib korduda kõige tihedamini iga päev.",
        ),
        (
            "RRULE:FREQ=KUU",
            "Kordumist ei saanud üle võtta, jäi ainult esimene kord. Korduse reegel ei ole õige.",
        ),
        ("EXRULE:FREQ=DAILY", "Erandite reeglit (EXRULE) me ei loe: vaata kordused üle."),
    ],
)
def test_rule_that_cannot_be_used_is_told(line, sentence):
    one = only(line)

    assert (one.rule, one.notices) == ("", (sentence,))


def test_second_rule_is_told():
    one = only(WEEKLY, "RRULE:FREQ=DAILY;COUNT=2")

    assert (one.rule, one.notices) == ("FREQ=WEEKLY;COUNT=4", ("Korduse reegleid oli mitu: loeti ainult esimene.",))


# Ends


@pytest.mark.parametrize(
    ("start", "line", "ends"),
    [
        (START, "DURATION:PT1H30M", at("2026-10-21 11:30")),
        ("DTSTART;TZID=Europe/Tallinn:20261025T020000", "DURATION:PT3H", at("2026-10-25 04:00")),
        ("DTSTART;TZID=Europe/Tallinn:20270328T020000", "DURATION:PT3H", at("2027-03-28 06:00")),
        ("DTSTART;TZID=Europe/Tallinn:20261024T120000", "DURATION:P1D", at("2026-10-25 12:00")),
        ("DTSTART;TZID=Europe/Tallinn:20261024T120000", "DURATION:PT24H", at("2026-10-25 11:00")),
        (START, "DTEND;VALUE=DATE:20261022", at("2026-10-22 00:00")),
        (START, "DTEND;TZID=Europe/Tallinn:20261021T100000", None),
        (START, "", None),
        ("DTSTART;VALUE=DATE:20261104", "DTEND;VALUE=DATE:20261105", date(2026, 11, 4)),
        ("DTSTART;VALUE=DATE:20261104", "DTEND;VALUE=DATE:20261107", date(2026, 11, 6)),
        ("DTSTART;VALUE=DATE:20261104", "DTEND;VALUE=DATE:20261104", date(2026, 11, 4)),
        ("DTSTART;VALUE=DATE:20261104", "DTEND:20261106T000000", date(2026, 11, 5)),
        ("DTSTART;VALUE=DATE:20261104", "DTEND:20261105T180000", date(2026, 11, 5)),
        ("DTSTART;VALUE=DATE:20261104", "DURATION:P2D", date(2026, 11, 5)),
        ("DTSTART:20261104", "", date(2026, 11, 4)),
    ],
)
def test_end_is_read_however_it_is_given(start, line, ends):
    one = only(line, start=start)

    assert (one.ends, one.notices) == (ends, ())
    assert type(one.ends) in {type(one.starts), type(None)}


@pytest.mark.parametrize(
    ("start", "line", "sentence"),
    [
        (START, "DTEND;TZID=Europe/Tallinn:20261021T090000", "Lõpp oli enne algust: sündmus on ilma lõputa."),
        ("DTSTART;VALUE=DATE:20261104", "DTEND;VALUE=DATE:20261101", "Lõpp oli enne algust: sündmus on ilma lõputa."),
        (START, "DURATION:-PT1H", "Lõpp oli enne algust: sündmus on ilma lõputa."),
        (START, "DURATION:P99999999999999D", "Lõppu ei saanud lugeda: sündmus on ilma lõputa."),
        (START, "DTEND:õhtul", "Lõppu ei saanud lugeda: sündmus on ilma lõputa."),
        (START, "DTEND:99991231T235959Z", "Lõppu ei saanud lugeda: sündmus on ilma lõputa."),
    ],
)
def test_impossible_end_is_dropped_and_told(start, line, sentence):
    one = only(line, start=start)

    assert (one.ends, one.notices) == (None, (sentence,))


@pytest.mark.parametrize(("value", "sequence"), [("3", 3), ("-1", 0), ("kolm", 0), ("9" * 30, 2**31 - 1)])
def test_sequence_is_a_number_whatever_stands_there(value, sequence):
    assert only(f"SEQUENCE:{value}").sequence == sequence
