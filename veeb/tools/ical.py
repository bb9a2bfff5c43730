"""Reading iCalendar files (RFC 5545): bytes in, events out; nothing is lost without a word.

No network, no database, no clock. What had to be guessed or left out is told in sentences for the person who imports.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from .ical_events import UNUSABLE, CalendarEvent, Found, Override, fingerprint, override_of, read_event
from .ical_lines import MAX_BYTES, MAX_EVENTS, Component, read_calendars
from .ical_texts import one_line, shortened
from .ical_times import Book, Stamp, book_of
from .refusals import Refused
from .zones import HOME

__all__ = ["MAX_BYTES", "MAX_EVENTS", "Calendar", "CalendarEvent", "Override", "parse"]

MAX_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """All the events of one file; `notices` tell of the whole, and of events that were left out."""

    name: str
    zone: str
    events: tuple[CalendarEvent, ...]
    notices: tuple[str, ...]


def parse(content: bytes, *, default_zone: str = HOME) -> Calendar:
    """Read a calendar file of one or several VCALENDAR blocks.

    default_zone  for clock times that have none, where the calendar itself names no zone
    Raises Refused, with one sentence, for a file that is empty, too large (MAX_BYTES, MAX_EVENTS), cut off, unreadable,
    or something else than a calendar. One bad event is left out, and told of. The caller limits how much it fetches.
    """
    blocks, guessed = read_calendars(content)
    books = [book_of(block, default_zone) for block in blocks]
    name = one_line(blocks[0].value("X-WR-CALNAME") or blocks[0].value("NAME"))
    found: list[Found] = []
    notices = [guessed]
    for block, book in zip(blocks, books, strict=True):
        notices += _read_block(block, book, name, found)
    events = _joined(found)
    if not events:
        notices.append(_("Kalendris ei ole ühtegi sündmust, mida üle võtta."))
    told = tuple(dict.fromkeys(filter(None, notices)))
    return Calendar(name=shortened(name, MAX_NAME), zone=books[0].zone, events=events, notices=told)


def _read_block(block: Component, book: Book, name: str, found: list[Found]) -> list[str]:
    """Add the events of one VCALENDAR to those found; gives what is to be told of it."""
    left_out = []
    is_cancelled = block.value("METHOD").upper() == "CANCEL"
    for number, component in enumerate(block.all("VEVENT"), start=1):
        try:
            one = read_event(component, book, calendar=name)
        except UNUSABLE as problem:
            left_out.append(_left_out(number, component, problem))
        else:
            event = replace(one.event, is_cancelled=one.event.is_cancelled or is_cancelled)
            found.append(replace(one, event=event))
    return [*book.notices, *left_out]


def _left_out(number: int, component: Component, problem: Exception) -> str:
    """Which event is missing, and why."""
    reason = problem.messages[0] if isinstance(problem, Refused) else _("kuupäevi ei saa lugeda.")
    words = {"number": number, "title": shortened(one_line(component.value("SUMMARY")), 80), "reason": reason}
    if words["title"]:
        return _("Sündmus nr %(number)s („%(title)s“) jäi välja: %(reason)s") % words
    return _("Sündmus nr %(number)s jäi välja: %(reason)s") % words


def _joined(found: Iterable[Found]) -> tuple[CalendarEvent, ...]:
    """The events in the order of the file, each with its changed occurrences."""
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(one.event.uid, []).append(one)
    return tuple(event for group in groups.values() for event in _of_one_uid(group))


def _of_one_uid(group: list[Found]) -> list[CalendarEvent]:
    """One uid should mean one event and its changed occurrences; where it means several events, all of them stay."""
    masters = _told_apart([one.event for one in group if not one.replaces])
    changes = _latest([one for one in group if one.replaces])
    if not masters:
        return [_alone(change, replaces.value) for replaces, change in changes.items()]
    owners = {mark: master for master in reversed(masters) for mark in _marks(master.title, master.starts)}
    theirs: dict[str, list[Found]] = defaultdict(list)
    for replaces, change in changes.items():
        marks = _marks(change.event.title, replaces.local(masters[0].zone))
        owner = next((owners[mark] for mark in marks if mark in owners), masters[0])
        theirs[owner.uid].append(change)
    return [_with_changes(master, theirs[master.uid]) for master in masters]


def _latest(changes: list[Found]) -> dict[Stamp, Found]:
    """The last word about each occurrence that differs."""
    latest: dict[Stamp, Found] = {}
    for change in sorted(changes, key=lambda one: one.event.sequence):
        if change.replaces in latest:
            told = _("Sarja üks kord oli failis mitu korda: alles jäi viimane muudatus.")
            latest[change.replaces] = replace(change, event=_noted(change.event, told))
        elif change.replaces:
            latest[change.replaces] = change
    return latest


def _marks(title: str, when: date) -> list[tuple[str, str]]:
    """What shows whose occurrence it is: title and clock time, else one of them."""
    clock = when.isoformat()[len("2026-10-25") :]
    return [(title, clock), (title, "any"), ("", clock)]


def _told_apart(masters: list[CalendarEvent]) -> list[CalendarEvent]:
    """Copies of one event made one, the latest; different events get uids of their own, all but the earliest."""
    latest = {_looks(event): event for event in sorted(masters, key=lambda event: event.sequence)}
    events = sorted(latest.values(), key=lambda event: (str(event.starts), _looks(event)))
    if len(events) < len(masters):
        events = [_noted(event, _("Sündmus oli failis mitu korda: loeti üks kord.")) for event in events]
    if len(events) > 1:
        told = _("Sama tunnus (UID) oli failis mitmel sündmusel: need võeti eraldi.")
        events = [_noted(event, told) for event in events]
    return events[:1] + [replace(event, uid=f"{event.uid}#{_looks(event)}") for event in events[1:]]


def _looks(event: CalendarEvent) -> str:
    return fingerprint(event.starts, event.zone, event.title, event.location)


def _noted(event: CalendarEvent, sentence: str) -> CalendarEvent:
    return replace(event, notices=(*event.notices, sentence))


def _with_changes(master: CalendarEvent, changes: list[Found]) -> CalendarEvent:
    overrides = tuple(override_of(master, change) for change in changes)
    doubts = dict.fromkeys([*master.notices, *(notice for change in changes for notice in change.event.notices)])
    return replace(master, overrides=overrides, notices=tuple(doubts))


def _alone(change: Found, when: date) -> CalendarEvent:
    """A changed occurrence whose series is not in the file, as an event of its own."""
    told = _("Sarja ennast failis ei olnud: see on üks kord sellest.")
    return replace(_noted(change.event, told), uid=f"{change.event.uid}#{when.isoformat()}", rule="")
