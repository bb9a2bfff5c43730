"""iCalendar out: one feed per filter, one file per event, sent once and never cut."""

import gzip
import tracemalloc
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import icalendar
import pytest
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from tests.factories.events import MORNING, make_event
from tests.factories.news import make_news
from tests.factories.places import make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from veeb.api import calendars
from veeb.events.models import CalendarEntry, Event, Occurrence
from veeb.records import publishing
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db
FEED = "/kalender/kalender.ics"
SITE = "http://127.0.0.1:8000"
DAY = timedelta(days=1)


def read(client, address: str = FEED, **headers) -> icalendar.Calendar:
    """The calendar, as `icalendar` reads it."""
    answer = client.get(address, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return icalendar.Calendar.from_ical(answer.getvalue())


def titles(calendar: icalendar.Calendar) -> list[str]:
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def clock(moment: datetime) -> datetime:
    """Clock time at home, to the minute."""
    return timezone.localtime(moment).replace(tzinfo=None, second=0, microsecond=0)


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_stands_in_the_calendar(client, state):
    make_event("Avalik")
    event = make_event("Teine", state=state)

    assert titles(read(client)) == (["Avalik", "Teine"] if state == "live" else ["Avalik"])
    assert client.get(f"/sundmus/{event.slug}/sundmus.ics").status_code == (200 if state == "live" else 404)


def test_cancelled_event_stays_in_the_calendar_and_says_so(client):
    event = make_event("Õppus", standing="cancelled", standing_reason="Torm")

    for address in (FEED, f"/sundmus/{event.slug}/sundmus.ics"):
        [vevent] = read(client, address).walk("VEVENT")
        assert (vevent["SUMMARY"], vevent["STATUS"]) == ("JÄÄB ÄRA: Õppus", "CANCELLED")


def test_calendar_follows_the_filters_of_the_list_and_is_named_by_them(client):
    crisis = make_topic("Kriisivalmidus")
    make_event("Kriisikoolitus", topics=(crisis,))
    make_event("Kriisiseminar", kind="seminar", topics=(crisis,))
    make_event("Muu")

    calendar = read(client, f"{FEED}?teema=kriisivalmidus&liik=training&liik=rumal&maakond=atlantis")

    assert titles(calendar) == ["Kriisikoolitus"]
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Kogukonnaveeb – Koolitused – Kriisivalmidus"
    assert calendar["URL"] == f"{SITE}/kalender/?liik=training&teema=kriisivalmidus"


def test_calendar_finds_by_words_and_by_place(client):
    place = make_municipality("Rõuge vald")
    make_event("Varjumine Rõuges", municipality=place)
    make_event("Varjumine veebis", is_online=True)

    assert titles(read(client, f"{FEED}?q=varjumine&vald={place.slug}")) == ["Varjumine Rõuges"]
    assert titles(read(client, f"{FEED}?maakond=veebis")) == ["Varjumine veebis"]


def test_each_language_has_its_own_calendar(client):
    event = make_event("Õppus", title_ru="Учения")

    calendar = read(client, f"/ru{FEED}")

    [vevent] = calendar.walk("VEVENT")
    assert (vevent["SUMMARY"], vevent["URL"]) == ("Учения", f"{SITE}/ru/sundmus/{event.slug}/")
    assert calendar["URL"] == f"{SITE}/ru/kalender/"


def test_calendar_tells_what_programs_ask_of_one(client):
    make_event()

    calendar = read(client)

    told = ("VERSION", "METHOD", "CALSCALE", "X-WR-TIMEZONE", "X-PUBLISHED-TTL")
    assert [str(calendar[name]) for name in told] == ["2.0", "PUBLISH", "GREGORIAN", "Europe/Tallinn", "PT1H"]
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Tallinn"]
    assert calendar.errors == []


def test_calendar_brings_every_zone_it_names(client):
    make_event("Kodus")
    make_event("Riias", zone="Europe/Riga")
    make_event("Kosmoses", zone="UTC")

    calendar = read(client)

    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Riga", "Europe/Tallinn", "UTC"]
    assert "X-WR-TIMEZONE" not in calendar


def test_empty_calendar_is_a_calendar(client):
    calendar = read(client)

    assert titles(calendar) == []
    assert len(calendar.walk("VTIMEZONE")) == 1


def test_calendar_reaches_a_year_back_and_says_so_and_all_the_way_when_asked(client):
    now = timezone.now()
    make_event("Ammu", starts=clock(now - 370 * DAY))
    make_event("Hiljuti", starts=clock(now - 360 * DAY))
    make_event("Tulekul", starts=clock(now + 300 * DAY))
    make_event("Kaua kestnud", starts=clock(now - 700 * DAY), rule="FREQ=MONTHLY;COUNT=36")

    calendar, everything = read(client), read(client, f"{FEED}?moodunud=1")

    assert titles(calendar) == ["Hiljuti", "Tulekul", "Kaua kestnud"]
    assert str((now - 365 * DAY).year) in calendar["X-WR-CALDESC"]
    assert titles(everything) == ["Ammu", "Hiljuti", "Tulekul", "Kaua kestnud"]
    assert everything["DESCRIPTION"] == "Kõik sündmused, ka need, mis on möödas."


def test_unchanged_calendar_is_not_sent_twice(client, django_assert_max_num_queries):
    event = make_event()
    first = client.get(FEED)
    first.getvalue()

    with django_assert_max_num_queries(2):
        again = client.get(FEED, headers={"if-none-match": first["ETag"]})
    since = client.get(FEED, headers={"if-modified-since": first["Last-Modified"]})
    other_filter = client.get(f"{FEED}?liik=seminar", headers={"if-none-match": first["ETag"]})
    other_language = client.get(f"/en{FEED}", headers={"if-none-match": first["ETag"]})

    assert [again.status_code, since.status_code] == [304, 304]
    assert (again.content, again["ETag"]) == (b"", first["ETag"])
    assert [other_filter.status_code, other_language.status_code] == [200, 200]
    publishing.withdraw(event)
    assert client.get(FEED, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_calendar_is_not_sent_again_because_of_news(client):
    make_event()
    first = client.get(FEED)

    make_news("Talgud")

    assert client.get(FEED, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_calendar_is_sent_again_when_an_event_comes_under_another_filter(client):
    event = make_event()
    first = client.get(f"{FEED}?kellele=community")

    draft = event.fresh()
    draft.audiences = ["community"]
    draft.save_revision()
    publishing.publish(draft)

    again = client.get(f"{FEED}?kellele=community", headers={"if-none-match": first["ETag"]})
    assert titles(icalendar.Calendar.from_ical(again.getvalue())) == ["Kriisiplaani koolitus"]


def test_calendar_is_sent_again_when_an_hour_changes_that_no_list_shows(client):
    event = make_event()
    first = client.get(FEED)
    first.getvalue()

    draft = event.fresh()
    [day] = draft.ordered_sessions()
    day.ends_at = (MORNING + timedelta(hours=7)).time()
    draft.sessions.set([day])
    draft.save_revision()
    publishing.publish(draft)

    assert client.get(FEED, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_window_that_moved_on_makes_another_calendar(rf):
    now = datetime(2026, 10, 1, 12, tzinfo=UTC)
    etags = [
        calendars.of_filters(rf.get(FEED), at=at).response(rf.get(FEED))["ETag"]
        for at in (now, now + timedelta(hours=3), now + DAY)
    ]

    assert etags[0] == etags[1] != etags[2]


def test_packed_calendar_is_known_again(client):
    make_event("Õppus")
    packed = client.get(FEED, headers={"accept-encoding": "gzip"})
    text = gzip.decompress(packed.getvalue())

    again = client.get(FEED, headers={"accept-encoding": "gzip", "if-none-match": packed["ETag"]})

    assert titles(icalendar.Calendar.from_ical(text)) == ["Õppus"]
    assert packed["ETag"].startswith('W/"')
    assert again.status_code == 304


def test_the_same_state_gives_the_same_bytes(client):
    make_event("Üks")
    make_event("Kaks", starts=MORNING + DAY)

    assert client.get(FEED).getvalue() == client.get(FEED).getvalue()


def test_head_tells_the_same_and_makes_no_body(client, django_assert_max_num_queries):
    make_event()
    whole = client.get(FEED)
    whole.getvalue()

    with django_assert_max_num_queries(2):
        head = client.head(FEED)
        assert head.getvalue() == b""

    assert [head[name] for name in ("ETag", "Content-Type")] == [whole[name] for name in ("ETag", "Content-Type")]


def test_only_reading_is_answered(client):
    assert client.post(FEED).status_code == 405


def test_event_is_a_file_with_a_plain_name(client):
    event = make_event("Õppus sügisel", starts=datetime(2024, 3, 1, 10))

    answer = client.get(f"/sundmus/{event.slug}/sundmus.ics")

    assert answer["Content-Disposition"] == 'attachment; filename="oppus-sugisel.ics"'
    calendar = icalendar.Calendar.from_ical(answer.getvalue())
    assert (titles(calendar), calendar.get("X-WR-CALNAME")) == (["Õppus sügisel"], None)
    again = client.get(f"/sundmus/{event.slug}/sundmus.ics", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_series_is_a_file_of_its_public_parts(client):
    series = make_event("Sari", starts=None)
    make_event("Põhi", part_of=series)
    make_event("Lõuna", part_of=series, starts=MORNING + DAY)
    make_event("Mustand", part_of=series, state="draft")

    assert titles(read(client, f"/sundmus/{series.slug}/sundmus.ics")) == ["Põhi", "Lõuna"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_calendar_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    for number in range(how_many):
        make_event(f"Koolitus {number}", starts=MORNING + number * DAY)

    client.get(f"{FEED}?liik=training").getvalue()  # what a process keeps while nothing is published

    with django_assert_num_queries(6):
        text = client.get(f"{FEED}?liik=training").getvalue()

    assert text.count(b"BEGIN:VEVENT") == how_many


def test_five_thousand_events_stream_whole_and_in_little_memory(client):
    count = 5_000
    many_events(count)
    client.get(f"{FEED}?liik=seminar").getvalue()  # the columns of the search are kept by the process

    tracemalloc.start()
    answer = client.get(FEED)
    sent, pieces, last = 0, 0, b""
    for piece in answer.streaming_content:
        sent, pieces, last = sent + len(piece), pieces + piece.count(b"BEGIN:VEVENT\r\n"), piece
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (pieces, last) == (count, b"END:VCALENDAR\r\n")
    assert sent > 9_000_000
    assert peak < 3_000_000


def many_events(count: int) -> None:
    """Copies of one event of two kilobytes, row by row in the database, without publishing each."""
    first = make_event("Koolitus")
    entry = CalendarEntry.objects.get()
    entry.ical_et = entry.ical_et.replace("END:VEVENT", f"X-MUU:{'x' * 60}\r\n" * 20 + "END:VEVENT")
    entry.save()
    uid = Event._meta.get_field("uid")
    names = [(uid.get_db_prep_value(uuid4(), connection), f"koolitus-{n}", first.pk) for n in range(1, count)]
    copied = columns(Event, {"id", "uid", "slug"})
    with connection.cursor() as cursor:
        insert = (
            f"INSERT INTO events_event (uid, slug, {copied}) SELECT %s, %s, {copied} FROM events_event WHERE id = %s"  # noqa: S608 (our own names)
        )
        cursor.executemany(insert, names)
        for model, pointer in ((CalendarEntry, "event_id"), (Occurrence, "event_id"), (SearchDoc, "object_id")):
            table, copied = model._meta.db_table, columns(model, {"id", pointer})
            cursor.execute(
                f"INSERT INTO {table} ({pointer}, {copied}) SELECT other, {copied} FROM {table} "  # noqa: S608 (as above)
                f"JOIN (SELECT id AS other FROM events_event) AS events ON other <> {pointer} WHERE {pointer} = %s",
                [first.pk],
            )


def columns(model: type[Model], but: set[str]) -> str:
    """The columns of a model that a copy takes over."""
    names = [field.column for field in model._meta.concrete_fields if field.column not in but]
    return ", ".join(map(connection.ops.quote_name, names))
