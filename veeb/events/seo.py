"""What search engines get to know of an event (schema.org/Event)."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from veeb.search import seo
from veeb.search.seo import Seo

from . import wording
from .family import Parts
from .joining import Way
from .kinds import Joining, Standing
from .models import Event
from .occurring import Time
from .rows import CalendarRow
from .timetable import Timetable

SCHEMA = "https://schema.org"
STATUS = {
    Standing.PLANNED: f"{SCHEMA}/EventScheduled",
    Standing.MOVED: f"{SCHEMA}/EventRescheduled",
    Standing.CANCELLED: f"{SCHEMA}/EventCancelled",
}


def event_seo(  # noqa: PLR0913 (what the page has worked out already)
    event: Event,
    path: str,
    *,
    words: Mapping[str, Any],
    timetable: Timetable,
    way: Way | None,
    parts: Parts,
    breadcrumbs: Sequence[tuple[Any, str]],
) -> Seo:
    """`path` is the page's address, "" for a draft that has none yet; what is not live stays unindexed.

    words   title, good_for, topics and organiser (name, address) as the page shows them
    """
    address = seo.address(path)
    thing = _thing(event, address, words) | {
        "offers": _offer(event, way, address),
        "subEvent": _sub_events(timetable, parts, words["title"]),
        "superEvent": _series(parts),
    }
    thing |= _when(event.zone, timetable.next.time if timetable.next else None)
    title, description = words["title"], words["good_for"]
    return seo.record_seo(event, path, thing=thing, breadcrumbs=breadcrumbs, title=title, description=description)


def _thing(event: Event, address: str, words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": words["title"],
        "description": words["good_for"],
        "inLanguage": event.language if event.language != "mul" else "",
        "keywords": [topic.name for topic in words["topics"]],
        "eventStatus": STATUS[Standing(event.standing)],
        "eventAttendanceMode": f"{SCHEMA}/{_attendance(event)}EventAttendanceMode",
        "location": _locations(event, address),
        "organizer": _organizer(*words["organiser"]),
        "isAccessibleForFree": True if event.is_free else None,
        "maximumAttendeeCapacity": event.capacity,
    }


def _organizer(name: str, path: str) -> dict[str, str]:
    known = {"@type": "Organization", "name": name} if name else {}
    return {**known, "url": seo.address(path)} if name and path else known


def _attendance(event: Event) -> str:
    if not event.is_online:
        return "Offline"
    return "Mixed" if _has_place(event) else "Online"


def _has_place(event: Event) -> bool:
    return bool(event.venue or event.address or event.municipality or event.county)


def _locations(event: Event, address: str) -> list[dict[str, Any]]:
    """Where: a place, the web, or both. The link for those who signed up stays out of it."""
    places: list[dict[str, Any]] = []
    if _has_place(event):
        home = event.municipality or event.county
        postal = {
            "@type": "PostalAddress",
            "streetAddress": event.address,
            "addressLocality": event.settlement or str(event.municipality or ""),
            "addressRegion": str(event.county or ""),
            "addressCountry": "EE" if home else "",
        }
        known = {name: value for name, value in postal.items() if value}
        places.append({"@type": "Place", "name": event.venue or event.settlement or str(home), "address": known})
    if event.is_online:
        link = "" if event.is_on_portal else event.online_link
        places.append({"@type": "VirtualLocation", "url": link or address})
    return places


def _when(zone: str, time: Time | None) -> dict[str, str]:
    """Moments with their offset, or days where nobody said the hour."""
    if time is None:
        return {}
    if time.clock is None:
        return {"startDate": time.day.isoformat(), "endDate": time.last_day.isoformat()}
    here, ends = ZoneInfo(zone), wording.known_end(time.starts_at, time.ends_at)
    when = {"startDate": time.starts_at.astimezone(here).isoformat()}
    return when | {"endDate": ends.astimezone(here).isoformat()} if ends else when


def _offer(event: Event, way: Way | None, address: str) -> dict[str, Any]:
    """The way to get in, where one has to sign up."""
    if way is None or event.joining == Joining.OPEN:
        return {}
    stock = "SoldOut" if way.seats_left == 0 or not way.is_open else "InStock"
    price = {"price": 0, "priceCurrency": "EUR"} if event.is_free else {}
    return {
        "@type": "Offer",
        "url": way.url if way.is_external else address,
        "availability": f"{SCHEMA}/{stock}",
    } | price


def _sub_events(timetable: Timetable, parts: Parts, title: str) -> list[dict[str, Any]]:
    """The days of an event of several, the parts of a series."""
    days = [] if timetable.repeats or len(timetable.lines) == 1 else timetable.lines
    rows = parts.rows if parts.is_series else []
    return [{"@type": "Event", "name": line.title or title, **_when(timetable.zone, line.time)} for line in days] + [
        _part(row) for row in rows
    ]


def _part(row: CalendarRow) -> dict[str, Any]:
    starts = row.starts if row.clock else row.day
    return {
        "@type": "Event",
        "name": row.title,
        "url": seo.address(row.url),
        "startDate": starts.isoformat() if starts else "",
        "eventStatus": STATUS[Standing.CANCELLED if row.is_off else Standing.PLANNED],
    }


def _series(parts: Parts) -> dict[str, str]:
    if not parts.series_url:
        return {}
    return {"@type": "EventSeries", "name": parts.series_title, "url": seo.address(parts.series_url)}
