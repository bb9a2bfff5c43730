"""When an event happens: its times worked out from its days, rule and exceptions, and kept as `Occurrence` rows.

The only writer of occurrences. An endless rule is worked out `AHEAD` of today and further every night.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from veeb.records.followups import within_change
from veeb.search import projection
from veeb.tools import recurrence

from .models import Event, Occurrence, Override, Session

AHEAD = timedelta(days=400)
BACK = timedelta(days=300)
MOST = 750
# Where nobody said when it ends.
NO_END = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Time:
    """One time of an event; the fields are those of `Occurrence`."""

    key: str
    starts_at: datetime
    ends_at: datetime
    day: date
    last_day: date
    clock: time | None
    is_off: bool = False
    is_moved: bool = False
    title: str = ""


def plan(event: Event, *, at: datetime) -> list[Time]:
    """Every time of this event from its first to `AHEAD` after `at` (aware), in order; of a draft as well as of a row.

    An exception is known by the time that the rule gave; one for a time that the rule no longer gives is passed over.
    """
    times: dict[str, Time] = {}
    overrides = {key_of(override.was_local): override for override in event.overrides.all()}
    for session, start in _starts(event, at):
        key = key_of(start)
        if key not in times:
            times[key] = _time(event, session, start, overrides.get(key))
    return sorted(times.values(), key=lambda one: (one.starts_at, one.key))


def key_of(start: datetime) -> str:
    """The name of a time within its event: the clock time that it was first given, "20261024T100000"."""
    return start.strftime("%Y%m%dT%H%M%S")


@within_change
def refresh(model: type[Model], pk: int) -> None:
    """Bring the times of an event in step with what is public now, in the caller's transaction. May run twice.

    A series is told, since its first and last day are those of its parts.
    """
    if model is not Event:
        return
    event = Event.objects.filter(pk=pk).first()
    if event is None:
        return
    wanted = {time.key: _values(time) for time in plan(event, at=timezone.now())} if event.live else {}
    known = {row.pop("key"): row for row in Occurrence.objects.filter(event=pk).values(*FIELDS)}
    if wanted != known:
        with transaction.atomic():
            Occurrence.objects.filter(event=pk).delete()
            Occurrence.objects.bulk_create(Occurrence(event=event, key=key, **row) for key, row in wanted.items())
            projection.touch(Event, pk)
    if event.part_of_id:
        projection.refresh(Event, event.part_of_id)


def extend() -> int:
    """Work out the times of repeating events further, as of now; returns how many were looked at. Runs every night."""
    repeating = Event.objects.public().exclude(rule="").values_list("pk", flat=True)
    for pk in repeating:
        with transaction.atomic():
            refresh(Event, pk)
    return len(repeating)


FIELDS = ("key", "starts_at", "ends_at", "day", "last_day", "clock", "is_off", "is_moved", "title")


def _values(one: Time) -> dict[str, Any]:
    return {name: getattr(one, name) for name in FIELDS if name != "key"}


def _starts(event: Event, at: datetime) -> Iterator[tuple[Session, datetime]]:
    """(session, clock time): a rule repeats the first session, the others happen once."""
    for number, session in enumerate(event.ordered_sessions()):
        if event.rule and number == 0:
            yield from ((session, start) for start in _repeated(event, session, at))
        else:
            yield session, session.starts_local


def _repeated(event: Event, session: Session, at: datetime) -> list[datetime]:
    """Clock times by the rule from its first; of a series of years that would be too many, from a year back."""
    now = recurrence.to_local(at, event.zone)
    series = partial(
        # What begins further ahead is announced by its first time.
        recurrence.expand,
        starts=session.starts_local,
        rule=event.rule,
        until=max(now + AHEAD, session.starts_local),
        zone=event.zone,
    )
    starts = series(limit=MOST + 1)
    return starts if len(starts) <= MOST else series(limit=MOST, since=now - BACK)


def _time(event: Event, session: Session, start: datetime, override: Override | None) -> Time:
    """One time in its zone; the clock's length of the session stays also in the night of the clock change."""
    span: Session | Override = session
    is_moved = bool(override and override.starts_on and not override.is_dropped)
    length = session.ends_local - session.starts_local if session.ends_local else None
    end = start + length if length else None
    key = key_of(start)
    if override and is_moved:
        # Where only the new start was said, it lasts as long as it would have.
        span, start = override, override.starts_local
        end = override.ends_local or (start + length if length else None)
    starts_at = recurrence.to_utc(start, event.zone)
    ends_at = recurrence.to_utc(end, event.zone) if end else starts_at + NO_END
    last = end - timedelta(days=1) if end and span.is_all_day else end
    return Time(
        key=key,
        starts_at=starts_at,
        # In the night when the clock goes back an hour may seem to end before it began.
        ends_at=max(ends_at, starts_at + NO_END),
        day=start.date(),
        last_day=last.date() if last else start.date(),
        clock=None if span.is_all_day else start.time(),
        is_off=event.is_cancelled or bool(override and override.is_dropped),
        is_moved=is_moved,
        title=session.title,
    )
