"""Time zones: their names, also as other programs write them, and the way from a local clock to UTC and back."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext_lazy as _
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from .refusals import Refused

HOME = "Europe/Tallinn"
# Unicode's table says Kyiv for "FLE" (Finland, Lithuania, Estonia); who sends it to us means Tallinn.
WINDOWS = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()} | {
    "fle standard time": HOME,
    "fle daylight time": HOME,
    "eest": HOME,
}
UTC_NAMES = {"GMT", "Zulu", "UCT", "Universal", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "Etc/Universal"}
NOT_PLACES = {"localtime", "Factory"}  # what this machine is set to, and "not set"


class UnknownZone(Refused):
    """No time zone of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Ajavööndit „%(name)s“ ei ole. Õige nimi on näiteks Europe/Tallinn."), name=name[:80])


class OutOfRange(Refused):
    """A moment that no calendar holds."""

    def __init__(self, *_args: Any) -> None:
        super().__init__(_("Aastaarv ei ole õige."))


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - NOT_PLACES}


def check_zone(name: str) -> str:
    """The name itself if it is an IANA time zone ("Europe/Tallinn", "UTC"); else raises UnknownZone."""
    if _names().get(name.casefold()) != name:
        raise UnknownZone(name)
    return name


def to_utc(local: datetime, zone: str) -> datetime:
    """The moment (aware, UTC) when the clock of `zone` shows `local` (naive).

    As RFC 5545 §3.3.5 reads it: an hour that comes twice is the first one, an hour that is skipped is counted with
    the offset before the gap. Raises UnknownZone, or OutOfRange on the edge of the calendar.
    """
    try:
        return local.replace(tzinfo=ZoneInfo(check_zone(zone)), fold=0).astimezone(UTC)
    except OverflowError:
        raise OutOfRange from None


def to_local(moment: datetime, zone: str) -> datetime:
    """What the clock of `zone` shows (naive) at an aware moment. Raises UnknownZone or OutOfRange."""
    try:
        return moment.astimezone(ZoneInfo(check_zone(zone))).replace(tzinfo=None, fold=0)
    except OverflowError:
        raise OutOfRange from None


def recognise(name: str, places: Mapping[str, str] | None = None) -> str:
    """The IANA zone that a calendar program means by `name`; empty when nobody knows.

    places  names that the calendar itself explains (X-LIC-LOCATION of its VTIMEZONE), by TZID
    Understood are IANA names in any case, also at the end of a longer path ("/mozilla.org/20050126_1/Europe/Tallinn"),
    Windows names, also with a number that Outlook adds ("W. Europe Standard Time 1"), and a list of towns that has
    Tallinn in it ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius").
    """
    bare = name.strip().strip('"').strip()
    for asked in (bare, (places or {}).get(name, "")):
        parts = [part for part in asked.casefold().split("/") if part][-4:]
        ends = ("/".join(parts[start:]) for start in range(len(parts)))
        if found := next((_names()[end] for end in ends if end in _names()), ""):
            return "UTC" if found in UTC_NAMES else found
    windows = re.sub(r"\s+\d+$", "", bare).casefold()
    return WINDOWS.get(windows) or (HOME if "tallinn" in windows else "")
