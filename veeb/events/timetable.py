"""All times of one event as its page tells them: days with their agenda, times of a rule, what is dropped or moved."""

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from . import occurring, wording
from .closing import Limits, deadline
from .models import HOME_ZONE, Event, Override, Session
from .occurring import Time

MOST_COMING = 8
# A clock time or a span of them, then what happens.
POINT = re.compile(r"\s*(\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?)[\s.,:–-]*(.*)")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One time of the event. `was` tells the time that a moved one first had; `agenda` are (clock or "", words).

    `at_home`: the same in our clock, where the event keeps another one.
    """

    time: Time
    day: str
    clock: str
    title: str = ""
    place: str = ""
    agenda: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    was: str = ""
    at_home: str = ""
    is_past: bool = False
    is_now: bool = False

    @property
    def is_off(self) -> bool:
        """It does not happen."""
        return self.time.is_off


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """`lines`: all times in order. `agenda` is that of a rule's every time; times without a rule have their own."""

    lines: list[Line]
    limits: Limits
    zone: str
    repeats: bool
    agenda: tuple[tuple[str, str], ...] = ()

    @property
    def next(self) -> Line | None:
        """The next time that happens, else the next, else the last; None without days."""
        coming = [line for line in self.lines if not line.is_past]
        kept = [line for line in coming if not line.is_off]
        return next(iter(kept or coming or self.lines[-1:]), None)

    @property
    def after_next(self) -> Line | None:
        """Of an event of several days, the one that comes after the next; None when there is none."""
        kept = [line for line in self.lines if not line.is_past and not line.is_off]
        return kept[1] if len(kept) > 1 and not self.repeats else None

    @property
    def shown(self) -> list[Line]:
        """Every day of an event without a rule; of a rule the next times, or the last when all are over."""
        if not self.repeats:
            return self.lines
        coming = [line for line in self.lines if not line.is_past]
        return coming[:MOST_COMING] or self.lines[-MOST_COMING:]

    @property
    def further(self) -> int:
        """How many times come after those that are shown."""
        last = self.shown[-1:]
        return len(self.lines) - self.lines.index(last[0]) - 1 if last else 0

    @property
    def over(self) -> int:
        """How many times of a rule are behind."""
        return sum(line.is_past for line in self.lines) if self.repeats else 0


def make_timetable(event: Event, *, at: datetime) -> Timetable:
    """The times of an event, also of a draft that has no row yet. Two queries for an event with a row."""
    sessions = event.ordered_sessions()
    by_key = {occurring.key_of(session.starts_local): session for session in reversed(sessions)}
    overrides = {occurring.key_of(override.was_local): override for override in event.overrides.all()}
    times = occurring.plan(event, at=at)
    return Timetable(
        lines=[_line(event, time, by_key.get(time.key), overrides.get(time.key), at) for time in times],
        limits=Limits(
            begins=min((time.starts_at for time in times), default=None),
            ends=max((time.ends_at for time in times), default=None),
            deadline=deadline(event),
        ),
        zone=event.zone,
        repeats=bool(event.rule),
        agenda=agenda_of(sessions[0].agenda) if sessions and event.rule else (),
    )


def agenda_of(text: str) -> tuple[tuple[str, str], ...]:
    """The points of an agenda, one a line: ("10.00", "Kogunemine"); a line without a clock time has ""."""
    points = [(POINT.fullmatch(line), line.strip()) for line in text.splitlines() if line.strip()]
    return tuple((found[1], found[2]) if found else ("", line) for found, line in points)


def _line(event: Event, time: Time, session: Session | None, override: Override | None, at: datetime) -> Line:
    return Line(
        time=time,
        day=_day(time),
        clock=clock_of(time, event.zone),
        at_home=_at_home(time) if event.zone != HOME_ZONE else "",
        title=time.title,
        place=session.place if session else "",
        agenda=agenda_of(session.agenda) if session and not event.rule else (),
        reason=override.reason if override else "",
        was=_moment(override) if override and time.is_moved else "",
        is_past=time.ends_at <= at,
        is_now=time.starts_at <= at < time.ends_at and not time.is_off,
    )


def clock_of(time: Time, zone: str) -> str:
    """From when to when in the clock of this zone; "" for whole days."""
    if time.clock is None:
        return ""
    here, ends = ZoneInfo(zone), wording.known_end(time.starts_at, time.ends_at)
    return wording.clock_span(time.starts_at.astimezone(here), ends.astimezone(here) if ends else None)


def _at_home(time: Time) -> str:
    clock, day = clock_of(time, HOME_ZONE), time.starts_at.astimezone(ZoneInfo(HOME_ZONE)).date()
    return f"{wording.long_day(day)}, {clock}" if clock and day != time.day else clock


def _day(time: Time) -> str:
    """The day with its year; whole days in a row are said from the first to the last."""
    if time.clock is None and time.last_day != time.day:
        return wording.day_span(time.day, time.last_day)
    return wording.long_day(time.day)


def _moment(override: Override) -> str:
    day = wording.long_day(override.was_on)
    return (
        _("%(day)s kell %(clock)s") % {"day": day, "clock": wording.clock(override.was_at)} if override.was_at else day
    )
