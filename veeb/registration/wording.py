"""When and where an event happens, in words for letters and for a participant's own page."""

from django.utils.formats import date_format

from veeb.events.models import Event, Session
from veeb.events.wording import clock_span, day_span, long_day, zone_words
from veeb.search.record_pages import place


def when_lines(event: Event) -> list[str]:
    """One line for each day or meeting, in the language on screen. One query."""
    zone = zone_words(event.zone)
    return [" ".join(filter(None, [_when(session), zone])) for session in event.ordered_sessions()]


def _when(session: Session) -> str:
    first, ends = session.starts_on, session.ends_local
    if session.is_all_day:
        last = session.ends_on or first
        return long_day(first) if last == first else day_span(first, last)
    if ends and ends.date() != first:
        return f"{long_day(first)}, {clock_span(session.starts_local, ends)} ({date_format(ends.date())})"
    return f"{long_day(first)}, {clock_span(session.starts_local, ends)}"


def where_line(event: Event) -> str:
    """Venue, address, settlement and municipality; "" where only the net is the place."""
    return ", ".join(filter(None, [event.venue, event.address, place(event)[0]]))
