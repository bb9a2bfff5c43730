"""Calendar files as tests write them: a block, its events, and what is read of them."""

from datetime import datetime

from veeb.tools.ical import CalendarEvent, parse
from veeb.tools.recurrence import expand

START = "DTSTART;TZID=Europe/Tallinn:20261021T100000"  # a Wednesday; clocks go back on Sunday 25 October 2026
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def at(written: str) -> datetime:
    """A naive clock time: "2026-10-21 10:00"."""
    return datetime.fromisoformat(written)


def event(*lines: str, uid: str = "UID:1@kula.ee", start: str = START, title: str = "SUMMARY:Talgud") -> str:
    """A VEVENT; what is "" is left away."""
    return "\r\n".join(line for line in ("BEGIN:VEVENT", uid, start, title, *lines, "END:VEVENT") if line)


def calendar(*events: str, head: str = "VERSION:2.0") -> bytes:
    """A VCALENDAR of these events."""
    return "\r\n".join(["BEGIN:VCALENDAR", head, *events, "END:VCALENDAR", ""]).encode()


def only(*lines: str, head: str = "VERSION:2.0", **parts: str) -> CalendarEvent:
    """The one event that a calendar with one event gives."""
    (one,) = parse(calendar(event(*lines, **parts), head=head)).events
    return one


def starts(one: CalendarEvent) -> list[datetime]:
    """When it happens, changed occurrences aside."""
    return expand(
        starts=one.starts, rule=one.rule, more=one.more_starts, dropped=one.dropped_starts, until=at("2028-01-01")
    )
