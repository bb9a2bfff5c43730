"""Reads for the calendar: what is coming, what a month holds, what is over; filtered by the projection.

Which events there are at a moment is worked out once a minute and kept while nothing is published, so that a list
of twenty thousand costs a request no more than one of twenty.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from veeb.search import columns, queries
from veeb.search.queries import Filters, Selected

from .models import HOME_ZONE, Event, Occurrence
from .occurring import AHEAD

ZONE = ZoneInfo(HOME_ZONE)
FIRST = date(2020, 1, 1)


@dataclass(frozen=True)
class Mark:
    """One event on one day of a month: which event, which of its times, and from when it is there."""

    event: int
    occurrence: int
    starts_at: datetime


def coming(at: datetime) -> list[int]:
    """Events with a time that is coming or going on, each once, by the next one. Past ones are in `past`."""
    return [event for event, _starts_at in _coming(_minute(at))]


def past(at: datetime) -> list[int]:
    """Events that are over, the latest first."""
    minute = _minute(at)

    def work() -> list[int]:
        last = Occurrence.objects.values("event").annotate(last=Max("ends_at")).filter(last__lte=minute)
        return list(last.order_by("-last", "event").values_list("event", flat=True))

    return columns.read().remember(("events.past", minute), work)


def times_of(events: Iterable[Event], at: datetime) -> dict[int, list[Occurrence]]:
    """All times of each event in order, but of one with a rule only the next, else the last. One query."""
    kinds: dict[bool, list[int]] = {True: [], False: []}
    for event in events:
        kinds[bool(event.rule)].append(event.pk)
    return _times(kinds[False], kinds[True], at)


def select(
    ids: Iterable[int],
    *,
    typed: str = "",
    filters: Filters | None = None,
    within: Filters | None = None,
    language: str = "et",
) -> Selected:
    """Those of these events that the projection lets through, in their order, with counts."""
    return queries.select(Event, ids, typed=typed, filters=filters, within=within, language=language)


def select_coming(at: datetime, **asked: Any) -> Selected:
    """What of `coming` is let through; `asked` as in `select`. Without words it is worked out once a minute."""
    return _select_of(coming, at, **asked)


def select_past(at: datetime, **asked: Any) -> Selected:
    """What of `past` is let through, as `select_coming`."""
    return _select_of(past, at, **asked)


def grid(year: int, month: int) -> list[list[date]]:
    """The weeks of a month, Monday first, with the days of its neighbours that fill them."""
    first = date(year, month, 1)
    start = first - timedelta(days=first.weekday())
    following = date(year + month // 12, month % 12 + 1, 1)
    weeks = -(-(following - start).days // 7)
    return [[start + timedelta(days=7 * week + day) for day in range(7)] for week in range(weeks)]


def marks(weeks: Sequence[Sequence[date]]) -> dict[date, list[Mark]]:
    """Every time on the days of this grid, by day and then by hour; what lasts longer stands on each of its days."""
    first, last = weeks[0][0], weeks[-1][-1]

    def work() -> dict[date, list[Mark]]:
        start = datetime.combine(first, time(), ZONE)
        end = datetime.combine(last + timedelta(days=1), time(), ZONE)
        rows = Occurrence.objects.within(start, end).order_by("starts_at", "event")
        by_day: dict[date, list[Mark]] = defaultdict(list)
        for pk, event, starts_at, day, last_day in rows.values_list("pk", "event", "starts_at", "day", "last_day"):
            for number in range((min(last_day, last) - max(day, first)).days + 1):
                by_day[max(day, first) + timedelta(days=number)].append(Mark(event, pk, starts_at))
        return dict(by_day)

    return columns.read().remember(("events.marks", first, last), work)


def today(at: datetime) -> date:
    """The day at home."""
    return timezone.localdate(at, ZONE)


def reaches(day: date, at: datetime) -> bool:
    """Whether the calendar has the month of this day: from `FIRST` to where rules are worked out."""
    return FIRST <= day.replace(day=1) <= today(at + AHEAD)


def on_day(day: date) -> list[Mark]:
    """What happens on this day, by hour."""
    return marks(grid(day.year, day.month)).get(day, [])


@columns.one_look()
def _select_of(events: Callable[[datetime], list[int]], at: datetime, **asked: Any) -> Selected:
    if asked.get("typed"):
        return select(events(at), **asked)
    sets = [
        frozenset((name, frozenset(values)) for name, values in (asked.get(which) or {}).items())
        for which in ("filters", "within")
    ]
    key = ("events.select", events.__name__, _minute(at), asked.get("language"), *sets)
    return columns.read().remember(key, lambda: select(events(at), **asked))


def _times(whole: Sequence[int], one_each: Sequence[int], at: datetime) -> dict[int, list[Occurrence]]:
    """By event: all times of `whole`, the next or last of `one_each`."""
    coming, asked = _coming(_minute(at)) if one_each else [], set(one_each)
    starts = {pk: start for pk, start in coming if pk in asked}
    last = Occurrence.objects.filter(event=OuterRef("event")).order_by("-starts_at").values("starts_at")[:1]
    wanted = Q(event__in=whole) | Q(event__in=list(starts), starts_at__in=set(starts.values()))
    wanted |= Q(event__in=[pk for pk in one_each if pk not in starts], starts_at=Subquery(last))
    times: dict[int, list[Occurrence]] = defaultdict(list)
    for one in Occurrence.objects.filter(wanted).order_by("starts_at", "key"):
        # A start that is the next of one event may be some other time of another.
        if starts.get(one.event_id, one.starts_at) == one.starts_at:
            times[one.event_id].append(one)
    return dict(times)


def _coming(minute: datetime) -> list[tuple[int, datetime]]:
    """(event, start of its next time), by that start; a time that is dropped counts only where no other is left."""
    kept = Min("starts_at", filter=Q(is_off=False))

    def work() -> list[tuple[int, datetime]]:
        rows = Occurrence.objects.over_after(minute).values("event")
        first = rows.annotate(first=Coalesce(kept, Min("starts_at")))
        return list(first.order_by("first", "event").values_list("event", "first"))

    return columns.read().remember(("events.coming", minute), work)


def _minute(at: datetime) -> datetime:
    return timezone.localtime(at, ZONE).replace(second=0, microsecond=0)
