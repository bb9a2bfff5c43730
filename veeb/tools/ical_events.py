"""One event of a calendar file: its properties understood, and what had to be guessed told in sentences."""

import hashlib
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from . import ical_texts as texts
from .ical_lines import Component, Line
from .ical_times import Book, Stamp, after, at_home, read_stamp
from .recurrence import RuleError, read_rule
from .refusals import Refused
from .text import clean_line

MAX_DATES = 5000
MAX_UID = 200
MAX_SEQUENCE = 2**31 - 1
UNUSABLE = (ValueError, OverflowError, Refused)

WANTED = {
    "UID",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "ORGANIZER",
    "CATEGORIES",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "SEQUENCE",
    "CLASS",
    *texts.CONFERENCES,
}


@dataclass(frozen=True, kw_only=True)
class Override:
    """One occurrence that differs. Times are on the clock of its event; empty words are those of the series."""

    recurrence_id: date  # when it would have been: a clock time, or a day
    is_cancelled: bool
    starts: date | None  # None when it does not happen
    ends: date | None
    title: str
    location: str


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """An event as the file has it, its times naive on the clock of `zone`."""

    uid: str  # the file's own; derived from calendar, start, title and place where it has none
    title: str
    description: str  # plain text
    location: str
    url: str  # of a page about the event
    online_url: str  # of the meeting itself
    organiser: str  # a name, never a mail address
    categories: tuple[str, ...]
    language: str
    starts: date  # a datetime; a plain date for all day
    ends: date | None  # a datetime, or the last day itself; None when unknown
    zone: str  # IANA name
    is_all_day: bool
    is_cancelled: bool
    rule: str  # RRULE value in normal form, its UNTIL local; empty for once
    more_starts: tuple[date, ...]
    dropped_starts: tuple[date, ...]
    overrides: tuple[Override, ...]
    sequence: int
    notices: tuple[str, ...]  # for the person who imports


@dataclass(frozen=True, kw_only=True)
class Found:
    """A VEVENT: an event of its own, or (with `replaces`) one occurrence of another that has the same uid."""

    event: CalendarEvent
    replaces: Stamp | None


@dataclass(frozen=True)
class Times:
    """When it is."""

    starts: date
    ends: date | None
    zone: str


class Reading:
    """The properties of one VEVENT, by name."""

    def __init__(self, component: Component, book: Book) -> None:
        self.book = book
        self.lines: dict[str, list[Line]] = defaultdict(list)
        read, strays = component.read(WANTED)
        for line in read:
            self.lines[line.name].append(line)
        if strays:
            self.doubt(_("Osa ridu ei saanud lugeda. Vaata, kas kirjeldus on terve."))

    def first(self, name: str) -> Line | None:
        return next(iter(self.lines[name]), None)

    def value(self, name: str) -> str:
        line = self.first(name)
        return line.value.strip() if line else ""

    def doubt(self, sentence: str) -> None:
        self.book.doubts.append(sentence)


def read_event(component: Component, book: Book, *, calendar: str = "") -> Found:
    """Understand one VEVENT of a calendar (its name helps to derive a uid where there is none).

    Raises ValueError, OverflowError or Refused when it cannot be used: no start, not whole, private.
    """
    book.take_doubts()
    if not component.is_whole:
        raise Refused(_("sündmuse lõpp puudub."))
    reading = Reading(component, book)
    if reading.value("CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise Refused(_("see on märgitud isiklikuks."))
    times = _times(reading)
    replaced = reading.first("RECURRENCE-ID")
    if replaced and str(replaced.params.get("RANGE", "")).upper() == "THISANDFUTURE":
        reading.doubt(_("Muudetud on ka kõik järgmised korrad: üle võeti ainult üks kord. Vaata kordused üle."))
    replaces = read_stamp(replaced, book, floating=times.zone) if replaced else None
    return Found(event=_event(reading, times, calendar), replaces=replaces)


def override_of(master: CalendarEvent, change: Found) -> Override:
    """A changed occurrence, its times on the clock of the series and its words only where they differ."""
    event, replaces = change.event, change.replaces or Stamp(change.event.starts, change.event.zone)
    dropped = event.is_cancelled
    return Override(
        recurrence_id=_like(master.starts, replaces.local(master.zone)),
        is_cancelled=dropped,
        starts=None if dropped else Stamp(event.starts, event.zone).local(master.zone),
        ends=None if dropped or not event.ends else Stamp(event.ends, event.zone).local(master.zone),
        title="" if event.title == master.title else event.title,
        location="" if event.location == master.location else event.location,
    )


def fingerprint(*words: object) -> str:
    """A short, lasting id of these words."""
    return hashlib.sha256("\n".join(map(str, words)).encode()).hexdigest()[:32]


def _event(reading: Reading, times: Times, calendar: str) -> CalendarEvent:
    words = _words(reading)
    uid = clean_line(reading.value("UID"))
    if not uid:
        uid = fingerprint(calendar, times.starts, words["title"], words["location"])
        reading.doubt(
            _("Sündmusel ei olnud tunnust (UID): uuel importimisel tuntakse see ära aja, pealkirja ja koha järgi.")
        )
    return CalendarEvent(
        uid=uid if len(uid) <= MAX_UID else fingerprint(uid),
        **words,
        organiser=texts.organiser(reading.first("ORGANIZER")),
        categories=texts.categories(reading.lines["CATEGORIES"]),
        language=texts.language([reading.first("SUMMARY"), reading.first("DESCRIPTION")]),
        starts=times.starts,
        ends=times.ends,
        zone=times.zone,
        is_all_day=not isinstance(times.starts, datetime),
        is_cancelled=reading.value("STATUS").upper() == "CANCELLED",
        rule=_rule(reading, times.zone),
        more_starts=_dates(reading, "RDATE", times),
        dropped_starts=_dates(reading, "EXDATE", times),
        overrides=(),
        sequence=_sequence(reading.value("SEQUENCE")),
        notices=reading.book.take_doubts(),
    )


def _words(reading: Reading) -> dict[str, str]:
    title = texts.one_line(reading.value("SUMMARY"))
    location = texts.one_line(reading.value("LOCATION"))
    description = texts.several_lines(reading.value("DESCRIPTION"))
    url = texts.web_address(reading.value("URL"))
    told = [line.value for name in texts.CONFERENCES for line in reading.lines[name]]
    online = texts.meeting_address(told, [url, location, description])
    if "\ufffd" in title + location + description:
        reading.doubt(_("Mõni täht on failis katki (\ufffd). Vaata tekst üle."))
    is_long = len(reading.value("DESCRIPTION")) > texts.MAX_RAW or len(description) > texts.MAX_TEXT
    if is_long or max(len(title), len(location)) > texts.MAX_LINE:
        reading.doubt(_("Tekst oli liiga pikk: lõpp jäi välja."))
    return {
        "title": texts.shortened(title, texts.MAX_LINE),
        "description": texts.shortened(description, texts.MAX_TEXT),
        "location": "" if location == online else texts.shortened(location, texts.MAX_LINE),
        "url": url,
        "online_url": online,
    }


def _times(reading: Reading) -> Times:
    line = reading.first("DTSTART")
    if not line:
        raise Refused(_("algus puudub."))
    starts = read_stamp(line, reading.book)
    ends = _ends(reading, starts)
    zone = starts.zone or reading.book.zone
    if starts.zone == "UTC" and not (reading.lines["RRULE"] or reading.lines["RDATE"]):
        shown = at_home([starts, *([Stamp(ends, "UTC")] if ends else [])], reading.book.home)
        return Times(shown[0].value, shown[1].value if ends else None, shown[0].zone)
    if zone == "UTC" and starts.zone:
        reading.doubt(_("Kordub UTC aja järgi: kohalik kellaaeg on suvel ja talvel erinev. Vaata kellaaeg üle."))
    return Times(starts.value, ends, zone)


def _ends(reading: Reading, starts: Stamp) -> date | None:
    """The end, or the last day itself; None when it is not told, or cannot be."""
    ends: date | None = None
    try:
        ends = _told_end(reading, starts)
    except UNUSABLE:
        reading.doubt(_("Lõppu ei saanud lugeda: sündmus on ilma lõputa."))
    if ends and ends < starts.value:
        reading.doubt(_("Lõpp oli enne algust: sündmus on ilma lõputa."))
        return None
    return None if ends == starts.value and isinstance(ends, datetime) else ends


def _told_end(reading: Reading, starts: Stamp) -> date | None:
    """The end as told; of an all-day event, the day before it (RFC 5545 counts its end out)."""
    is_all_day = not isinstance(starts.value, datetime)
    if line := reading.first("DTEND"):
        read = read_stamp(line, reading.book, floating=starts.zone)
        ends = read.local(starts.zone or read.zone)
    elif reading.first("DURATION"):
        ends = after(starts.value, reading.value("DURATION"), starts.zone)
    else:
        return starts.value if is_all_day else None
    if not is_all_day:
        return _like(starts.value, ends, clock=time.min)
    if isinstance(ends, datetime):  # a clock time after a day: the last day, unless it is midnight
        ends = (ends + timedelta(days=1, microseconds=-1)).date()
    return starts.value if ends == starts.value else ends - timedelta(days=1)


def _rule(reading: Reading, zone: str) -> str:
    if reading.lines["EXRULE"]:
        reading.doubt(_("Erandite reeglit (EXRULE) me ei loe: vaata kordused üle."))
    if len(reading.lines["RRULE"]) > 1:
        reading.doubt(_("Korduse reegleid oli mitu: loeti ainult esimene."))
    try:
        return read_rule(reading.value("RRULE"), zone=zone) if reading.value("RRULE") else ""
    except RuleError as error:
        told = {"reason": error.messages[0]}
        reading.doubt(_("Kordumist ei saanud üle võtta, jäi ainult esimene kord. %(reason)s") % told)
        return ""


def _dates(reading: Reading, name: str, times: Times) -> tuple[date, ...]:
    """The starts of a list property, each once, as the event has its own: clock times, or days."""
    values = [(line, value) for line in reading.lines[name] for value in line.value.split(",") if value.strip()]
    if len(values) > MAX_DATES:
        raise Refused(_("kuupäevi on liiga palju."))
    found: dict[date, None] = {}
    for line, value in values:
        try:
            stamp = read_stamp(line, reading.book, value=value.split("/")[0], floating=times.zone)
            found[_like(times.starts, stamp.local(times.zone))] = None
        except UNUSABLE:
            reading.doubt(_("Mõnda korduse kuupäeva ei saanud lugeda. Vaata kordused üle."))
    return tuple(found)


def _like(starts: date, value: date, *, clock: time | None = None) -> date:
    """A day or clock time made the same kind as the start; a day takes the clock time of the start."""
    if not isinstance(starts, datetime):
        return value.date() if isinstance(value, datetime) else value
    return value if isinstance(value, datetime) else datetime.combine(value, starts.time() if clock is None else clock)


def _sequence(value: str) -> int:
    with suppress(ValueError):
        return min(max(int(value), 0), MAX_SEQUENCE)
    return 0
