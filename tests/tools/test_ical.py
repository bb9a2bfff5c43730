"""Calendar files: what real programs write becomes events; nothing is lost without a word."""

from datetime import date
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from tests.factories.ics import WEEKLY, at, calendar, event, only, starts
from veeb.tools.ical import CalendarEvent, Override, parse
from veeb.tools.recurrence import to_utc

SAMPLES = Path(__file__).parent / "samples"


def test_google_calendar_is_read_whole():
    read = parse((SAMPLES / "google.ics").read_bytes())
    dancing, day, meeting = read.events

    assert (read.name, read.zone, read.notices) == ("Kuusalu sündmused", "Europe/Tallinn", ())
    assert dancing == CalendarEvent(
        uid="tantsuring@google.com",
        title="Tantsuring",
        description="Tule tantsima!\nKirjuta end kirja siin (https://example.org/tants) & võta sõber kaasa.",
        location="Kuusalu Rahvamaja, Kuusalu",
        url="",
        online_url="https://meet.google.com/abc-defg-hij",
        organiser="Kuusalu Rahvamaja",
        categories=("Liikumine", "Noored, pered"),
        language="",
        starts=at("2026-10-14 18:00"),
        ends=at("2026-10-14 19:30"),
        zone="Europe/Tallinn",
        is_all_day=False,
        is_cancelled=False,
        rule="FREQ=WEEKLY;UNTIL=20261111T235959;BYDAY=WE",
        more_starts=(),
        dropped_starts=(at("2026-10-21 18:00"),),
        overrides=(
            Override(
                recurrence_id=at("2026-10-28 18:00"),
                is_cancelled=False,
                starts=at("2026-10-29 17:00"),
                ends=at("2026-10-29 18:30"),
                title="Tantsuring noortele",
                location="",
            ),
            Override(
                recurrence_id=at("2026-11-04 18:00"), is_cancelled=True, starts=None, ends=None, title="", location=""
            ),
        ),
        sequence=2,
        notices=(),
    )
    assert (day.starts, day.ends, day.is_all_day) == (date(2026, 11, 4), date(2026, 11, 4), True)
    assert (meeting.starts, meeting.zone, meeting.url) == (
        at("2027-03-27 12:00"),
        "Europe/Tallinn",
        "https://example.org/koosolek",
    )


def test_outlook_calendar_is_read_whole():
    read = parse((SAMPLES / "outlook.ics").read_bytes())
    (training,) = read.events

    assert read.notices == ("Ajavöönd „FLE Standard Time“ loeti kui Europe/Tallinn.",)
    assert (training.zone, training.language, training.location) == ("Europe/Tallinn", "et", "Microsoft Teams")
    assert training.online_url == "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc"
    assert training.description.splitlines()[:2] == ["Kolm õppepäeva.", ""]
    assert [f"{to_utc(one, training.zone):%d.%m %H:%M}" for one in starts(training)] == [
        "18.03 07:00",
        "25.03 07:00",
        "01.04 06:00",
    ]


@pytest.mark.parametrize("name", ["google.ics", "outlook.ics"])
def test_series_happen_when_another_program_says_they_do(name):
    content = (SAMPLES / name).read_bytes()
    theirs = recurring_ical_events.of(icalendar.Calendar.from_ical(content)).between(at("2026-01-01"), at("2028-01-01"))
    happening = [one for one in theirs if one.get("STATUS") != "CANCELLED"]

    ours = {day for one in parse(content).events for day in _days(one)}

    assert ours == {f"{one['DTSTART'].dt:%Y-%m-%d}" for one in happening}


def _days(one: CalendarEvent) -> set[str]:
    changed = {override.recurrence_id: override for override in one.overrides}
    kept = [start for start in starts(one) if start not in changed]
    moved = [override.starts for override in changed.values() if override.starts]
    return {f"{start:%Y-%m-%d}" for start in [*kept, *moved]}


# Cancelled and changed


def test_cancelled_event_is_told_apart_from_a_normal_one():
    assert only("STATUS:CANCELLED").is_cancelled
    assert not only("STATUS:CONFIRMED").is_cancelled
    assert only(head="METHOD:CANCEL").is_cancelled


@pytest.mark.parametrize(
    "recurrence_id",
    [
        "RECURRENCE-ID;TZID=Europe/Tallinn:20261028T100000",
        "RECURRENCE-ID:20261028T080000Z",
        "RECURRENCE-ID:20261028T100000",
        "RECURRENCE-ID;VALUE=DATE:20261028",
    ],
)
def test_moved_occurrence_is_known_by_when_it_would_have_been(recurrence_id):
    moved = event(recurrence_id, start="DTSTART:20261030T100000Z")

    (one,) = parse(calendar(moved, event(WEEKLY))).events

    assert [(change.recurrence_id, change.starts, change.is_cancelled) for change in one.overrides] == [
        (at("2026-10-28 10:00"), at("2026-10-30 12:00"), False)
    ]


def test_later_word_about_an_occurrence_counts():
    first, later = (
        event("RECURRENCE-ID:20261028T080000Z", f"SEQUENCE:{number}", title=f"SUMMARY:{title}")
        for number, title in ((1, "Varem"), (2, "Hiljem"))
    )

    (one,) = parse(calendar(event(WEEKLY), later, first)).events

    assert [change.title for change in one.overrides] == ["Hiljem"]
    assert one.notices == ("Sarja üks kord oli failis mitu korda: alles jäi viimane muudatus.",)


def test_change_of_all_later_occurrences_is_told():
    later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261028T080000Z", start="DTSTART:20261028T100000Z")

    (one,) = parse(calendar(event(WEEKLY), later)).events

    assert [change.starts for change in one.overrides] == [at("2026-10-28 12:00")]
    assert one.notices == ("Muudetud on ka kõik järgmised korrad: üle võeti ainult üks kord. Vaata kordused üle.",)


def test_changed_occurrence_without_its_series_is_an_event_of_its_own():
    (one,) = parse(calendar(event("RECURRENCE-ID:20261028T080000Z"))).events

    assert (one.uid, one.rule, one.starts) == ("1@kula.ee#2026-10-28T08:00:00", "", at("2026-10-21 10:00"))
    assert one.notices == ("Sarja ennast failis ei olnud: see on üks kord sellest.",)


# Identity


def test_event_without_uid_gets_a_lasting_one_and_is_told():
    one, again = only("LOCATION:Kuusalu", uid=""), only("LOCATION:Kuusalu", "SEQUENCE:7", uid="")
    elsewhere = only("LOCATION:Loksa", uid="")

    assert one.uid == again.uid != elsewhere.uid
    assert one.notices == (
        "Sündmusel ei olnud tunnust (UID): uuel importimisel tuntakse see ära aja, pealkirja ja koha järgi.",
    )


def test_two_different_events_with_one_uid_both_stay():
    talgud, concert = event(), event(WEEKLY, title="SUMMARY:Kontsert", start="DTSTART:20261023T150000Z")

    here, turned = parse(calendar(talgud, concert)).events, parse(calendar(concert, talgud)).events

    assert [one.title for one in here] == ["Talgud", "Kontsert"]
    assert [one.uid for one in here] == [one.uid for one in turned]
    assert len({one.uid for one in here}) == 2
    assert here[0].notices == ("Sama tunnus (UID) oli failis mitmel sündmusel: need võeti eraldi.",)


def test_changed_occurrence_goes_to_the_series_it_belongs_to():
    morning, evening = event(WEEKLY), event(WEEKLY, start="DTSTART;TZID=Europe/Tallinn:20261022T180000")
    dropped = event("RECURRENCE-ID;TZID=Europe/Tallinn:20261029T180000", "STATUS:CANCELLED")

    first, second = parse(calendar(dropped, morning, evening)).events

    assert [change.recurrence_id for change in first.overrides] == []
    assert [change.recurrence_id for change in second.overrides] == [at("2026-10-29 18:00")]


def test_one_event_twice_is_one_the_latest():
    (one,) = parse(calendar(event("SEQUENCE:2", "STATUS:CANCELLED"), event("SEQUENCE:1"))).events

    assert (one.sequence, one.is_cancelled) == (2, True)
    assert one.notices == ("Sündmus oli failis mitu korda: loeti üks kord.",)


def test_no_event_is_lost_without_a_word():
    events = [event(uid=f"UID:{number % 3}", title=f"SUMMARY:Talgud {number}") for number in range(30)]

    read = parse(calendar(*events))

    assert len(read.events) == len({one.uid for one in read.events}) == 30


# Bad events in good files


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (event(start=""), "algus puudub."),
        (event(start="DTSTART:homme"), "kuupäevi ei saa lugeda."),
        (event(start="DTSTART:20261341T100000Z"), "kuupäevi ei saa lugeda."),
        (event(start="DTSTART:18991231T100000Z"), "aasta 1899 ei saa olla õige."),
        (event(start="DTSTART:24261231T100000Z"), "aasta 2426 ei saa olla õige."),
        (event().removesuffix("END:VEVENT"), "sündmuse lõpp puudub."),
        (event("CLASS:PRIVATE"), "see on märgitud isiklikuks."),
        (event("EXDATE:" + ",".join(["20261028T080000Z"] * 6000)), "kuupäevi on liiga palju."),
    ],
)
def test_one_bad_event_is_left_out_and_named(bad, reason):
    read = parse(calendar(event(uid="UID:2"), bad, event(uid="UID:3")))

    assert [one.uid for one in read.events] == ["2", "3"]
    assert read.notices == (f"Sündmus nr 2 („Talgud“) jäi välja: {reason}",)


def test_calendar_without_events_says_so():
    assert parse(calendar()).notices == ("Kalendris ei ole ühtegi sündmust, mida üle võtta.",)
    assert parse(calendar(event(start="", title=""))).notices == (
        "Sündmus nr 1 jäi välja: algus puudub.",
        "Kalendris ei ole ühtegi sündmust, mida üle võtta.",
    )


def test_text_broken_into_lines_by_mistake_is_told():
    one = only("DESCRIPTION:Esimene rida", "teine rida ilma taandeta", "DTSTAMP:20261001T100000Z")

    assert (one.description, one.notices) == (
        "Esimene rida",
        ("Osa ridu ei saanud lugeda. Vaata, kas kirjeldus on terve.",),
    )


def test_several_calendars_in_one_file_are_read():
    first = calendar(event(), head="X-WR-CALNAME:Küla\r\nX-WR-TIMEZONE:Europe/Riga")
    second = calendar(event(uid="UID:2", start="DTSTART:20261021T100000"), head="X-WR-CALNAME:Vald")

    read = parse(first + second)

    assert (read.name, [one.zone for one in read.events]) == ("Küla", ["Europe/Tallinn", "Europe/Tallinn"])


def test_reminder_and_task_are_no_events():
    reminder = "BEGIN:VALARM\r\nSUMMARY:Meelde!\r\nDESCRIPTION:Meelde!\r\nEND:VALARM"
    task = "BEGIN:VTODO\r\nUID:9\r\nSUMMARY:Osta värvi\r\nEND:VTODO"

    (one,) = parse(calendar(event(reminder), task)).events

    assert (one.title, one.description) == ("Talgud", "")
