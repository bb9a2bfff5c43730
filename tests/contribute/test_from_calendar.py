"""From an event of a calendar file to a proposal."""

import pytest

from veeb.contribute.from_calendar import ref_of, understand
from veeb.tools import ical


def event_of(*lines: str):
    """The one event of a file with these lines."""
    text = "\r\n".join(
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    )
    return ical.parse(text.encode()).events[0]


TALGUD = ("UID:talgud-1", "SUMMARY:Külatalgud", "DTSTART;TZID=Europe/Tallinn:20261024T100000")


def test_words_and_times_of_an_event_become_a_proposal():
    event = event_of(
        *TALGUD, "DTEND;TZID=Europe/Tallinn:20261024T163000", "DESCRIPTION:Riisume lehti.\\nSupp pärast.",
        "LOCATION:Kolga mõis", "URL:https://kyla.example.org/talgud",
    )  # fmt: skip

    candidate = understand(event).candidate

    assert (candidate.title, candidate.link, candidate.ref) == (
        "Külatalgud", "https://kyla.example.org/talgud", "ics:talgud-1",
    )  # fmt: skip
    assert candidate.details["body"] == "Riisume lehti.\nSupp pärast."
    assert candidate.details["venue"] == "Kolga mõis"
    assert candidate.details["sessions"] == [
        {"starts_on": "2026-10-24", "starts_at": "10:00", "ends_on": "", "ends_at": "16:30"}
    ]


def test_whole_days_have_no_clock_time_and_end_on_their_last_day():
    event = event_of("UID:a", "SUMMARY:Laager", "DTSTART;VALUE=DATE:20261104", "DTEND;VALUE=DATE:20261107")

    assert understand(event).candidate.details["sessions"] == [
        {"starts_on": "2026-11-04", "starts_at": "", "ends_on": "2026-11-06", "ends_at": ""}
    ]


def test_event_over_midnight_ends_on_the_next_day():
    event = event_of("UID:a", "SUMMARY:Öömatk", "DTSTART;TZID=Europe/Tallinn:20261023T100000", "DURATION:PT20H")

    assert understand(event).candidate.details["sessions"][0] == {
        "starts_on": "2026-10-23", "starts_at": "10:00", "ends_on": "2026-10-24", "ends_at": "06:00",
    }  # fmt: skip


def test_further_starts_are_days_as_long_as_the_first():
    event = event_of(*TALGUD, "DURATION:PT2H", "RDATE;TZID=Europe/Tallinn:20261107T100000,20261121T120000")

    assert [
        (day["starts_on"], day["starts_at"], day["ends_at"]) for day in understand(event).candidate.details["sessions"]
    ] == [
        ("2026-10-24", "10:00", "12:00"),
        ("2026-11-07", "10:00", "12:00"),
        ("2026-11-21", "12:00", "14:00"),
    ]


def test_dropped_and_moved_times_become_exceptions():
    text = "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y",
        "BEGIN:VEVENT", *TALGUD, "DURATION:PT2H", "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;TZID=Europe/Tallinn:20261107T100000", "END:VEVENT",
        "BEGIN:VEVENT", "UID:talgud-1", "SUMMARY:Külatalgud", "RECURRENCE-ID;TZID=Europe/Tallinn:20261031T100000",
        "DTSTART;TZID=Europe/Tallinn:20261101T110000", "DURATION:PT3H", "LOCATION:Rahvamaja", "END:VEVENT",
        "BEGIN:VEVENT", "UID:talgud-1", "SUMMARY:Külatalgud", "RECURRENCE-ID;TZID=Europe/Tallinn:20261114T100000",
        "DTSTART;TZID=Europe/Tallinn:20261114T100000", "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR", "",
    ])  # fmt: skip
    event = ical.parse(text.encode()).events[0]

    details = understand(event).candidate.details

    assert details["rule"] == "FREQ=WEEKLY;COUNT=5"
    nothing = {"starts_on": "", "starts_at": "", "ends_on": "", "ends_at": "", "reason": "", "is_dropped": True}
    assert details["overrides"] == [
        {"was_on": "2026-11-07", "was_at": "10:00", **nothing},
        {
            "was_on": "2026-10-31", "was_at": "10:00", "is_dropped": False, "reason": "Rahvamaja",
            "starts_on": "2026-11-01", "starts_at": "11:00", "ends_on": "", "ends_at": "14:00",
        },
        {"was_on": "2026-11-14", "was_at": "10:00", **nothing},
    ]  # fmt: skip


def test_cancelled_event_is_told_of():
    understood = understand(event_of(*TALGUD, "STATUS:CANCELLED"))

    assert understood.is_cancelled
    assert "See sündmus on failis märgitud ärajäänuks, seepärast jääb see välja." in understood.notices


def test_event_without_a_title_is_told_of():
    assert "Sündmusel ei ole pealkirja." in understand(event_of("UID:a", "DTSTART:20261024T100000Z")).notices


@pytest.mark.parametrize("uid", ["a" * 196, "a" * 5000])
def test_outside_name_fits_its_column(uid):
    assert len(ref_of(uid)) <= 200
