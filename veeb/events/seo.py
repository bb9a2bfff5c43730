"""What search engines get to know of an event (schema.org/Event)."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from veeb.search import seo
from veeb.search.seo import Seo
from veeb.topics.models import Topic

from . import wording
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
    title: str,
    good_for: str,
    topics: Sequence[Topic],
    timetable: Timetable,
    way: Way | None,
    parts: Sequence[CalendarRow],
    breadcrumbs: Sequence[tuple[Any, str]],
) -> Seo:
    """`path` is the page's address, "" for a draft that has none yet; what is not live stays unindexed."""
    address = seo.address(path)
    thing = {
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": title,
        "description": good_for,
        "inLanguage": event.language if event.language != "mul" else "",
        "keywords": [topic.name for topic in topics],
        "eventStatus": STATUS[Standing(event.standing)],
        "eventAttendanceMode": f"{SCHEMA}/{_attendance(event)}EventAttendanceMode",
        "location": _locations(event, address),
        "organizer": {"@type": "Organization", "name": event.organiser} if event.organiser else {},
        "isAccessibleForFree": True if event.is_free else None,
        "maximumAttendeeCapacity": event.capacity,
        "offers": _offer(event, way, address),
        "subEvent": _sub_events(event, timetable, parts, title),
        "superEvent": _series(event),
    }
    return Seo(
        canonical=address,
        alternates=seo.in_every_language(path) if event.live else (),
        title=title,
        description=good_for,
        og_type="article",
        jsonld=seo.linked(thing | _when(event, timetable.next.time if timetable.next else None), breadcrumbs),
        noindex=not event.live,
    )


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


def _when(event: Event, time: Time | None) -> dict[str, str]:
    """Moments with their offset, or days where nobody said the hour."""
    if time is None:
        return {}
    if time.clock is None:
        return {"startDate": time.day.isoformat(), "endDate": time.last_day.isoformat()}
    zone, ends = ZoneInfo(event.zone), wording.known_end(time.starts_at, time.ends_at)
    return {
        "startDate": time.starts_at.astimezone(zone).isoformat(),
        "endDate": ends.astimezone(zone).isoformat() if ends else "",
    }


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


def _sub_events(event: Event, timetable: Timetable, parts: Sequence[CalendarRow], title: str) -> list[dict[str, Any]]:
    """The days of an event of several, the parts of a series."""
    days = [] if timetable.repeats or len(timetable.lines) == 1 else timetable.lines
    return [{"@type": "Event", "name": line.title or title, **_filled(_when(event, line.time))} for line in days] + [
        {
            "@type": "Event",
            "name": row.title,
            "url": seo.address(row.url),
            "startDate": row.starts.isoformat() if row.starts and row.clock else row.day.isoformat() if row.day else "",
            "eventStatus": STATUS[Standing.CANCELLED if row.is_off else Standing.PLANNED],
        }
        for row in parts
    ]


def _filled(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _series(event: Event) -> dict[str, str]:
    series = event.part_of
    if not series or not series.live:
        return {}
    return {"@type": "EventSeries", "name": series.own_title, "url": seo.address(series.path())}
