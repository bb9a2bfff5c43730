"""What subscribed calendars know of an event: finished texts, written anew only when they would show something else.

The only writer of calendar entries. How an event is put in words: `ical_components`, `ical_words`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count

import icalendar
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone, translation

from veeb.records.followups import within_change

from .ical_components import component, slots
from .models import CalendarEntry, Event, Session

# How far back subscribed calendars reach, so how far back the texts are kept fresh.
KEPT = timedelta(days=366)


@within_change
def refresh(model: type[Model], pk: int) -> None:
    """Bring the calendar entry of an event in step with what is public now. May run twice without harm.

    An event that is not public, or has no days of its own (a series), keeps an empty entry: its number goes on.
    """
    if model is not Event:
        return
    event = Event.objects.filter(pk=pk).first()
    if event is None:
        return
    with transaction.atomic():
        entry = CalendarEntry.objects.select_for_update().filter(event=pk).first()
        sessions = event.ordered_sessions() if event.live else []
        if sessions:
            _write(entry or CalendarEntry(event=event, sequence=-1), event, sessions, at=timezone.now())
        elif entry and entry.digest:
            _empty(entry, at=timezone.now())


def rewrite(*, at: datetime) -> int:
    """Write again what is shown and would be said otherwise now: a topic was renamed, the portal has another address.

    Each event in its own transaction; gives how many were looked at. Runs every night.
    """
    shown = Event.objects.public().filter(occurrences__ends_at__gt=at - KEPT).distinct()
    pks = list(shown.values_list("pk", flat=True))
    for pk in pks:
        refresh(Event, pk)
    return len(pks)


def numbered(sessions: Iterable[Session], known: Mapping[str, int]) -> dict[str, int]:
    """Id of a session → its number in the UID; `known` is what was given before.

    A session keeps its number whatever becomes of its time. A form may write all days anew: then a day that is gone
    hands its number on, the earliest to the earliest, so that subscribers see a day moved and not a copy.
    """
    present = [str(session.pk) for session in sessions]
    free = iter(sorted((pk for pk in known if pk not in present), key=known.__getitem__))
    fresh = count(max(known.values(), default=0) + 1)
    numbers = dict(known)
    for pk in present:
        if pk not in numbers:
            gone = next(free, None)
            numbers[pk] = next(fresh) if gone is None else numbers.pop(gone)
    return numbers


def _write(entry: CalendarEntry, event: Event, sessions: list[Session], *, at: datetime) -> None:
    numbers = numbered(sessions, entry.numbers)
    wanted = {language: _components(event, numbers, language) for language, _name in settings.LANGUAGES}
    digest = sha256("".join(map(_text, wanted.values())).encode()).hexdigest()
    if (digest, numbers) == (entry.digest, entry.numbers):
        return
    entry.digest, entry.numbers = digest, numbers
    entry.sequence, entry.changed_at = entry.sequence + 1, at
    entry.zones = [] if all(session.is_all_day for session in sessions) else [event.zone]
    for language, components in wanted.items():
        for vevent in components:
            vevent.add("sequence", entry.sequence)
            vevent.add("dtstamp", at)
            vevent.add("last-modified", at)
        setattr(entry, f"ical_{language}", _text(components))
    entry.save()


def _empty(entry: CalendarEntry, *, at: datetime) -> None:
    entry.digest = entry.ical_et = entry.ical_ru = entry.ical_en = ""
    entry.zones, entry.changed_at = [], at
    entry.save()


def _components(event: Event, numbers: Mapping[str, int], language: str) -> list[icalendar.Event]:
    with translation.override(language):
        return [component(event, slot) for slot in slots(event, numbers)]


def _text(components: Iterable[icalendar.Event]) -> str:
    return "".join(vevent.to_ical().decode() for vevent in components)
