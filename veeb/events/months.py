"""The month on screen: weeks of days, a few events on each, and the way to the months beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from veeb.search import queries
from veeb.search.models import SearchDoc
from veeb.ui.languages import in_language

from . import calendar, wording
from .calendar import Mark
from .kinds import MOTIF
from .listing import LIST, Visit
from .models import Event, Occurrence

MOST_A_DAY = 3


class MonthInAddress:
    """Path converter: "2026-10" is the first day of October 2026; there is no month 13 and no year 0."""

    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date(int(value[:4]), int(value[5:]), 1)

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event on one day of the month."""

    title: str
    url: str
    lang: str
    thread: str
    clock: str
    is_off: bool


@dataclass(frozen=True, kw_only=True)
class Day:
    """One square of the month: `entries` that fit, `more` that did not, and the list of them all."""

    date: date
    label: str
    is_out: bool
    is_today: bool
    entries: list[Entry]
    more: int
    list_url: str


@dataclass(frozen=True, kw_only=True)
class Month:
    """What `ui/month.html` shows. `before` and `after` are (name, address) or None at the end of the calendar."""

    title: str
    weeks: list[list[Day]]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    weekdays: Sequence[tuple[Any, Any]] = tuple(wording.WEEKDAYS)
    motif: str = MOTIF

    @property
    def days(self) -> list[Day]:
        """The days of this month that have something."""
        return [day for week in self.weeks for day in week if day.entries]


def path_of(month: date) -> str:
    """The address of a month in the language on screen."""
    return reverse("events:month", args=[month])


def make_month(visit: Visit, first: date) -> Month:
    """The month that begins on `first`, with what the filters let through. Three queries, one more after a change."""
    weeks = calendar.grid(first.year, first.month)
    marks = _shown(visit, {day: there for day, there in calendar.marks(weeks).items() if day.month == first.month})
    entries = _entries([mark for there in marks.values() for mark in there[:MOST_A_DAY]], visit.language)
    today, list_path = calendar.today(visit.at), in_language(LIST, visit.language)

    def square(day: date) -> Day:
        there = marks.get(day, [])
        shown = [entries[mark.occurrence] for mark in there[:MOST_A_DAY] if mark.occurrence in entries]
        return Day(
            date=day,
            label=f"{wording.weekday_short(day)} {wording.day_of_year(day)}",
            is_out=day.month != first.month,
            is_today=day == today,
            entries=shown,
            more=len(there) - len(shown),
            list_url=list_path + replace(visit.asked, day=day).query_string(),
        )

    return Month(
        title=wording.month_name(first),
        weeks=[[square(day) for day in week] for week in weeks],
        before=_link(visit, first - timedelta(days=1)),
        after=_link(visit, first + timedelta(days=31)),
    )


def _shown(visit: Visit, marks: dict[date, list[Mark]]) -> dict[date, list[Mark]]:
    """Those that the filters let through."""
    if not visit.asked:
        return marks
    passed = set(calendar.select({mark.event for there in marks.values() for mark in there}, **visit.wanted).ids)
    return {day: [mark for mark in there if mark.event in passed] for day, there in marks.items()}


def _entries(marks: list[Mark], language: str) -> dict[int, Entry]:
    """Occurrence → how it looks in the month."""
    times = Occurrence.objects.in_bulk({mark.occurrence for mark in marks})
    docs = queries.of_model(Event, {time.event_id for time in times.values()})
    return {pk: _entry(time, docs[time.event_id], language) for pk, time in times.items() if time.event_id in docs}


def _entry(time: Occurrence, doc: SearchDoc, language: str) -> Entry:
    title, lang = doc.text_in(language, doc.titles)
    return Entry(
        title=f"{title}, {time.title}" if time.title else title,
        url=in_language(doc.path, language),
        lang=lang,
        thread=doc.thread,
        clock=wording.clock(time.clock) if time.clock else "",
        is_off=time.is_off,
    )


def _link(visit: Visit, day: date) -> tuple[str, str] | None:
    if not calendar.reaches(day, visit.at):
        return None
    month = day.replace(day=1)
    return wording.month_name(month), path_of(month) + visit.query
