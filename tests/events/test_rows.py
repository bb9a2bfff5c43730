"""Rows of the calendar."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import translation

from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_municipality
from veeb.events.models import Event
from veeb.events.rows import coming_rows, event_rows

pytestmark = pytest.mark.django_db

BEFORE = datetime(2027, 6, 1, tzinfo=UTC)
RECURRING, WITH_SEATS = {"rule": "FREQ=WEEKLY;COUNT=3"}, {"joining": "seat", "capacity": 9}


def row_of(event: Event, at: datetime = BEFORE, language: str = "et"):
    [row] = event_rows([event.pk], at=at, language=language)
    return row


def test_row_tells_when_and_where():
    kuusalu = make_municipality("Kuusalu vald")

    row = row_of(make_event(municipality=kuusalu, settlement="Kuusalu", is_free=True, access=["wheelchair"]))

    assert (row.title, row.url) == ("Kriisiplaani koolitus", "/sundmus/kriisiplaani-koolitus/")
    assert (row.clock, row.place_label, row.zone) == ("10.00–16.00", "Kuusalu, Kuusalu vald", "")
    assert (row.stub, row.year) == (("E", "7", "jun"), "")
    assert f"{row.starts:%Y-%m-%d %H:%M %z}" == "2027-06-07 10:00 +0300"
    assert [str(label) for label in row.access] == ["ratastooliga ligipääs"]
    assert row.is_free
    assert [row.is_past, row.is_off, row.is_moved, row.is_now] == [False] * 4


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"is_online": True}, "veebis"),
        ({"is_online": True, "venue": "Rahvamaja"}, "Rahvamaja ja veebis"),
        ({"venue": "Rahvamaja"}, "Rahvamaja"),
        ({}, ""),
    ],
)
def test_place_is_what_is_known_of_it(fields, place):
    assert row_of(make_event(**fields)).place_label == place


def test_town_is_not_said_twice():
    haapsalu = make_municipality("Haapsalu linn")

    assert row_of(make_event(municipality=haapsalu, settlement="Haapsalu")).place_label == "Haapsalu linn"


def test_row_of_another_zone_says_whose_clock_it_is():
    row = row_of(make_event(zone="Europe/London"))

    assert (row.clock, row.zone) == ("10.00–16.00", "Europe/London aja järgi")


def test_end_that_nobody_said_and_days_without_a_clock_are_not_made_up():
    no_end = make_event(sessions=[{"starts_on": MORNING.date(), "starts_at": MORNING.time()}])
    all_day = make_event(sessions=[{"starts_on": MORNING.date()}])

    assert row_of(no_end).clock == "10.00"
    assert row_of(all_day).clock == ""


def test_night_event_says_its_last_day():
    assert row_of(make_event(starts=MORNING.replace(hour=22), hours=10)).clock == "22.00 – 8. juuni 8.00"


def test_event_of_several_days_tells_when_it_goes_on():
    two_days = make_event(sessions=[session(MORNING), session(MORNING + timedelta(days=1))])

    assert row_of(two_days).goes_on == date(2027, 6, 8)
    assert row_of(two_days, at=datetime(2027, 6, 8, tzinfo=UTC)).goes_on is None
    over = row_of(two_days, at=datetime(2027, 7, 1, tzinfo=UTC))
    assert (over.day, over.goes_on, over.is_past) == (date(2027, 6, 7), date(2027, 6, 8), True)


def test_repeating_event_shows_its_next_time_that_is_not_dropped():
    weekly = make_event(
        rule="FREQ=WEEKLY;COUNT=3",
        overrides=[{"was_on": MORNING.date(), "was_at": time(10), "is_dropped": True, "reason": "Jaanipäev"}],
    )

    row = row_of(weekly)

    assert (row.day, row.is_off, row.repeats) == (date(2027, 6, 14), False, "iga nädal, 3 korda")
    assert row_of(weekly, at=datetime(2027, 7, 1, tzinfo=UTC)).is_past


def test_cancelled_moved_and_running_events_are_told_apart():
    cancelled = make_event(standing="cancelled", standing_reason="Torm")
    moved = make_event(standing="moved", standing_reason="Saal jäi väikeseks")
    noon = datetime(2027, 6, 7, 9, tzinfo=UTC)

    assert (row_of(cancelled).is_off, row_of(cancelled).is_moved) == (True, False)
    assert (row_of(moved).is_off, row_of(moved).is_moved) == (False, True)
    assert row_of(moved, at=noon).is_now


def test_seats_are_told_only_where_one_signs_up_here_for_one_of_so_many(taken):
    free = make_event(joining="seat", capacity=20)
    full = make_event(joining="seat", capacity=2)
    unlimited = make_event(joining="seat")
    elsewhere = make_event(joining="link", joining_link="https://example.org/", capacity=20)
    cohort = make_event(joining="cohort", capacity=20)
    taken.update({free.pk: 14, full.pk: 2, cohort.pk: 3})

    assert (row_of(free).seats_left, row_of(free).is_full) == (6, False)
    assert (row_of(full).seats_left, row_of(full).is_full) == (0, True)
    assert [row_of(event).seats_left for event in (unlimited, elsewhere, cohort)] == [None, None, None]


def test_series_has_the_days_of_its_parts():
    series = make_event("Sama koolitus kahes piirkonnas", starts=None)
    make_event("Lõuna", starts=datetime(2027, 6, 5, 10), part_of=series)
    make_event("Lääne", starts=datetime(2028, 1, 23, 10), part_of=series)

    row = row_of(series)

    assert (row.day, row.last_day, row.starts, row.clock) == (date(2027, 6, 5), date(2028, 1, 23), None, "")


def test_year_is_said_when_it_is_another():
    assert row_of(make_event(), at=datetime(2026, 12, 31, 12, tzinfo=UTC)).year == "2027"


def test_drafts_have_no_row_and_no_ids_need_no_query(django_assert_num_queries):
    draft = make_event(state="draft")

    assert event_rows([draft.pk], at=BEFORE, language="et") == []
    with django_assert_num_queries(0):
        assert event_rows([], at=BEFORE, language="et") == []


def test_row_speaks_the_language_on_screen():
    event = make_event(title_en="Crisis plan training")

    with translation.override("en"):
        row = row_of(event, language="en")

    assert (row.title, row.lang, row.url) == ("Crisis plan training", "en", "/en/sundmus/kriisiplaani-koolitus/")
    assert (row.clock, row.stub[1:]) == ("10:00–16:00", ("7", "Jun"))


def test_coming_rows_are_the_next_of_what_they_are_asked_within_and_their_number():
    later = make_event("Hiljem", starts=MORNING + timedelta(days=2), audiences=["council"])
    sooner = make_event("Varem", audiences=["council"])
    latest = make_event("Viimasena", starts=MORNING + timedelta(days=3), audiences=["council"])
    make_event("Teistele", audiences=["official"])

    rows, total = coming_rows(at=BEFORE, language="et", within={"audience": ["council"]}, how_many=2)

    assert [row.event for row in rows] == [sooner.pk, later.pk]
    assert total == len([sooner, later, latest])


@pytest.mark.parametrize("how_many", [1, 3])
def test_rows_take_few_queries_however_many_events(how_many, django_assert_max_num_queries):
    for number in range(how_many):
        make_event(f"Koolitus {number}", **(RECURRING if number else WITH_SEATS))
    coming_rows(at=BEFORE, language="et")

    with django_assert_max_num_queries(8):
        rows, total = coming_rows(at=BEFORE, language="et")

    assert len(rows) == total == how_many
