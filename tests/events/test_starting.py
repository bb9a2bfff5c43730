"""The first real events."""

from datetime import UTC, date, datetime

import pytest

from veeb.events import calendar, starting
from veeb.events.models import Event
from veeb.places import starting as places
from veeb.tools.tables import rows
from veeb.topics import starting as topics

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture(autouse=True)
def loaded():
    places.load()
    topics.load()
    return starting.load()


def test_events_are_public_over_and_tell_where_they_come_from(loaded):
    events = Event.objects.public()

    assert events.count() == loaded == len(list(rows(starting.DATA)))
    assert set(calendar.past(NOW)) == set(events.exclude(sessions=None).values_list("pk", flat=True))
    assert not events.filter(origin_url="").exists()
    assert not events.filter(good_for_et="").exists()
    assert not events.exclude(ref__startswith="events:").exists()


def test_old_address_of_the_portal_leads_to_the_same_event():
    event = Event.objects.get(slug="louna-regioon-kogukonnad-kui-ressurss-kov-kriisikomisjonidele-2")

    assert [day.starts_on for day in event.ordered_sessions()] == [date(2024, 3, 5), date(2024, 3, 6)]
    assert (event.municipality.name, event.rescue_region, event.county.short_name) == (
        "Tõrva vald",
        "Lõuna",
        "Valgamaa",
    )


def test_series_has_its_parts_and_no_days_of_its_own():
    kai = Event.objects.series().get(ref="events:kai")

    assert not kai.sessions.exists()
    assert list(kai.parts.order_by("slug").values_list("ref", flat=True)) == ["events:kai-2023", "events:kai-2025"]


def test_clock_time_is_there_where_the_page_gave_it():
    [seminar] = Event.objects.get(ref="events:russell-tartu-2024").occurrences.all()

    assert (seminar.starts_at, seminar.ends_at) == (
        datetime(2024, 5, 9, 12, 30, tzinfo=UTC),
        datetime(2024, 5, 9, 14, 30, tzinfo=UTC),
    )


def test_what_was_loaded_once_is_not_loaded_again():
    Event.objects.get(ref="events:kai-2025").delete()

    assert starting.load() == 0
