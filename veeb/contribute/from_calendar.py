"""From an event of a calendar file to a proposal, and what is to be told of it. Pure: no database, no clock."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veeb.events.drafts import as_text
from veeb.events.kinds import EventKind
from veeb.records.candidates import Candidate
from veeb.records.models import LANGUAGES
from veeb.tools.ical import CalendarEvent
from veeb.tools.text import clean_line

from .days import DAYS
from .exceptions import MOST as MOST_EXCEPTIONS

LONGEST_REF = 200
LONGEST_LINE = 200
# The first day is one of those that the form has rows for.
MOST_EXTRA = DAYS.most - 1
Values = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Understood:
    """One event of the file: its proposal and the sentences for whoever brings it in."""

    candidate: Candidate
    notices: tuple[str, ...]
    is_cancelled: bool


def understand(event: CalendarEvent) -> Understood:
    """The proposal that an event of a file makes; its `ref` is the event's UID, so that it comes in once."""
    candidate = Candidate(
        kind=EventKind.EVENT,
        title=event.title[:LONGEST_LINE],
        language=event.language if event.language in dict(LANGUAGES) else "et",
        link=event.url,
        origin_name=event.organiser[:LONGEST_LINE],
        ref=ref_of(event.uid),
        details={
            "body": event.description,
            "venue": event.location[:LONGEST_LINE],
            "is_online": bool(event.online_url),
            "online_link": event.online_url,
            "organiser": event.organiser[:LONGEST_LINE],
            "zone": event.zone,
            "rule": event.rule,
            "sessions": _sessions(event),
            "overrides": list(_exceptions(event))[:MOST_EXCEPTIONS],
        },
    )
    return Understood(
        candidate=candidate, notices=(*event.notices, *_own_notices(event)), is_cancelled=event.is_cancelled
    )


def ref_of(uid: str) -> str:
    """The outside name of an event that came by a file, "ics:" and its UID; a long one is shortened to its hash."""
    ref = f"ics:{clean_line(uid)}"
    return ref if len(ref) <= LONGEST_REF else f"ics:{hashlib.sha256(uid.encode()).hexdigest()}"


def _own_notices(event: CalendarEvent) -> Iterator[str]:
    if not event.title:
        yield _("Sündmusel ei ole pealkirja.")
    if len(event.location) > LONGEST_LINE:
        yield _("Koha kirjeldus oli pikk: lõpp jäi välja.")
    if event.is_cancelled:
        yield _("See sündmus on failis märgitud ärajäänuks, seepärast jääb see välja.")
    if (count := len(event.more_starts) - MOST_EXTRA) > 0:
        yield ngettext("%(count)d lisapäev jäi välja.", "%(count)d lisapäeva jäi välja.", count) % {"count": count}
    if (count := len(set(_exceptions_by_start(event))) - MOST_EXCEPTIONS) > 0:
        yield ngettext("%(count)d erand jäi välja.", "%(count)d erandit jäi välja.", count) % {"count": count}


def _sessions(event: CalendarEvent) -> list[Values]:
    """The first time, and the further ones that the file names, each as long as the first."""
    starts = dict.fromkeys([event.starts, *event.more_starts[:MOST_EXTRA]])
    return [_span(start, _end(event, start)) for start in starts]


def _exceptions(event: CalendarEvent) -> Iterator[Values]:
    """Dropped and moved times, known by the start that the rule gave them."""
    return iter(_exceptions_by_start(event).values())


def _exceptions_by_start(event: CalendarEvent) -> dict[date, Values]:
    dropped = {"is_dropped": True, **_span(None, None), "reason": ""}
    found = {start: {**_was(start), **dropped} for start in event.dropped_starts}
    for change in event.overrides:
        was = _was(change.recurrence_id)
        if change.is_cancelled or change.starts is None:
            found[change.recurrence_id] = {**was, **dropped}
        else:
            span = _span(change.starts, change.ends or _end(event, change.starts))
            reason = " · ".join(filter(None, [change.title, change.location]))[:LONGEST_LINE]
            found[change.recurrence_id] = {**was, "is_dropped": False, **span, "reason": reason}
    return found


def _end(event: CalendarEvent, start: date) -> date | None:
    """The end of a time as long as the first one."""
    return start + _length(event) if event.ends is not None else None


def _length(event: CalendarEvent) -> timedelta:
    return event.ends - event.starts if event.ends is not None else timedelta()


def _was(start: date) -> Values:
    return {f"was_{name.removeprefix('starts_')}": value for name, value in _half("starts", start).items()}


def _span(start: date | None, end: date | None) -> Values:
    """From when to when, as a proposal carries it; the day of the end only when it is another."""
    values = {**_half("starts", start), **_half("ends", end)}
    return values if values["ends_on"] != values["starts_on"] else {**values, "ends_on": ""}


def _half(name: str, moment: date | None) -> Values:
    if moment is None:
        return {f"{name}_on": "", f"{name}_at": ""}
    if not isinstance(moment, datetime):
        return {f"{name}_on": as_text(moment), f"{name}_at": ""}
    return {f"{name}_on": as_text(moment.date()), f"{name}_at": as_text(moment.time().replace(second=0, microsecond=0))}
