"""Reads for subscribed calendars: which events, in which state, and their finished texts a handful at a time."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, QuerySet, Sum

from veeb.search import columns
from veeb.search.models import SearchDoc

from .models import CalendarEntry, Event, Occurrence

# Texts are long, zones are short.
TEXTS_AT_ONCE, ZONES_AT_ONCE = 200, 2_000


def reaching(since: datetime | None) -> list[int]:
    """Public events that were not over at `since`, all of them without it: the ones first announced first."""

    def work() -> list[int]:
        rows = Occurrence.objects.over_after(since) if since else Occurrence.objects.all()
        return list(rows.order_by("event_id").values_list("event_id", flat=True).distinct())

    return columns.read().remember(("events.reaching", since), work)


def state() -> tuple[Any, ...]:
    """Differs as soon as any feed might; holds the moments of the latest changes. Two small queries.

    News do not touch it: what the projection has of events is looked at anew only when something was published.
    """
    kept = columns.read()
    return (*kept.remember("events.state", _of_projection), *_entries(CalendarEntry.objects.all()))


def state_of(events: Sequence[int]) -> tuple[Any, ...]:
    """The same of a few events. One query."""
    return (*events, *_entries(CalendarEntry.objects.filter(event__in=events)))


def zones(events: Sequence[int]) -> set[str]:
    """The time zones that the texts of these events name."""
    found: set[str] = set()
    for few in _few(events, ZONES_AT_ONCE):
        found.update(*CalendarEntry.objects.filter(event__in=few).values_list("zones", flat=True))
    return found


def texts(events: Sequence[int], language: str) -> Iterator[str]:
    """The VEVENTs of these events, a few events in each piece. What was withdrawn meanwhile is left out."""
    column = f"ical_{language}"
    for few in _few(events, TEXTS_AT_ONCE):
        rows = CalendarEntry.objects.filter(event__in=few, event__live=True).order_by("event_id")
        yield "".join(rows.values_list(column, flat=True))


def with_parts(event: Event) -> list[int]:
    """The event, and of a series its public parts."""
    return [event.pk, *Event.objects.public().filter(part_of=event).order_by("pk").values_list("pk", flat=True)]


def _of_projection() -> tuple[Any, ...]:
    rows = SearchDoc.objects.filter(content_type=ContentType.objects.get_for_model(Event))
    return tuple(rows.aggregate(Count("pk"), Max("pk"), Sum("version"), Max("changed_at")).values())


def _entries(entries: QuerySet[CalendarEntry]) -> tuple[Any, ...]:
    return tuple(entries.aggregate(Count("pk"), Max("changed_at")).values())


def _few(events: Sequence[int], at_once: int) -> Iterator[Sequence[int]]:
    return (events[start : start + at_once] for start in range(0, len(events), at_once))
