"""Series and programmes with what is over and what is coming, for the page that tells what we do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from veeb.search.record_pages import place, wording

from . import calendar
from .kinds import EventKind
from .models import Event, Occurrence

MOST_TIMES = 6
# One joins these for several meetings, so each is a series by itself.
PROGRAMMES = (EventKind.DEVELOPMENT, EventKind.MENTORING, EventKind.PILOT)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One time of a series: a part with a page of its own (`url`), or a meeting of the programme itself (no `url`)."""

    title: str
    lang: str
    url: str = ""
    day: date | None
    last_day: date | None
    place_label: str = ""
    is_off: bool = False


@dataclass(frozen=True, kw_only=True)
class Series:
    """A series for `pages/blocks/series.html`: the next of what is coming, and of what is over the latest first.

    more   how many times there are that are not told
    """

    title: str
    lang: str
    url: str
    kind_label: Any
    summary: str
    summary_lang: str
    coming: Sequence[Part]
    past: Sequence[Part]
    more: int = 0
    is_demo: bool = False


def all_series(*, at: datetime, slugs: Iterable[str] = (), how_many: int = 8) -> list[Series]:
    """Public series and programmes, those with something coming first; with `slugs` only these. At most six queries.

    The texts are in the language on screen where there are such.
    """
    owners = _owners(list(slugs))
    order = dict.fromkeys(owners[pk] for pk in (*calendar.coming(at), *calendar.past(at)) if pk in owners)
    known = Event.objects.in_bulk(list(order)[:how_many])
    parts = Event.objects.public().filter(part_of__in=known).select_related("county", "municipality__county")
    times = _times([*known, *(part.pk for part in parts)])
    found = []
    for event in (known[pk] for pk in order if pk in known):
        mine = [(time, _meeting(event, time)) for time in times[event.pk]]
        mine += [pair for part in parts if part.part_of_id == event.pk for pair in _times_of(part, times[part.pk])]
        found.append(_series(event, sorted(mine, key=lambda pair: pair[0].starts_at), at))
    return found


def _owners(slugs: Sequence[str]) -> dict[int, int]:
    """Public event → the series or programme that it belongs to, perhaps itself."""
    series = Q(part_of__live=True) | Q(kind__in=PROGRAMMES, part_of=None)
    if slugs:
        series &= Q(part_of__slug__in=slugs) | Q(slug__in=slugs)
    members = Event.objects.public().filter(series)
    return {pk: part_of or pk for pk, part_of in members.values_list("pk", "part_of")}


def _times(events: Iterable[int]) -> dict[int, list[Occurrence]]:
    times: dict[int, list[Occurrence]] = defaultdict(list)
    for one in Occurrence.objects.filter(event__in=list(events)).order_by("starts_at"):
        times[one.event_id].append(one)
    return times


def _meeting(event: Event, time: Occurrence) -> Part:
    return Part(title=time.title, lang=event.language, day=time.day, last_day=time.last_day, is_off=time.is_off)


def _times_of(part: Event, times: list[Occurrence]) -> list[tuple[Occurrence, Part]]:
    """A part of several days is one, from the first to the last; what a rule repeats is told time by time."""
    if part.rule or not times:
        return [(time, _part(part, time, time)) for time in times]
    return [(times[-1], _part(part, times[0], times[-1]))]


def _part(event: Event, first: Occurrence, last: Occurrence) -> Part:
    title, lang = wording(event, "title")
    return Part(
        title=title,
        lang=lang,
        url=event.get_absolute_url(),
        day=first.day,
        last_day=last.last_day,
        place_label=place(event)[0],
        is_off=first.is_off and last.is_off,
    )


def _series(event: Event, parts: list[tuple[Occurrence, Part]], at: datetime) -> Series:
    title, lang = wording(event, "title")
    summary, summary_lang = wording(event, "good_for")
    coming = [part for time, part in parts if time.ends_at > at]
    past = [part for time, part in reversed(parts) if time.ends_at <= at]
    return Series(
        title=title,
        lang=lang,
        url=event.get_absolute_url(),
        kind_label=event.get_kind_display(),
        summary=summary,
        summary_lang=summary_lang,
        coming=coming[:MOST_TIMES],
        past=past[:MOST_TIMES],
        more=len(coming[MOST_TIMES:]) + len(past[MOST_TIMES:]),
        is_demo=event.is_demo,
    )
