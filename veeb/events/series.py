"""Series and programmes with what is over and what is coming, for the page that tells what we do."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from veeb.search.record_pages import place, wording

from .kinds import EventKind
from .models import Event, Occurrence

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
    """A series for `ui/series.html`; `coming` in order, `past` the latest first."""

    title: str
    lang: str
    url: str
    kind_label: Any
    summary: str
    summary_lang: str
    coming: Sequence[Part]
    past: Sequence[Part]
    is_demo: bool = False


def all_series(*, at: datetime, slugs: Iterable[str] = ()) -> list[Series]:
    """Public series and programmes, those with something coming first; with `slugs` only these. Three queries.

    The texts are in the language on screen where there are such.
    """
    events = Event.objects.public().filter(Q(parts__live=True) | Q(kind__in=PROGRAMMES, part_of=None)).distinct()
    if wanted := list(slugs):
        events = events.filter(slug__in=wanted)
    known = {event.pk: event for event in events}
    parts = Event.objects.public().filter(part_of__in=known).select_related("county", "municipality__county")
    times = _times([*known, *(part.pk for part in parts)])
    found = []
    for event in known.values():
        mine = [(time, _meeting(event, time)) for time in times[event.pk]]
        mine += [(time, _part(part, time)) for part in parts if part.part_of_id == event.pk for time in times[part.pk]]
        found.append((_order(mine, at), _series(event, sorted(mine, key=lambda pair: pair[0].starts_at), at)))
    return [series for _key, series in sorted(found, key=lambda pair: pair[0])]


def _order(parts: list[tuple[Occurrence, Part]], at: datetime) -> tuple[bool, float]:
    """Coming ones by their next time, then those that are over, the latest first."""
    coming = [time.starts_at.timestamp() for time, _part in parts if time.ends_at > at]
    past = [time.starts_at.timestamp() for time, _part in parts]
    return (not coming, min(coming)) if coming else (True, -max(past, default=0))


def _times(events: Iterable[int]) -> dict[int, list[Occurrence]]:
    times: dict[int, list[Occurrence]] = defaultdict(list)
    for one in Occurrence.objects.filter(event__in=list(events)).order_by("starts_at"):
        times[one.event_id].append(one)
    return times


def _meeting(event: Event, time: Occurrence) -> Part:
    title = time.title
    return Part(title=title, lang=event.language, day=time.day, last_day=time.last_day, is_off=time.is_off)


def _part(event: Event, time: Occurrence) -> Part:
    title, lang = wording(event, "title")
    return Part(
        title=title,
        lang=lang,
        url=event.get_absolute_url(),
        day=time.day,
        last_day=time.last_day,
        place_label=place(event)[0],
        is_off=time.is_off,
    )


def _series(event: Event, parts: list[tuple[Occurrence, Part]], at: datetime) -> Series:
    title, lang = wording(event, "title")
    summary, summary_lang = wording(event, "good_for")
    return Series(
        title=title,
        lang=lang,
        url=event.get_absolute_url(),
        kind_label=event.get_kind_display(),
        summary=summary,
        summary_lang=summary_lang,
        coming=[part for time, part in parts if time.ends_at > at],
        past=[part for time, part in reversed(parts) if time.ends_at <= at],
        is_demo=event.is_demo,
    )
