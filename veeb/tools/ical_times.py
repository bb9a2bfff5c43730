"""Days and clock times of a calendar file, each with its zone, and what is said when the zone had to be guessed."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _
from icalendar.prop import vDuration

from .ical_lines import Component, Line
from .refusals import Refused
from .zones import check_zone, recognise, to_local, to_utc

FIRST_YEAR, LAST_YEAR = 1900, 2200


class Stamp(NamedTuple):
    """A day, or a clock time (naive) in a zone; a day has no zone."""

    value: date
    zone: str

    def local(self, zone: str) -> date:
        """The same moment on the clock of another zone; a day stays what it is."""
        if not isinstance(self.value, datetime) or self.zone == zone:
            return self.value
        return to_local(to_utc(self.value, self.zone), zone)


@dataclass
class Book:
    """What a calendar says about its zones, and what must be told: of it all, and of the event that is being read."""

    zone: str  # of clock times that have none
    home: str  # on whose clock single moments in UTC are shown
    places: dict[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def take_doubts(self) -> tuple[str, ...]:
        """What is doubtful about the event, each sentence once; the next event begins with none."""
        doubts, self.doubts = tuple(dict.fromkeys(self.doubts)), []
        return doubts


def book_of(calendar: Component, default_zone: str) -> Book:
    """The zones of one VCALENDAR: its own default (X-WR-TIMEZONE), and names that its VTIMEZONEs explain."""
    book = Book(zone=check_zone(default_zone), home=default_zone, places=dict(_places(calendar)))
    if named := calendar.value("X-WR-TIMEZONE"):
        if zone := recognise(named, book.places):
            book.zone, book.home = zone, book.home if zone == "UTC" else zone
        else:
            book.notices.append(_unknown(named, book.zone))
    return book


def read_stamp(line: Line, book: Book, *, value: str = "", floating: str = "") -> Stamp:
    """The day or clock time of a property (or of `value`, one of its list).

    floating  the zone of a clock time without any: that of its event; else the calendar's, which is told
    Raises ValueError for no date, and Refused for a year that no living calendar has.
    """
    written = (value or line.value).strip().upper()
    moment = datetime.fromisoformat(written)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refused(_("aasta %(year)s ei saa olla õige."), year=moment.year)
    if len(written) <= len("2026-10-25") or str(line.params.get("VALUE", "")).upper() == "DATE":
        return Stamp(moment.date(), "")
    named = line.params.get("TZID", "")
    zone = _zone(named if isinstance(named, str) else ", ".join(named), book)
    if moment.tzinfo:  # an offset of its own tells the moment, the name beside it only on which clock to show it
        return Stamp(to_local(moment, zone or "UTC"), zone or "UTC")
    if not zone and not floating:
        book.notices.append(_("Kellaaegadel ei olnud ajavööndit: need loeti %(zone)s aja järgi.") % {"zone": book.zone})
    return Stamp(moment, zone or floating or book.zone)


def at_home(stamps: list[Stamp], zone: str) -> list[Stamp]:
    """Moments given in UTC on the clock of `zone`, unless one falls into the hour that comes twice."""
    shown = [Stamp(stamp.local(zone), zone) for stamp in stamps]
    return shown if [Stamp(stamp.local("UTC"), "UTC") for stamp in shown] == stamps else stamps


def after(starts: date, duration: str, zone: str) -> date:
    """The end of what lasts so long: days by the calendar, hours as they pass (RFC 5545 §3.3.6).

    Raises ValueError for no duration, and OverflowError or Refused for one beyond the calendar.
    """
    length: timedelta = vDuration.from_ical(duration.strip().upper())  # type: ignore[no-untyped-call]
    if not isinstance(starts, datetime):
        return starts + timedelta(days=length.days)
    days = timedelta(days=0 if "PT" in duration.upper() else length.days)
    return to_local(to_utc(starts + days, zone) + (length - days), zone)


def _places(calendar: Component) -> list[tuple[str, str]]:
    names = [(zone.value("TZID"), zone.value("X-LIC-LOCATION")) for zone in calendar.all("VTIMEZONE")]
    return [(name, place) for name, place in names if place]


def _zone(name: str, book: Book) -> str:
    if not name:
        return ""
    zone = recognise(name, book.places)
    if not zone:
        book.doubts.append(_unknown(name, book.zone))
    elif zone.casefold() not in name.casefold():
        book.notices.append(_("Ajavöönd „%(name)s“ loeti kui %(zone)s.") % {"name": name[:80], "zone": zone})
    return zone or book.zone


def _unknown(name: str, zone: str) -> str:
    words = {"name": name[:80], "zone": zone}
    return _("Ajavööndit „%(name)s“ me ei tunne: kellaajad loeti %(zone)s aja järgi. Vaata need üle.") % words
