"""The deadlines of calls as a calendar to subscribe to: each deadline and each opening a VEVENT, with reminders."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import icalendar
from django.http import HttpResponse
from django.utils.translation import gettext as _

from veeb.events.models import HOME_ZONE
from veeb.funding import listing
from veeb.funding.listing import Visit
from veeb.funding.models import Call
from veeb.funding.rows import LONG, applicant_words
from veeb.funding.states import deadline_words
from veeb.search.record_pages import wording
from veeb.search.seo import NAME, address
from veeb.tools.text import clean_line, clean_text

from .calendars import ICAL, describe, head, vtimezone

HOST = "kogukonnaveeb"
# A deadline stays in people's calendars for a year after it.
BACK = timedelta(days=365)
# Versions are counted from here: they fit RFC 5545's integer, and go on when a call was withdrawn and came back.
COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE = (timedelta(days=14), timedelta(days=2))
# Of a day without a clock time people are reminded in the morning, not at midnight.
MORNING = timedelta(hours=9)


def of_filters(visit: Visit) -> HttpResponse:
    """All deadlines that meet the filters in the address and are to come, or were less than a year ago."""
    calendar = head(address("/rahastus/") + visit.asked.query_string(), name="Rahastus")
    chips = [chip.label for chip in listing.chips(listing.bare(visit), visit)]
    words = [f"„{visit.asked.words}“"] if visit.asked.words else []
    name = " – ".join([NAME, _("Taotlusvoorude tähtajad"), *words, *map(str, chips)])
    describe(calendar, name=name, description=_("Taotlusvoorude tähtajad ja avanemise päevad."))
    calendar.add("x-wr-timezone", HOME_ZONE)
    calendar.add_component(vtimezone(HOME_ZONE))
    for call in _calls(visit):
        for vevent in components(call):
            calendar.add_component(vevent)
    body = calendar.to_ical()
    # Django's middleware makes 304 of it when the program has the same.
    return HttpResponse(body, content_type=ICAL, headers={"ETag": f'"{sha256(body).hexdigest()[:32]}"'})


def components(call: Call) -> Iterator[icalendar.Event]:
    """The VEVENTs of one call, in the language that is switched on: its deadline and the day it opens, as known."""
    if call.closes_on:
        clock = call.closes_at
        start = datetime.combine(call.closes_on, clock) if clock else call.closes_on
        yield _component(call, "tahtaeg", start, summary=_("Tähtaeg: %s"), is_reminded=True)
    if call.opens_on:
        yield _component(call, "avaneb", call.opens_on, summary=_("Avaneb: %s"))


def _calls(visit: Visit) -> list[Call]:
    """In the order of their first publication, so that the same state gives the same bytes."""
    ids = listing.select(visit).ids
    since = visit.at.date() - BACK
    calls = Call.objects.public().filter(pk__in=ids).exclude(closes_on__lt=since).order_by("pk")
    return list(calls.defer(*LONG))


def _component(
    call: Call, part: str, start: date | datetime, *, summary: str, is_reminded: bool = False
) -> icalendar.Event:
    title = clean_line(wording(call, "title")[0])
    changed = call.last_published_at or call.created_at
    vevent = icalendar.Event()
    vevent.add("uid", f"{call.uid}-{part}@{HOST}")
    is_clock = isinstance(start, datetime)
    vevent.add("dtstart", start, parameters={"TZID": HOME_ZONE} if is_clock else {"VALUE": "DATE"})
    vevent.add("summary", summary % title)
    vevent.add("description", _description(call))
    vevent.add("url", address(call.path()))
    vevent.add("status", "CONFIRMED")
    vevent.add("transp", "TRANSPARENT")
    vevent.add("class", "PUBLIC")
    vevent.add("sequence", max(0, int((changed - COUNTED_FROM).total_seconds() // 60)))
    vevent.add("dtstamp", changed)
    vevent.add("last-modified", changed)
    for before in BEFORE if is_reminded else ():
        vevent.add_component(_reminder(summary % title, before if is_clock else before - MORNING))
    return vevent


def _reminder(words: str, before: timedelta) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -before)
    return alarm


def _description(call: Call) -> str:
    """What a treasurer must not miss, and where to read more."""
    known: list[tuple[str, Any]] = [
        (_("Rahastaja: %s"), call.funder),
        (_("Kes võib taotleda: %s"), applicant_words(call)),
        (_("Tähtaeg: %s"), deadline_words(call)),
        (_("Kus taotleda: %s"), " ".join(filter(None, [call.environment, call.apply_link]))),
        (_("Lähemalt: %s"), address(call.path())),
    ]
    return clean_text("\n".join(sentence % value for sentence, value in known if value))
