"""iCalendar feeds: a head made here, and the finished texts of events streamed after it, never all at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import formats, timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _

from veeb.events import calendar, subscribing
from veeb.events.checking import EARLIEST
from veeb.events.models import HOME_ZONE, Event
from veeb.search import filters
from veeb.search.labels import Labels
from veeb.search.seo import NAME, address
from veeb.ui.languages import current_language

ICAL = "text/calendar; charset=utf-8"
# How often programs should ask again: who looks in the morning must know what was cancelled in the evening.
AGAIN, TTL = timedelta(hours=1), "PT1H"
# How far back a feed reaches, unless its address asks for all that is over.
BACK = timedelta(days=365)
OVER, ALL = "moodunud", "1"
# As far as the tables of clock changes go.
LAST_CHANGE = date(2038, 1, 1)
UTC = "UTC"
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A calendar that may be sent. `find` looks for its events, and is asked only when the body is really sent.

    state   differs as soon as the events might (`subscribing.state`)
    since   nothing is told of what was over at that moment
    """

    head: icalendar.Calendar
    find: Callable[[], Sequence[int]]
    state: tuple[Any, ...]
    language: str
    since: datetime | None = None

    def response(self, request: HttpRequest) -> StreamingHttpResponse:
        """The answer with what it is known by; Django's middleware makes 304 of it before the body is begun."""
        # To a HEAD the server would make the whole body and throw it away.
        body = self._body() if request.method != "HEAD" else iter(())
        answer = StreamingHttpResponse(body, content_type=ICAL)
        answer["ETag"] = f'"{sha256(self.head.to_ical() + repr((self.state, self.since)).encode()).hexdigest()[:32]}"'
        if modified := self._last_modified():
            answer["Last-Modified"] = http_date(modified.timestamp())
        return answer

    def _last_modified(self) -> datetime | None:
        """When an event last changed, or the day on which others passed out of view."""
        today = self.since + BACK if self.since else None
        return max((moment for moment in (*self.state, today) if isinstance(moment, datetime)), default=None)

    def _body(self) -> Iterator[bytes]:
        events = self.find()
        zones = subscribing.zones(events)
        if UTC not in zones:
            # Programs that know this word would move times in UTC into the zone it names.
            self.head.add("x-wr-timezone", HOME_ZONE)
        for zone in sorted({HOME_ZONE, *zones}):
            self.head.add_component(vtimezone(zone))
        yield self.head.to_ical().removesuffix(END)
        for text in subscribing.texts(events, self.language):
            yield text.encode()
        yield END


def of_filters(request: HttpRequest, *, at: datetime) -> Feed:
    """Everything that meets the filters in the address and is coming, or was over less than a year ago."""
    chosen = filters.read(request.GET, Labels())
    language = current_language()
    since = None if request.GET.get(OVER) == ALL else _midnight(at) - BACK

    def find() -> list[int]:
        events = subscribing.reaching(since)
        return calendar.select(events, typed=chosen.words, filters=chosen.filters(), language=language).ids

    told = head(address("/kalender/") + chosen.query_string())
    describe(told, name=_name(chosen), description=_told(since))
    return Feed(head=told, find=find, state=subscribing.state(), language=language, since=since)


def of_event(event: Event) -> Feed:
    """One event, or all public parts of a series."""
    events = subscribing.with_parts(event)
    return Feed(
        head=head(address(event.path())),
        find=lambda: events,
        state=subscribing.state_of(events),
        language=current_language(),
    )


@cache
def vtimezone(zone: str) -> icalendar.Timezone:
    """The clock changes of a zone, for programs that do not know it by name."""
    return icalendar.Timezone.from_tzid(zone, first_date=EARLIEST, last_date=LAST_CHANGE)


def head(url: str, *, name: str = "Kalender") -> icalendar.Calendar:
    """A calendar without events; `url` is the page that shows the same, `name` that of the list."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{NAME}//{name}//ET")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("url", url)
    return calendar


def describe(calendar: icalendar.Calendar, *, name: str, description: str) -> None:
    """Name and rhythm of a calendar to subscribe to: as RFC 7986 has them, and as programs knew them before."""
    for names, value in ((("name", "x-wr-calname"), name), (("description", "x-wr-caldesc"), description)):
        for each in names:
            calendar.add(each, value)
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", TTL)


def _name(chosen: filters.Chosen) -> str:
    words = [f"„{chosen.words}“"] if chosen.words else []
    return " – ".join([NAME, *words, *(str(one.label) for values in chosen.values.values() for one in values)])


def _told(since: datetime | None) -> str:
    """What is in the calendar, so that nobody takes a border for the end."""
    if since is None:
        return _("Kõik sündmused, ka need, mis on möödas.")
    day = formats.date_format(since.date())
    return _("Kõik tulevad sündmused ja need, mis lõppesid pärast seda päeva: %s.") % day


def _midnight(at: datetime) -> datetime:
    """When the day of `at` began at home."""
    zone = ZoneInfo(HOME_ZONE)
    return datetime.combine(timezone.localdate(at, zone), time(), zone)
