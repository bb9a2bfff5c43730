"""When an event happens."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.factories.events import MORNING, make_event, session
from veeb.events import calendar, occurring
from veeb.events.models import Event, Occurrence
from veeb.records import publishing
from veeb.search import queries

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 10, 1, tzinfo=UTC)


def starts_of(event: Event) -> list[str]:
    """Moments in UTC, in order."""
    return [f"{one.starts_at:%Y-%m-%d %H:%M}" for one in event.occurrences.all()]


def test_clock_time_becomes_a_moment_by_the_zone_of_its_day():
    summer = make_event("Suvel", starts=datetime(2026, 10, 24, 10))
    winter = make_event("Talvel", starts=datetime(2026, 10, 26, 10))

    assert starts_of(summer) == ["2026-10-24 07:00"]
    assert starts_of(winter) == ["2026-10-26 08:00"]


def test_weekly_event_keeps_its_clock_time_when_the_clock_changes():
    autumn = make_event("Sügis", starts=datetime(2026, 10, 21, 10), rule="FREQ=WEEKLY;COUNT=2")
    spring = make_event("Kevad", starts=datetime(2027, 3, 24, 10), rule="FREQ=WEEKLY;COUNT=2")

    assert starts_of(autumn) == ["2026-10-21 07:00", "2026-10-28 08:00"]
    assert starts_of(spring) == ["2027-03-24 08:00", "2027-03-31 07:00"]


def test_event_in_the_night_of_the_clock_change_lasts_as_long_as_it_does():
    night = make_event("Öövalve", starts=datetime(2026, 10, 24, 22), hours=10)

    [one] = night.occurrences.all()

    assert one.ends_at - one.starts_at == timedelta(hours=11)
    assert (one.day, one.last_day) == (date(2026, 10, 24), date(2026, 10, 25))


def test_dropped_and_moved_times_of_a_rule_are_known_by_their_first_time():
    event = make_event(
        starts=datetime(2026, 10, 21, 10),
        rule="FREQ=WEEKLY;COUNT=3",
        overrides=[
            {"was_on": date(2026, 10, 28), "was_at": time(10), "is_dropped": True, "reason": "Koolivaheaeg"},
            {"was_on": date(2026, 11, 4), "was_at": time(10), "starts_on": date(2026, 11, 5), "starts_at": time(12)},
        ],
    )

    rows = event.occurrences.values_list("key", "day", "is_off", "is_moved")

    assert list(rows) == [
        ("20261021T100000", date(2026, 10, 21), False, False),
        ("20261028T100000", date(2026, 10, 28), True, False),
        ("20261104T100000", date(2026, 11, 5), False, True),
    ]


def test_days_without_a_clock_are_whole():
    event = make_event(sessions=[{"starts_on": date(2026, 3, 5), "ends_on": date(2026, 3, 6)}])

    [one] = event.occurrences.all()

    assert (one.day, one.last_day, one.clock) == (date(2026, 3, 5), date(2026, 3, 6), None)
    assert one.ends_at - one.starts_at == timedelta(days=2)


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "withdrawn"])
def test_only_public_events_have_times(state):
    make_event(state=state)

    assert not Occurrence.objects.exists()


def test_withdrawn_event_leaves_the_calendar_with_its_times():
    event = make_event()

    publishing.withdraw(event)

    assert not Occurrence.objects.exists()


def test_endless_rule_reaches_a_year_ahead_and_further_every_night():
    event = make_event(starts=datetime(2026, 10, 1, 10), rule="FREQ=DAILY")
    Occurrence.objects.filter(event=event, day__gt=date(2026, 12, 31)).delete()

    assert occurring.extend() == 1

    last = event.occurrences.last()
    assert timedelta(days=398) < last.starts_at - datetime.now(UTC) <= timedelta(days=401)


def test_repeating_event_far_ahead_is_announced_by_its_first_time():
    leap_day = make_event(starts=datetime(2036, 2, 29, 10), rule="FREQ=YEARLY")

    assert starts_of(leap_day) == ["2036-02-29 08:00"]


def test_daily_rule_of_many_years_does_not_run_dry():
    event = make_event(starts=datetime(2022, 10, 1, 10), rule="FREQ=DAILY")

    days = [one.day for one in event.occurrences.all()]

    assert len(days) <= occurring.MOST
    assert days[0] < timezone.localdate() < timezone.localdate() + timedelta(days=395) < days[-1]


def test_moved_time_without_an_end_lasts_as_long_as_it_would_have():
    override = {
        "was_on": date(2026, 10, 21),
        "was_at": time(10),
        "starts_on": date(2026, 10, 22),
        "starts_at": time(14),
    }
    event = make_event(starts=datetime(2026, 10, 21, 10), hours=2, rule="FREQ=WEEKLY;COUNT=2", overrides=[override])

    moved = event.occurrences.get(is_moved=True)

    assert moved.ends_at - moved.starts_at == timedelta(hours=2)


def test_series_lasts_from_the_first_to_the_last_of_its_parts():
    series = make_event("Sama koolitus neljas piirkonnas", starts=None)
    make_event("Lõuna", starts=datetime(2027, 3, 5, 10), part_of=series)
    make_event("Lääne", starts=datetime(2027, 11, 23, 10), part_of=series)

    doc = queries.of_record(series)

    assert (doc.happens_on, doc.happens_until) == (date(2027, 3, 5), date(2027, 11, 23))


def test_coming_are_in_the_order_of_their_next_time_and_past_by_their_last():
    weekly = make_event("Iga nädal", starts=datetime(2026, 9, 1, 10), rule="FREQ=WEEKLY;COUNT=8")
    soon = make_event("Varsti", starts=datetime(2026, 10, 2, 10))
    over = make_event("Möödas", starts=datetime(2026, 9, 20, 10))
    long_over = make_event("Ammu", starts=datetime(2025, 9, 20, 10))

    assert calendar.coming(BEFORE) == [soon.pk, weekly.pk]
    assert calendar.past(BEFORE) == [over.pk, long_over.pk]
    next_days = {event: times[0].day for event, times in calendar.times_of([weekly, over], BEFORE).items()}
    assert next_days == {weekly.pk: date(2026, 10, 6), over.pk: date(2026, 9, 20)}


def test_month_holds_every_day_of_a_long_event():
    event = make_event(sessions=[session(datetime(2026, 10, 30, 10), 30)])
    weeks = calendar.grid(2026, 10)

    marks = calendar.marks(weeks)

    assert [len(week) for week in weeks] == [7] * 5
    assert weeks[0][0] == date(2026, 9, 28)
    assert {day: [mark.event for mark in found] for day, found in marks.items()} == {
        date(2026, 10, 30): [event.pk],
        date(2026, 10, 31): [event.pk],
    }


def test_month_and_list_see_at_once_that_only_the_hour_has_changed():
    event = make_event(starts=datetime(2026, 10, 30, 10))
    weeks = calendar.grid(2026, 10)
    assert calendar.marks(weeks)[date(2026, 10, 30)][0].starts_at == datetime(2026, 10, 30, 8, tzinfo=UTC)
    assert calendar.times_of([event], BEFORE)[event.pk][0].clock == time(10)

    [session] = event.sessions.all()
    session.starts_at = time(12)
    event.sessions.set([session])
    event.save_revision().publish()

    assert calendar.marks(weeks)[date(2026, 10, 30)][0].starts_at == datetime(2026, 10, 30, 10, tzinfo=UTC)
    assert calendar.times_of([event], BEFORE)[event.pk][0].clock == time(12)


def test_month_grid_of_december_ends_in_the_next_year():
    assert calendar.grid(2026, 12)[-1][-1] == date(2027, 1, 3)


def test_selection_keeps_the_order_and_counts():
    later = make_event("Hiljem", starts=MORNING + timedelta(days=1), kind="seminar")
    sooner = make_event("Varem", starts=MORNING, is_online=True)

    found = calendar.select([later.pk, sooner.pk], filters={"kind": ["seminar", "training"]})
    online = calendar.select([later.pk, sooner.pk], filters={"county": ["web"]})

    assert found.ids == [later.pk, sooner.pk]
    assert found.counts["kind"] == {"seminar": 1, "training": 1}
    assert online.ids == [sooner.pk]
