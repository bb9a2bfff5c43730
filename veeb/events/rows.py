"""From events to the rows of lists: plain values in the language on screen, each event by one of its times."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from veeb.search import queries
from veeb.search.kinds import get_kind
from veeb.search.labels import Labels, place_words
from veeb.search.models import SearchDoc
from veeb.search.queries import Filters
from veeb.tools import recurrence
from veeb.ui.languages import in_language

from . import calendar, seats, wording
from .kinds import Access, Joining, Standing
from .models import Event, EventQuerySet, Occurrence

MOST_ACCESS = 3
# What no row shows.
LONG = ("body", "outcomes", "aftermath", "facilitators")


@dataclass(frozen=True, kw_only=True)
class CalendarRow:
    """What `ui/event_row.html` shows of one event, by its next time, else its last, or the time that was asked for.

    starts        moment in the zone of the event; None for a series, which has only days
    clock         "10.00–16.00", "" for whole days; `zone` says whose clock it is when it is not ours
    goes_on       the next day of an event of several
    repeats       its rule in words
    seats_left    None unless one signs up here for one of so many seats
    access        the first of what makes it possible for everybody to take part
    is_off, is_moved, is_now, is_past   of this time of it
    stub          weekday, day and month as short as they go; `year` only when it is not this one
    distance_km   from the place that the list is about, where the list tells it
    """

    event: int
    title: str
    url: str
    lang: str
    kind_label: Any
    kind_motif: str
    thread: str = ""
    topic_label: str = ""
    place_label: str = ""
    starts: datetime | None = None
    day: date | None = None
    last_day: date | None = None
    clock: str = ""
    zone: str = ""
    goes_on: date | None = None
    repeats: str = ""
    seats_left: int | None = None
    access: tuple[Any, ...] = ()
    is_free: bool = False
    is_online: bool = False
    is_off: bool = False
    is_moved: bool = False
    is_past: bool = False
    is_now: bool = False
    is_demo: bool = False
    joining: str = Joining.OPEN
    stub: tuple[str, str, str] = ("", "", "")
    year: str = ""
    distance_km: int | None = None

    @property
    def is_full(self) -> bool:
        """Every seat is taken."""
        return self.seats_left == 0


def event_rows(
    ids: Iterable[int],
    *,
    at: datetime,
    language: str,
    labels: Labels | None = None,
    times: Mapping[int, Occurrence] | None = None,
) -> list[CalendarRow]:
    """The rows of these public events in the order given; others are left out. Six queries at most.

    times   event → the time of it to show; without it the next one, else the first
    """
    wanted = list(ids)
    docs = queries.of_model(Event, wanted) if wanted else {}
    events = listed().in_bulk(docs)
    return rows_of(
        [events[pk] for pk in wanted if pk in events],
        docs,
        at=at,
        language=language,
        labels=labels,
        times=times,
    )


def listed() -> EventQuerySet:
    """Public events with what a row shows of them."""
    return Event.objects.public().select_related("municipality", "county").defer(*LONG)


def rows_of(  # noqa: PLR0913 (keyword-only but for the events and their rows of the projection)
    events: Sequence[Event],
    docs: Mapping[int, SearchDoc],
    *,
    at: datetime,
    language: str,
    labels: Labels | None = None,
    times: Mapping[int, Occurrence] | None = None,
    taken: Mapping[int, int] | None = None,
) -> list[CalendarRow]:
    """The rows of those events that are in `docs`; they have been read by `listed`. Three queries."""
    events = [event for event in events if event.pk in docs]
    if not events:
        return []
    known = calendar.times_of(events, at)
    if times is None:
        times = {pk: _next(there, at) for pk, there in known.items()}
    if taken is None:
        taken = seats.taken(event.pk for event in events if event.counts_seats)
    look = _Look(at=at, language=language, labels=labels or Labels(), docs=docs, known=known, times=times, taken=taken)
    return [_row(event, look) for event in events]


def coming_rows(
    *, at: datetime, language: str, within: Filters | None = None, how_many: int = 5
) -> tuple[list[CalendarRow], int]:
    """The next events of those that `within` lets through, and how many there are in all."""
    ids = calendar.select_coming(at, within=within, language=language).ids
    return event_rows(ids[:how_many], at=at, language=language), len(ids)


def online_too(somewhere: str) -> str:
    """A place, if there is one, and the net: "Kuusalu vald ja veebis"."""
    return _("%(place)s ja veebis") % {"place": somewhere} if somewhere else _("veebis")


def _place(event: Event) -> str:
    """Where it happens: "Kuusalu, Kuusalu vald", "veebis", or both."""
    home = str(event.municipality or event.county or "")
    somewhere = place_words(event.settlement, home) or event.venue
    return online_too(somewhere) if event.is_online else somewhere


@dataclass(frozen=True, kw_only=True)
class _Look:
    """What was read at once for all rows; by event: its row of the projection, its times, the one to show, seats."""

    at: datetime
    language: str
    labels: Labels
    docs: Mapping[int, SearchDoc]
    known: Mapping[int, list[Occurrence]]
    times: Mapping[int, Occurrence]
    taken: Mapping[int, int]


def _next(times: list[Occurrence], at: datetime) -> Occurrence:
    """The next of these that happens, else the next; of what is over the first, as it was announced."""
    coming = [one for one in times if one.ends_at > at]
    return next((one for one in coming if not one.is_off), (coming or times)[0])


def _row(event: Event, look: _Look) -> CalendarRow:
    doc, kind = look.docs[event.pk], get_kind(event.kind)
    title, lang = doc.text_in(look.language, doc.titles)
    left = event.seats_left(look.taken.get(event.pk, 0)) if event.counts_seats else None
    return CalendarRow(
        event=event.pk,
        title=title,
        url=in_language(doc.path, look.language),
        lang=lang,
        kind_label=kind.label,
        kind_motif=kind.motif,
        thread=doc.thread,
        topic_label=look.labels.topic(doc.topic),
        place_label=_place(event),
        repeats=recurrence.in_words(event.rule),
        seats_left=left,
        access=tuple(Access(code).label for code in Access.values if code in event.access)[:MOST_ACCESS],
        is_free=event.is_free,
        is_online=event.is_online,
        is_demo=doc.is_demo,
        joining=event.joining,
        **(_when(event, look) if event.pk in look.times else _when_of_series(event, look)),
    )


def _when(event: Event, look: _Look) -> dict[str, Any]:
    """The fields of a row that tell its time."""
    at, time, zone = look.at, look.times[event.pk], ZoneInfo(event.zone)
    starts, ends = time.starts_at.astimezone(zone), wording.known_end(time.starts_at, time.ends_at)
    days = [one.day for one in look.known.get(event.pk, [])]
    return {
        "starts": starts,
        "day": time.day,
        "last_day": time.last_day,
        "clock": wording.clock_span(starts, ends.astimezone(zone) if ends else None) if time.clock else "",
        "zone": wording.zone_words(event.zone) if time.clock else "",
        "goes_on": next((day for day in days if day > time.last_day), None),
        "is_off": time.is_off,
        "is_moved": time.is_moved or event.standing == Standing.MOVED,
        "is_now": time.starts_at <= at < time.ends_at,
        "is_past": time.ends_at <= at,
    } | _stub(time.day, at)


def _when_of_series(event: Event, look: _Look) -> dict[str, Any]:
    """A series has the days of its parts."""
    doc = look.docs[event.pk]
    last = doc.happens_until
    is_past = bool(last and last < calendar.today(look.at))
    when = {"day": doc.happens_on, "last_day": last, "is_off": event.is_cancelled, "is_past": is_past}
    return when | _stub(doc.happens_on, look.at)


def _stub(day: date | None, at: datetime) -> dict[str, Any]:
    """The date stub: weekday, day, month, and the year when it is not this one."""
    if day is None:
        return {}
    year = "" if day.year == calendar.today(at).year else str(day.year)
    return {"stub": (wording.weekday_short(day), str(day.day), wording.month_short(day)), "year": year}
