"""From an event to its document: what lists and search may know of it."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from veeb.records.documents import Document
from veeb.records.projecting import base_document
from veeb.tools.text import plain

from . import occurring
from .models import Event


def event_document(event: Event) -> Document:
    """The document of a live event. A link for participants and the contact's address stay out of it."""
    first, last = days_of(event)
    sessions = event.ordered_sessions()
    text = [plain(event.body), event.outcomes, event.organiser, event.facilitators, event.venue, event.address]
    text += [part for session in sessions for part in (session.title, session.place, session.agenda)]
    document = base_document(
        event,
        text="\n".join(filter(None, [*text, event.aftermath])),
        year=first.year if first else None,
        credit=event.organiser,
    )
    return replace(
        document,
        happens_on=first,
        happens_until=last,
        is_off=event.is_cancelled,
        is_online=event.is_online,
        region=event.rescue_region or (event.municipality.rescue_region if event.municipality else ""),
    )


def days_of(event: Event) -> tuple[date | None, date | None]:
    """First and last day: of its own times, and of a series those of its public parts."""
    at = timezone.now()
    times = list(occurring.plan(event, at=at))
    if event.pk:
        for part in Event.objects.public().filter(part_of=event).prefetch_related("sessions", "overrides"):
            times += occurring.plan(part, at=at)
    kept = [time for time in times if not time.is_off] or times
    return (min(time.day for time in kept), max(time.last_day for time in kept)) if kept else (None, None)
