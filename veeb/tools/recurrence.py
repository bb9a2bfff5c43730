"""Recurrence: rules checked against a start, and opened up into the local starts of a series.

A rule is kept as text, never squeezed into own fields. Its UNTIL is local like the starts: a day (the whole of it
counts) or a clock time; `for_feed` writes it the way other calendars want it.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, takewhile

from dateutil.rrule import rrulestr
from django.utils.translation import gettext_lazy as _

from .rule_words import in_words
from .rules import DAYS, NEVER, Rule, RuleError, parts_of, read_rule, until, written
from .zones import HOME, OutOfRange, UnknownZone, check_zone, to_local, to_utc

# One door for the rooms: what they ask of rules and zones is here.
__all__ = [
    "HOME",
    "MAX_OCCURRENCES",
    "OutOfRange",
    "RuleError",
    "UnknownZone",
    "check_rule",
    "check_zone",
    "ends_about",
    "expand",
    "for_feed",
    "in_words",
    "read_rule",
    "to_local",
    "to_utc",
]

MAX_OCCURRENCES = 750
MAX_AHEAD = timedelta(days=3653)  # ten years
ENDLESS = timedelta(days=731)  # how far a rule without an end is counted: two years
LAST_MOMENT = datetime.fromisoformat("9999-12-31T23:59:59")
LIMITS = {"BYMONTH", "BYMONTHDAY", "BYDAY"}
PERIOD = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}

ENDS_BEFORE = _("Kordumine lõpeb enne, kui sündmus algab. Vaata kuupäevad üle.")
TOO_FAR = _("Kordumine ulatub liiga kaugele: kuni kümme aastat algusest.")
TOO_MANY = _("Kordusi on liiga palju: kuni %(most)s. Anna varasem viimane päev või korduste arv.")


def check_rule(rule: str, *, start: datetime | date, zone: str = HOME) -> str:
    """The rule in normal form, if a series may follow it from `start` (local); else raises RuleError.

    Refused are rules faster than daily, more than 750 occurrences, more than ten years, an end before the start, and
    days that never come. Of a rule without an end, the occurrences of two years are counted.
    zone  the clock of the event, for an UNTIL in UTC
    """
    parts, first = parts_of(rule, zone=zone), _moment(start)
    horizon = _later(first, MAX_AHEAD)
    if _end(parts).date() < first.date():
        raise RuleError(ENDS_BEFORE)
    if "UNTIL" in parts and _end(parts) > horizon:
        raise RuleError(TOO_FAR)
    if next(_matches(parts, first, horizon), None) is None:
        raise RuleError(NEVER)
    counted_to = horizon if {"COUNT", "UNTIL"} & parts.keys() else _later(first, ENDLESS)
    number = len(list(islice(_series(parts, first, counted_to), MAX_OCCURRENCES + 1)))
    if number > MAX_OCCURRENCES:
        raise RuleError(TOO_MANY, most=MAX_OCCURRENCES)
    if number < int(parts.get("COUNT", 0)):
        raise RuleError(TOO_FAR)
    return written(parts)


def expand(  # noqa: PLR0913 - the properties of RFC 5545 that make a series, each by its name
    *,
    starts: datetime | date,
    rule: str,
    more: Sequence[date] = (),
    dropped: Sequence[date] = (),
    until: datetime,
    limit: int = MAX_OCCURRENCES,
    since: datetime | None = None,
    zone: str = HOME,
) -> list[datetime]:
    """The starts of a series in order, local and naive, not after `until` and no more than `limit`.

    starts   the first time, in the clock of the event; a date (all day) counts as its midnight
    rule     RRULE value; empty for once
    more     further starts (RDATE); a plain date takes the clock time of `starts`
    dropped  starts that do not happen (EXDATE); a plain date drops the whole day
    since    leaves out what starts earlier, so that a series of many years does not use up its limit in the past
    zone     the clock of the event, for a rule with its UNTIL in UTC
    `starts` is always in the series, as RFC 5545 counts it, even where the rule would leave it out. The work is
    bounded for any rule. Raises RuleError for one that `read_rule` refuses.
    """
    first = _moment(starts)
    days = {day for day in dropped if not isinstance(day, datetime)}
    moments = set(dropped) - days

    def happens(moment: datetime) -> bool:
        return moment not in moments and moment.date() not in days and (since or moment) <= moment <= until

    series = _series(parts_of(rule, zone=zone), first, until) if rule else iter([first])
    kept = islice(filter(happens, series), limit)
    added = (_moment(moment, first.time()) for moment in more)
    return sorted({*kept, *filter(happens, added)})[:limit]


def ends_about(rule: str, *, start: date) -> date | None:
    """About the last day of a series that begins on `start`, at no cost for any rule; None where it has no end.

    The times of COUNT are not counted out: each weekday that is asked for is believed to come in every period.
    """
    parts = parts_of(rule)
    if "COUNT" not in parts:
        return _end(parts).date() if "UNTIL" in parts else None
    weekdays = parts["BYDAY"].split(",") if "BYDAY" in parts else [""]
    period = PERIOD["WEEKLY" if parts["FREQ"] == "DAILY" and "BYDAY" in parts else parts["FREQ"]]
    periods = -(-int(parts["COUNT"]) // len(weekdays)) * int(parts.get("INTERVAL", 1))
    try:
        return start + timedelta(days=period * periods)
    except OverflowError:
        return date.max


def for_feed(rule: str, *, zone: str, is_all_day: bool) -> str:
    """The rule for other calendars: UNTIL in UTC beside a start with a zone, as RFC 5545 §3.3.10 asks.

    Some readers lose the last time when UNTIL is a bare date there; for all-day events it must be one.
    """
    if not rule or "UNTIL" not in (parts := parts_of(rule, zone=zone)):
        return rule
    end = _end(parts)
    return written(parts | {"UNTIL": f"{end:%Y%m%d}" if is_all_day else f"{to_utc(end, zone):%Y%m%dT%H%M%SZ}"})


def _series(parts: Rule, first: datetime, last: datetime) -> Iterator[datetime]:
    """The starts that a rule gives, the first included whatever the rule says; COUNT and UNTIL obeyed."""
    later = (moment for moment in _matches(parts, first, min(last, _end(parts))) if moment > first)
    return islice(chain([first], later), int(parts.get("COUNT", MAX_OCCURRENCES**2)))


def _matches(parts: Rule, first: datetime, last: datetime) -> Iterator[datetime]:
    """What dateutil finds from `first` to `last`, without COUNT and UNTIL.

    Where a rule matches nothing, dateutil goes on to the year 9999: less than half a second by weeks, months or
    years, but ages by days. So a daily rule's days come all, and are sifted here.
    """
    aside = {"COUNT", "UNTIL"} | (LIMITS if parts["FREQ"] == "DAILY" else set())
    asked = written({name: value for name, value in parts.items() if name not in aside})
    found = takewhile(lambda moment: moment <= last, rrulestr(asked, dtstart=first))
    return (moment for moment in found if _fits(moment, parts)) if parts["FREQ"] == "DAILY" else found


def _fits(day: date, parts: Rule) -> bool:
    """Whether a day is within the limits of a daily rule."""
    days_left = ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - day).days
    numbers = {
        "BYMONTH": {day.month},
        "BYMONTHDAY": {day.day, -days_left},
    }
    return DAYS[day.weekday()] in parts.get("BYDAY", ",".join(DAYS)) and all(
        name not in parts or asked & set(map(int, parts[name].split(","))) for name, asked in numbers.items()
    )


def _end(parts: Rule) -> datetime:
    return until(parts["UNTIL"]) if "UNTIL" in parts else LAST_MOMENT


def _moment(value: date, clock: time = time.min) -> datetime:
    return value if isinstance(value, datetime) else datetime.combine(value, clock)


def _later(first: datetime, by: timedelta) -> datetime:
    try:
        return first + by
    except OverflowError:
        raise OutOfRange from None
