"""Calendar files: what real programs write, also when it is wrong, becomes events; nothing is lost without a word."""

import time
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events

from veeb.tools import ical
from veeb.tools.ical import CalendarEvent, Override, parse
from veeb.tools.recurrence import expand, to_utc
from veeb.tools.refusals import Refused

SAMPLES = Path(__file__).parent / "samples"
MB = 1024**2
START = "DTSTART;TZID=Europe/Tallinn:20261021T100000"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def at(written: str) -> datetime:
    return datetime.fromisoformat(written)


def event(*lines: str, uid: str = "UID:1@kula.ee", start: str = START, title: str = "SUMMARY:Talgud") -> str:
    return "\r\n".join(line for line in ("BEGIN:VEVENT", uid, start, title, *lines, "END:VEVENT") if line)


def calendar(*events: str, head: str = "VERSION:2.0") -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", head, *events, "END:VCALENDAR", ""]).encode()


def only(*lines: str, head: str = "VERSION:2.0", **parts: str) -> CalendarEvent:
    (one,) = parse(calendar(event(*lines, **parts), head=head)).events
    return one


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse(content)
    (sentence,) = refused.value.messages
    return sentence


def starts(one: CalendarEvent) -> list[datetime]:
    return expand(
        starts=one.starts,
        rule=one.rule,
        more=one.more_starts,
        dropped=one.dropped_starts,
        until=at("2028-01-01"),
        zone=one.zone,
    )


# Whole files of real programs


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


# Zones


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


# Words


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"Tule\, too sõber\; kell 10\nKuusalus", "Tule, too sõber; kell 10\nKuusalus"),
        (r"C:\\nimi", r"C:\nimi"),
        ("Ema &amp; isa", "Ema & isa"),
        ("Ema &amp;amp; isa", "Ema &amp; isa"),
        ("<p>Ema &amp;amp; isa</p>", "Ema &amp; isa"),
        ("<b>Tule</b><br>kohe<ul><li>üks</li><li>kaks</li></ul>", "Tule\nkohe üks\nkaks"),
        ("Enne<script>alert(1)</script> ja pärast<br/>", "Enne ja pärast"),
        ("3 < 5 ja 7 > 2", "3 < 5 ja 7 > 2"),
        ("Kirjuta: Mari <mari@kula.ee>", "Kirjuta: Mari <mari@kula.ee>"),
        ("https://kula.ee/?a=1&copy=2", "https://kula.ee/?a=1&copy=2"),
        ('<a href="https://kula.ee/a">https://kula.ee/a</a>', "https://kula.ee/a"),
        ("tava\u202eline\u0000 tekst", "tavaline tekst"),
    ],
)
def test_text_becomes_plain_and_is_unescaped_once(written, plain):
    assert only(f"DESCRIPTION:{written}").description == plain


def test_title_and_place_are_one_line():
    one = only(r"LOCATION:Rahvamaja\nKuusalu", title=r"SUMMARY:<b>Talgud</b> &amp\; supp")

    assert (one.title, one.location) == ("Talgud & supp", "Rahvamaja Kuusalu")


def test_line_folded_in_the_middle_of_a_letter_is_mended():
    folded = calendar(event("DESCRIPTION:töö")).replace("ö".encode(), b"\xc3\r\n \xb6")

    assert parse(folded).events[0].description == "töö"


def test_endlessly_long_text_is_cut_and_told():
    one = only("DESCRIPTION:" + "sõna " * 100_000)

    assert len(one.description) <= 20_000
    assert one.notices == ("Tekst oli liiga pikk: lõpp jäi ära.",)


@pytest.mark.parametrize(
    ("lines", "url", "online_url"),
    [
        (["URL:https://kula.ee/talgud"], "https://kula.ee/talgud", ""),
        (["URL:https://us02web.zoom.us/j/123"], "https://us02web.zoom.us/j/123", "https://us02web.zoom.us/j/123"),
        (["CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://kohtume.kula.ee/1"], "", "https://kohtume.kula.ee/1"),
        (["CONFERENCE;VALUE=URI:tel:+3725555555"], "", ""),
        (["DESCRIPTION:Liitu (https://meet.jit.si/kula)."], "", "https://meet.jit.si/kula"),
        (["DESCRIPTION:Kaart: https://maps.google.com/?q=Kuusalu"], "", ""),
        (["DESCRIPTION:https://zoom.us.kurikael.ee/j/1 ja https://kurizoom.us/j/1"], "", ""),
        (["URL:javascript:alert(1)"], "", ""),
        (["URL:https://[kula/", "DESCRIPTION:https://[zoom.us/"], "", ""),
    ],
)
def test_only_a_meeting_is_an_online_event(lines, url, online_url):
    one = only(*lines)

    assert (one.url, one.online_url) == (url, online_url)


def test_place_that_is_only_the_meeting_is_no_place():
    one = only("LOCATION:https://zoom.us/j/123")

    assert (one.location, one.online_url) == ("", "https://zoom.us/j/123")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ORGANIZER;CN=Mari Tamm:mailto:mari@kula.ee", "Mari Tamm"),
        ('ORGANIZER;CN="Selts: Kuusalu, Loksa":mailto:selts@kula.ee', "Selts: Kuusalu, Loksa"),
        ("ORGANIZER;CN=mari@kula.ee:mailto:mari@kula.ee", ""),
        ("ORGANIZER:mailto:mari@kula.ee", ""),
    ],
)
def test_organiser_is_a_name_never_an_address(line, name):
    assert only(line).organiser == name


@pytest.mark.parametrize(("value", "sequence"), [("3", 3), ("-1", 0), ("kolm", 0), ("9" * 30, 2**31 - 1)])
def test_sequence_is_a_number_whatever_stands_there(value, sequence):
    assert only(f"SEQUENCE:{value}").sequence == sequence


# Letters


@pytest.mark.parametrize(
    ("encoding", "title", "told"),
    [
        ("utf-8", "Õuepäev – šokolaad", ""),
        ("utf-8-sig", "Õuepäev – šokolaad", ""),
        ("utf-16", "Õuepäev – šokolaad", ""),
        ("utf-16-le", "Õuepäev – šokolaad", ""),
        ("cp1257", "Õuepäev – šokolaad", "cp1257"),
        ("cp1252", "Café Õuepäev", "cp1252"),
        ("cp1252", "Žürii šokolaad", "cp1252"),
        ("cp1251", "Праздник деревни", "cp1251"),
    ],
)
def test_letters_are_read_in_the_encoding_of_the_file(encoding, title, told):
    content = calendar(event(title=f"SUMMARY:{title}")).decode().encode(encoding)

    read = parse(content)

    assert read.events[0].title == title
    assert read.notices == (
        (f"Failis ei olnud UTF-8 kodeeringut: tähti loeti kui {told}. Vaata, kas täpitähed on õiged.",) if told else ()
    )


def test_letter_lost_before_it_came_is_told():
    assert only(title="SUMMARY:Caf\ufffd").notices == ("Mõni täht on failis katki (\ufffd). Vaata tekst üle.",)


# No calendar at all


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Fail on tühi."),
        (b"\xef\xbb\xbf \r\n\t", "Fail on tühi."),
        (
            b"<!DOCTYPE html><html><body>BEGIN:VCALENDAR</body></html>",
            "See on veebileht, mitte kalender. Otsi lehelt kalendri enda aadress või .ics-fail.",
        ),
        (b"Talgud 21. oktoobril kell 10", "See ei ole kalendrifail (.ics)."),
        (b'{"events": []}', "See ei ole kalendrifail (.ics)."),
        (b"\x89PNG\r\n\x1a\n\x00\x81\x8d", "See ei ole kalendrifail (.ics)."),
        (b"PK\x03\x04\x14\x00\xff\x81", "See on pakitud fail. Paki lahti ja lisa .ics-fail."),
        (b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:\x81\x8d\r\nEND:VCALENDAR", "Faili tähti ei saa lugeda."),
        (calendar(event())[:-40], "Kalender on poolik: faili lõpp puudub. Laadi see uuesti alla."),
        (b"BEGIN:VCALENDAR\r\n" + calendar(event()), "Kalender on poolik: faili lõpp puudub. Laadi see uuesti alla."),
        (
            calendar(*["BEGIN:VEVENT\r\nEND:VEVENT"] * 5001),
            "Kalendris on liiga palju sündmusi: kuni 5000. Jaga see mitmeks failiks.",
        ),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 20, "See ei ole kalendrifail (.ics)."),
        (b"BEGIN:X\r\n" + calendar(event()) + b"END:X", "See ei ole kalendrifail (.ics)."),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(content, sentence):
    assert refusal(content).startswith(sentence)


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\n" + b"x" * 50 * MB,
        b"\n" * 5 * MB,
        b"BEGIN:VCALENDAR\r\n" + b"\r\n " * (1 * MB),
    ],
    ids=["50 MB", "empty lines", "folds"],
)
def test_endless_file_is_refused_at_once(content):
    began = time.process_time()

    assert refusal(content).startswith(("Kalender on liiga suur", "Kalendris on liiga palju"))
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "lines",
    [
        ["DESCRIPTION:" + "<a " * MB],
        ["DESCRIPTION" + ";a=b" * MB + ":x"],
        ['DESCRIPTION;X="' + "a" * 2 * MB],
        ["LOCATION:" + "http://" * (MB // 2)],
        ["CATEGORIES:" + "a," * MB],
        ["RRULE:" + "FREQ=DAILY;" * (MB // 4)],
        ["DURATION:P" + "9" * MB + "D"],
        ["DTEND;TZID=" + "x/" * MB + ":20261021T120000"],
    ],
    ids=["tags", "parameters", "quote", "addresses", "categories", "rule", "duration", "zone"],
)
def test_endless_property_takes_no_time(lines):
    began = time.process_time()

    assert only(*lines).title == "Talgud"
    assert time.process_time() - began < 2


def test_limits_are_known_to_the_caller():
    assert (ical.MAX_BYTES, ical.MAX_EVENTS) == (5 * MB, 5000)
