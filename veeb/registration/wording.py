"""When and where an event happens, in words for letters and for a participant's own page."""

from veeb.events.models import Event
from veeb.events.wording import span_words, zone_words
from veeb.search.record_pages import place


def when_lines(event: Event) -> list[str]:
    """One line for each day or meeting, in the language on screen. One query."""
    zone = zone_words(event.zone)
    return [" ".join(filter(None, [span_words(session), zone])) for session in event.ordered_sessions()]


def where_line(event: Event) -> str:
    """Venue, address, settlement and municipality; "" where only the net is the place."""
    return ", ".join(filter(None, [event.venue, event.address, place(event)[0]]))
