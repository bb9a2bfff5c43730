"""What subscribed calendars get of an event."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from tests.factories.events import MORNING, make_event, session
from tests.factories.topics import make_topic
from veeb.api.calendars import vtimezone
from veeb.events import ical
from veeb.events.models import CalendarEntry, Event, Session
from veeb.records import publishing

pytestmark = pytest.mark.django_db

AUTUMN = datetime(2026, 10, 21, 10)
SPRING = datetime(2027, 3, 24, 10)
WEEKLY = "FREQ=WEEKLY;COUNT=4"
TALLINN = ZoneInfo("Europe/Tallinn")
# Nearer than an endless rule is worked out.
FIRST, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 10, 1, tzinfo=UTC)


def vevents(event: Event, language: str = "et") -> list[icalendar.Event]:
    """The VEVENTs of an event, as `icalendar` reads them."""
    entry = CalendarEntry.objects.get(event=event)
    return read(getattr(entry, f"ical_{language}")).walk("VEVENT")


def read(text: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")


def publish(event: Event) -> None:
    event.save_revision()
    publishing.publish(event)


def change(event: Event, **fields) -> Event:
    """A published change of some fields."""
    draft = event.fresh()
    for name, value in fields.items():
        setattr(draft, name, value)
    publish(draft)
    return draft


def versions(event: Event) -> dict[str, tuple[int, datetime]]:
    """UID → (SEQUENCE, start)."""
    return {str(one["UID"]): (one["SEQUENCE"], one["DTSTART"].dt) for one in vevents(event)}


def dropped(day: date, clock: time | None = time(10), reason: str = "") -> dict:
    return {"was_on": day, "was_at": clock, "is_dropped": True, "reason": reason}


def moved(day: date, to: datetime, clock: time | None = time(10), hours: int = 2) -> dict:
    return {"was_on": day, "was_at": clock, **session(to, hours)}


DAY = {"starts_on": date(2026, 10, 24)}
CASES = {
    "before the autumn change": {"starts": datetime(2026, 10, 24, 10)},
    "after the autumn change": {"starts": datetime(2026, 10, 26, 10)},
    "through the autumn night": {"starts": datetime(2026, 10, 24, 22), "hours": 10},
    "in the hour that comes twice": {"starts": datetime(2026, 10, 25, 3, 30), "hours": 2},
    "before the spring change": {"starts": datetime(2027, 3, 27, 10)},
    "after the spring change": {"starts": datetime(2027, 3, 29, 10)},
    "through the spring night": {"starts": datetime(2027, 3, 27, 22), "hours": 10},
    "weekly over the autumn change": {"starts": AUTUMN, "rule": WEEKLY},
    "weekly over the spring change": {"starts": SPRING, "rule": WEEKLY},
    "daily until a day": {"starts": datetime(2026, 10, 23, 18), "hours": 2, "rule": "FREQ=DAILY;UNTIL=20261027"},
    "last Sundays, both of them nights of the change": {
        "starts": datetime(2026, 10, 25, 12), "rule": "FREQ=MONTHLY;BYDAY=-1SU;COUNT=6"
    },
    "endless": {"starts": AUTUMN, "rule": "FREQ=WEEKLY"},
    "a start that the rule would not give": {"starts": AUTUMN, "rule": "FREQ=WEEKLY;BYDAY=FR;COUNT=3"},
    "dropped in silence": {"starts": AUTUMN, "rule": WEEKLY, "overrides": [dropped(date(2026, 10, 28))]},
    "dropped, and people are told": {
        "starts": AUTUMN, "rule": WEEKLY, "overrides": [dropped(date(2026, 10, 28), reason="Koolivaheaeg")]
    },
    "moved over the autumn change": {
        "starts": AUTUMN, "rule": WEEKLY, "overrides": [moved(date(2026, 10, 28), datetime(2026, 10, 24, 12))]
    },
    "moved over the spring change": {
        "starts": SPRING, "rule": WEEKLY, "overrides": [moved(date(2027, 3, 31), datetime(2027, 3, 27, 12))]
    },
    "the first one moved": {
        "starts": AUTUMN, "rule": WEEKLY, "overrides": [moved(AUTUMN.date(), datetime(2026, 10, 22, 12))]
    },
    "an exception to what the rule does not give": {
        "starts": AUTUMN, "rule": WEEKLY, "overrides": [moved(date(2026, 10, 29), datetime(2026, 10, 30, 12))]
    },
    "a moved day of several": {
        "sessions": [session(AUTUMN), session(datetime(2026, 10, 26, 9), 2)],
        "overrides": [moved(AUTUMN.date(), datetime(2026, 10, 23, 12))],
    },
    "a rule and a day more": {"sessions": [session(AUTUMN), session(datetime(2026, 12, 26, 9), 2)], "rule": WEEKLY},
    "one whole day": {"sessions": [DAY]},
    "whole days over the autumn change": {"sessions": [{**DAY, "ends_on": date(2026, 10, 26)}]},
    "whole days by a rule": {
        "sessions": [DAY], "rule": "FREQ=DAILY;UNTIL=20261030", "overrides": [dropped(date(2026, 10, 26), None)]
    },
    "in another zone": {"starts": AUTUMN, "rule": WEEKLY, "zone": "America/New_York"},
    "in UTC": {"starts": AUTUMN, "rule": WEEKLY, "zone": "UTC"},
}  # fmt: skip


@pytest.mark.parametrize("fields", CASES.values(), ids=CASES)
def test_another_reader_finds_the_same_times_as_the_portal(client, fields):
    event = make_event(**fields)

    calendar = icalendar.Calendar.from_ical(client.get(f"/sundmus/{event.slug}/sundmus.ics").getvalue())
    found = recurring_ical_events.of(calendar).between(FIRST, END)

    read = {(moment(one.start, event), moment(one.end, event), one["STATUS"]) for one in found}
    known = event.occurrences.within(FIRST, END)
    silent = {one.key for one in known if one.is_off} - {key(one) for one in found if one["STATUS"] == "CANCELLED"}
    assert len(found) == len(read)
    assert read == {
        (one.starts_at, one.ends_at, "CANCELLED" if one.is_off else "CONFIRMED")
        for one in known
        if one.key not in silent
    }
    assert silent == {
        f"{override.was_local:%Y%m%dT%H%M%S}" for override in event.overrides.all() if not override.reason
    } & {one.key for one in known if one.is_off}


def moment(value: date, event: Event) -> datetime:
    """Whole days begin at midnight of the event's clock."""
    aware = value if isinstance(value, datetime) else datetime.combine(value, time(), ZoneInfo(event.zone))
    return aware.astimezone(UTC)


def key(one: icalendar.Event) -> str:
    return f"{one['RECURRENCE-ID'].dt:%Y%m%dT%H%M%S}"


def test_day_that_is_moved_keeps_its_uid_and_the_sequence_grows():
    event = make_event(sessions=[session(MORNING), session(MORNING + timedelta(days=7))])
    first, second = f"{event.uid}@kogukonnaveeb", f"{event.uid}-2@kogukonnaveeb"
    assert {uid: number for uid, (number, _start) in versions(event).items()} == {first: 0, second: 0}

    draft = event.fresh()
    # The first day becomes the last.
    first_day, second_day = draft.ordered_sessions()
    first_day.starts_on = MORNING.date() + timedelta(days=14)
    draft.sessions.set([first_day, second_day])
    publish(draft)

    assert versions(event) == {
        first: (1, (MORNING + timedelta(days=14)).replace(tzinfo=TALLINN)),
        second: (1, (MORNING + timedelta(days=7)).replace(tzinfo=TALLINN)),
    }


def test_days_that_a_form_writes_anew_keep_their_uids():
    event = make_event(sessions=[session(MORNING), session(MORNING + timedelta(days=7))])
    before = list(versions(event))

    draft = event.fresh()
    draft.sessions.set([Session(**session(MORNING + timedelta(days=days))) for days in (1, 8, 15)])
    publish(draft)

    assert list(versions(event)) == [*before, f"{event.uid}-3@kogukonnaveeb"]


def test_the_same_event_gives_the_same_bytes_however_often_it_is_written():
    event = make_event(starts=AUTUMN, rule=WEEKLY)
    before = CalendarEntry.objects.values().get()

    ical.refresh(Event, event.pk)
    publish(event.fresh())

    assert CalendarEntry.objects.values().get() == before


@pytest.mark.parametrize("fields", [{"title_ru": "Учения"}, {"standing": "cancelled", "standing_reason": "Torm"}])
def test_sequence_and_moment_move_when_a_calendar_would_show_something_else(fields):
    event = make_event()
    before = CalendarEntry.objects.get()

    change(event, **fields)

    after = CalendarEntry.objects.get()
    assert (after.sequence, after.changed_at > before.changed_at) == (1, True)
    [vevent] = vevents(event)
    assert vevent["DTSTAMP"].dt == vevent["LAST-MODIFIED"].dt == after.changed_at.replace(microsecond=0)


def test_what_calendars_do_not_show_changes_nothing():
    event = make_event()

    change(event, lodging="Hotellis", contact_email="mari@example.org")

    assert CalendarEntry.objects.get().sequence == 0


def test_withdrawn_event_leaves_no_words_behind_and_its_sequence_goes_on():
    event = make_event()
    publishing.withdraw(event)
    entry = CalendarEntry.objects.get()
    assert (entry.ical_et, entry.ical_ru, entry.ical_en, entry.sequence) == ("", "", "", 0)

    publish(event)

    assert list(versions(event).values()) == [(1, MORNING.replace(tzinfo=TALLINN))]


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled"])
def test_what_was_never_public_has_no_entry(state):
    make_event(state=state)

    assert not CalendarEntry.objects.exists()


def test_series_has_no_time_of_its_own():
    series = make_event("Sari", starts=None)
    part = make_event("Osa", part_of=series)

    assert list(CalendarEntry.objects.values_list("event", flat=True)) == [part.pk]


def test_cancelled_event_says_so_in_every_way_there_is():
    event = make_event("Õppus", standing="cancelled", standing_reason="Torm tuleb", joining="seat")

    [vevent] = vevents(event)

    assert vevent["STATUS"] == "CANCELLED"
    assert vevent["SUMMARY"] == "JÄÄB ÄRA: Õppus"
    assert vevent["DESCRIPTION"].startswith("Jääb ära: Torm tuleb\n")
    assert "osale" not in vevent["DESCRIPTION"]


def test_dropped_time_with_a_reason_is_told_and_one_without_a_word_is_left_out():
    told, silent = dropped(date(2026, 10, 28), reason="Koolivaheaeg"), dropped(date(2026, 11, 4))
    event = make_event("Trenn", starts=AUTUMN, rule=WEEKLY, overrides=[told, silent])

    master, exception = vevents(event)

    assert master["STATUS"] == "CONFIRMED"
    assert [each.dt for each in master["EXDATE"].dts] == [datetime(2026, 11, 4, 10, tzinfo=TALLINN)]
    assert exception["RECURRENCE-ID"].dt == datetime(2026, 10, 28, 10, tzinfo=TALLINN)
    assert (exception["UID"], exception["STATUS"]) == (master["UID"], "CANCELLED")
    assert exception["SUMMARY"] == "JÄÄB ÄRA: Trenn"
    assert exception["DESCRIPTION"].startswith("Jääb ära: Koolivaheaeg\n")


def test_whole_days_end_where_the_next_one_begins():
    event = make_event(sessions=[{"starts_on": date(2026, 3, 5), "ends_on": date(2026, 3, 6)}])

    text = CalendarEntry.objects.get(event=event).ical_et

    assert "DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260307\r\n" in text
    assert CalendarEntry.objects.get().zones == []


def test_times_are_local_with_the_name_of_their_zone():
    event = make_event(starts=datetime(2026, 10, 24, 10), hours=6)

    entry = CalendarEntry.objects.get(event=event)

    assert "DTSTART;TZID=Europe/Tallinn:20261024T100000\r\n" in entry.ical_et
    assert entry.zones == ["Europe/Tallinn"]


def test_event_is_told_in_words_of_its_own():
    event = make_event(
        "Varjumise koolitus",
        sessions=[session(MORNING, title="I päev", agenda="10.00 Kogunemine\n11.00 Loeng")],
        good_for="Oskad varjuda; koos, naabriga.",
        venue="Kolga mõis",
        organiser="Külaliit",
        topics=(make_topic("Kriisivalmidus, varjumine"),),
        joining="seat",
        closes_on=date(2027, 6, 1),
        closes_at=time(16),
    )

    [vevent] = vevents(event)

    page = f"http://127.0.0.1:8000/sundmus/{event.slug}/"
    assert vevent["SUMMARY"] == "Varjumise koolitus: I päev"
    assert vevent["DESCRIPTION"].split("\n\n") == [
        "Oskad varjuda; koos, naabriga.",
        "10.00 Kogunemine\n11.00 Loeng",
        "Korraldaja: Külaliit",
        f"Registreeru: {page}osale/ · kuni 1. juuni 2027 kell 16:00",
        f"Lähemalt: {page}",
    ]
    assert vevent["LOCATION"] == "Kolga mõis"
    assert vevent["URL"] == page
    assert vevent.categories == ["Koolitus", "Kriisivalmidus, varjumine"]


def test_each_language_has_its_title_and_its_page():
    event = make_event("Õppus", title_ru="Учения")

    [russian], [english] = vevents(event, "ru"), vevents(event, "en")

    assert (russian["SUMMARY"], russian["URL"]) == ("Учения", f"http://127.0.0.1:8000/ru/sundmus/{event.slug}/")
    assert (english["SUMMARY"], english["URL"]) == ("Õppus", f"http://127.0.0.1:8000/en/sundmus/{event.slug}/")


@pytest.mark.parametrize(("joining", "is_told"), [("open", True), ("link", False), ("seat", False), ("cohort", False)])
def test_link_of_a_meeting_is_told_only_where_anybody_may_come(joining, is_told):
    meeting = "https://koosolek.example.org/salajane"
    event = make_event(
        is_online=True,
        online_link=meeting,
        joining=joining,
        joining_link="https://reg.example.org/",
        contact_email="mari@example.org",
    )

    entry = CalendarEntry.objects.get(event=event)

    assert [meeting in str(one["DESCRIPTION"]) for one in vevents(event)] == [is_told]
    assert "mari@example.org" not in entry.ical_et


def test_any_words_come_through_whole_on_lines_of_75_bytes():
    title = "õ" * 40 + ' Komad, „semikoolonid“; kaldkriips \\ ja "jutumärgid" 🌾👩‍🚒 ' + "ü" * 90
    event = make_event(title, good_for="Esimene rida\nteine; rida", body="<p>Õpime koos.</p>" * 1200)

    text = CalendarEntry.objects.get(event=event).ical_et
    [vevent] = vevents(event)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert vevent["SUMMARY"] == title.replace("\u200d", "")
    assert vevent["DESCRIPTION"].startswith("Esimene rida\nteine; rida\n\nÕpime koos.")
    assert len(vevent["DESCRIPTION"]) < 1000


def test_nightly_rewriting_takes_in_a_renamed_topic_and_only_that():
    topic = make_topic("Varjumine")
    event = make_event(topics=(topic,))
    other = make_event("Muu")
    long_over = make_event("Ammu", starts=datetime(2024, 1, 5, 10))
    topic.name_et = "Varjendid"
    topic.save()

    assert ical.rewrite(at=datetime.now(UTC)) == 2

    assert vevents(event)[0].categories == ["Koolitus", "Varjendid"]
    sequences = dict(CalendarEntry.objects.values_list("event", "sequence"))
    assert sequences == {event.pk: 1, other.pk: 0, long_over.pk: 0}


@pytest.mark.parametrize("year", range(2026, 2038))
def test_vtimezone_knows_when_the_clock_changes(year):
    zone = vtimezone("Europe/Tallinn").to_tz()
    march, october = (max(d for d in range(25, 32) if date(year, month, d).weekday() == 6) for month in (3, 10))

    for moment in (
        datetime(year, 3, march, 0, 59, tzinfo=UTC),
        datetime(year, 3, march, 1, 1, tzinfo=UTC),
        datetime(year, 10, october, 0, 59, tzinfo=UTC),
        datetime(year, 10, october, 1, 1, tzinfo=UTC),
    ):
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(TALLINN).utcoffset()
