"""Deadlines of calls in people's own calendars."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.utils import timezone

from tests.factories.funding import make_call
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from veeb.records import publishing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("march")]
FEED = "/rahastus/tahtajad.ics"
OPEN = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 4, 2)}
DAY = timedelta(days=1)


@pytest.fixture
def march(monkeypatch):
    """Now is 28 March 2026; the clock goes on when a test moves it."""
    now = [datetime(2026, 3, 28, 10, tzinfo=UTC)]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    return now


def read(client, address: str = FEED) -> icalendar.Calendar:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    calendar = icalendar.Calendar.from_ical(answer.content)
    assert calendar.errors == []
    return calendar


def summaries(calendar) -> list[str]:
    return [str(vevent["SUMMARY"]) for vevent in calendar.walk("VEVENT")]


def triggers(vevent) -> list[timedelta]:
    return [alarm["TRIGGER"].dt for alarm in vevent.walk("VALARM")]


def test_deadline_of_a_whole_day_reminds_in_the_morning_two_weeks_and_two_days_before(client):
    call = make_call("Kevadvoor", funder="Näidisfond", **OPEN)

    deadline, opening = read(client).walk("VEVENT")

    assert (deadline["SUMMARY"], deadline["DTSTART"].dt) == ("Tähtaeg: Kevadvoor", date(2026, 4, 2))
    assert triggers(deadline) == [-(14 * DAY - timedelta(hours=9)), -(2 * DAY - timedelta(hours=9))]
    assert (opening["SUMMARY"], opening["DTSTART"].dt, triggers(opening)) == (
        "Avaneb: Kevadvoor",
        date(2026, 3, 2),
        [],
    )
    assert {deadline["UID"], opening["UID"]} == {
        f"{call.uid}-tahtaeg@kogukonnaveeb",
        f"{call.uid}-avaneb@kogukonnaveeb",
    }
    assert deadline["URL"] == f"http://127.0.0.1:8000{call.get_absolute_url()}"
    assert "Rahastaja: Näidisfond" in deadline["DESCRIPTION"]


def test_deadline_with_a_clock_time_is_a_moment_in_tallinn(client):
    make_call(closes_on=date(2026, 4, 2), closes_at=time(16, 30))

    [deadline] = read(client).walk("VEVENT")

    assert deadline["DTSTART"].dt == datetime(2026, 4, 2, 16, 30, tzinfo=ZoneInfo("Europe/Tallinn"))
    assert triggers(deadline) == [-14 * DAY, -2 * DAY]


def test_calendar_follows_the_filters_and_is_named_by_them(client):
    here = make_municipality("Jõgeva vald", county=make_county("Jõgeva maakond", "Jõgevamaa"))
    there = make_municipality("Hiiumaa vald", county=make_county("Hiiu maakond", "Hiiumaa"))
    make_call("Kõigile", applicants=["association"], topics=(make_topic("Rahastus"),), closes_on=date(2026, 5, 1))
    make_call("Jõgevale", for_places=(here,), closes_on=date(2026, 5, 1))
    make_call("Hiiumaale", for_places=(there,), closes_on=date(2026, 5, 1))

    calendar = read(client, f"{FEED}?vald={here.slug}&kellelt=rumal")

    assert summaries(calendar) == ["Tähtaeg: Kõigile", "Tähtaeg: Jõgevale"]
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Kogukonnaveeb – Taotlusvoorude tähtajad – Jõgeva vald"
    assert summaries(read(client, f"{FEED}?taotleja=association&teema=rahastus")) == ["Tähtaeg: Kõigile"]


def test_what_is_over_stays_a_year_and_calls_without_days_are_not_there(client):
    make_call("Ammu", closes_on=date(2025, 3, 27))
    make_call("Hiljuti", closes_on=date(2025, 3, 28))
    make_call("Teadmata")

    assert summaries(read(client)) == ["Tähtaeg: Hiljuti"]


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_stands_in_the_calendar(client, state):
    make_call("Teine", state=state, closes_on=date(2026, 4, 2))

    assert summaries(read(client)) == (["Tähtaeg: Teine"] if state == "live" else [])


def test_same_state_gives_304_and_a_moved_deadline_a_new_version_of_the_same_event(client, march):
    call = make_call(closes_on=date(2026, 4, 2))
    first = client.get(FEED)
    [before] = read(client).walk("VEVENT")

    march[0] += timedelta(hours=3)
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 304
    publishing.withdraw(call)
    call.closes_on = date(2026, 4, 9)
    call.save_revision()
    publishing.publish(call)
    again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    [after] = read(client).walk("VEVENT")

    assert again.status_code == 200
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (after["DTSTART"].dt, after["DTSTAMP"].dt) == (date(2026, 4, 9), march[0])


def test_languages_have_their_own_addresses(client):
    call = make_call("Voor", title_ru="Конкурс", closes_on=date(2026, 4, 2))

    [vevent] = read(client, f"/ru{FEED}").walk("VEVENT")

    assert "Конкурс" in vevent["SUMMARY"]
    assert vevent["URL"] == f"http://127.0.0.1:8000/ru{call.path()}"


@pytest.mark.parametrize("how_many", [1, 3])
def test_calendar_asks_as_often_for_one_call_as_for_three(client, how_many, django_assert_num_queries):
    for number in range(how_many):
        make_call(f"Voor {number}", **OPEN)
    client.get(FEED)

    with django_assert_num_queries(3):
        client.get(FEED)


def test_atom_of_calls_has_the_newest_added_first_by_the_filters_of_the_list(client, march):
    here = make_municipality("Jõgeva vald", county=make_county("Jõgeva maakond", "Jõgevamaa"))
    there = make_county("Hiiu maakond", "Hiiumaa")
    make_call("Vana", closes_on=date(2026, 6, 1))
    march[0] += 2 * DAY
    make_call("Uus", closes_on=date(2026, 5, 1))
    make_call("Hiiumaale", for_places=(there,), closes_on=date(2026, 5, 1))

    feed = client.get(f"/rahastus/feed/?vald={here.slug}")

    assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
    text = feed.content.decode()
    assert text.index("<title>Uus</title>") < text.index("<title>Vana</title>")
    assert "Hiiumaale" not in text
