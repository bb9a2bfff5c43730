"""An event as VEVENTs (RFC 5545): its days each by itself, or one that repeats and its exceptions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import icalendar

from veeb.tools import recurrence

from . import ical_words
from .models import Event, Override, Session, Span
from .occurring import key_of

HOST = "kogukonnaveeb"


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One VEVENT to be: the days it takes (`span`), of which session, and what makes it an exception.

    rule      the RRULE of the one that repeats; `dropped` are its times that calendars need not show at all
    replaces  the start that the rule gave, of an exception
    """

    number: int
    session: Session
    span: Span
    rule: str = ""
    dropped: list[datetime] = field(default_factory=list)
    override: Override | None = None
    replaces: datetime | None = None
    is_off: bool = False

    @property
    def is_moved(self) -> bool:
        """It happens at another time than was announced."""
        return bool(self.override and not self.override.is_dropped)


def slots(event: Event, numbers: Mapping[str, int]) -> Iterator[Slot]:
    """What calendars get of an event, without a clock, so the same event always gives the same.

    numbers   id of a session → its number in the UID
    A dropped time of a rule that says why is sent as cancelled, since people have it in their calendar; one without a
    word was left out from the beginning (a holiday) and becomes an EXDATE.
    """
    overrides = {key_of(override.was_local): override for override in event.overrides.all()}
    for position, session in enumerate(event.ordered_sessions()):
        number = numbers[str(session.pk)]
        if not event.rule or position:
            yield _single(event, session, number, overrides.get(key_of(session.starts_local)))
            continue
        known = _of_rule(event, session, list(overrides.values()))
        told = [override for override in known if not override.is_dropped or override.reason]
        dropped = [override.was_local for override in known if override not in told]
        yield Slot(
            number=number,
            session=session,
            span=session,
            rule=_rule(event, session),
            dropped=dropped,
            is_off=event.is_cancelled,
        )
        for override in told:
            yield _single(event, session, number, override, replaces=override.was_local)


def component(event: Event, slot: Slot) -> icalendar.Event:
    """The VEVENT in the language that is switched on, without what tells its version."""
    vevent = icalendar.Event()
    suffix = f"-{slot.number}" if slot.number > 1 else ""
    vevent.add("uid", f"{event.uid}{suffix}@{HOST}")
    _add_times(vevent, event, slot)
    vevent.add("status", "CANCELLED" if slot.is_off else "CONFIRMED")
    vevent.add("summary", ical_words.summary(event, slot))
    vevent.add("description", ical_words.description(event, slot))
    if location := ical_words.location(event, slot.session):
        vevent.add("location", location)
    vevent.add("url", ical_words.url(event))
    vevent.add("categories", ical_words.categories(event))
    vevent.add("class", "PUBLIC")
    # Who follows a calendar is not busy at all that is in it.
    vevent.add("transp", "TRANSPARENT")
    return vevent


def _add_times(vevent: icalendar.Event, event: Event, slot: Slot) -> None:
    def add(name: str, moments: list[datetime], span: Span) -> None:
        # Clock time with the name of its zone, UTC too: programs read a bare UTC time in the calendar's own zone.
        values = [local.date() if span.is_all_day else local for local in moments]
        kind = {"VALUE": "DATE"} if span.is_all_day else {"TZID": event.zone}
        vevent.add(name, values if name == "exdate" else values[0], parameters=kind)

    add("dtstart", [slot.span.starts_local], slot.span)
    if end := slot.span.ends_local:
        add("dtend", [end], slot.span)
    if slot.rule:
        vevent.add("rrule", icalendar.vRecur.from_ical(slot.rule))
    if slot.dropped:
        add("exdate", slot.dropped, slot.session)
    if slot.replaces:
        add("recurrence-id", [slot.replaces], slot.session)


def _single(
    event: Event, session: Session, number: int, override: Override | None, *, replaces: datetime | None = None
) -> Slot:
    moves = override is not None and not override.is_dropped
    span: Span = _as_planned(session, replaces) if override is None or not moves else override
    is_off = event.is_cancelled or bool(override and override.is_dropped)
    return Slot(number=number, session=session, span=span, override=override, replaces=replaces, is_off=is_off)


def _as_planned(session: Session, start: datetime | None) -> Span:
    """The session, or the time of it that the rule gave for `start`."""
    if start is None:
        return session
    later = start - session.starts_local
    end = session.ends_local + later if session.ends_local else None
    last = end - timedelta(days=1) if end and session.is_all_day else end
    return Session(
        starts_on=start.date(),
        starts_at=session.starts_at and start.time(),
        ends_on=last and last.date(),
        ends_at=None if session.is_all_day else end and end.time(),
    )


def _rule(event: Event, session: Session) -> str:
    """The rule for other programs, its end told as a moment.

    RFC 5545 leaves open whether COUNT counts a start that the rule itself would not give, and programs differ.
    """
    rule = event.rule
    if "COUNT=" in rule:
        starts = recurrence.expand(
            starts=session.starts_local, rule=rule, until=recurrence.LAST_MOMENT, zone=event.zone
        )
        rule = re.sub(r"COUNT=\d+", f"UNTIL={starts[-1]:%Y%m%dT%H%M%S}", rule)
    return recurrence.for_feed(rule, zone=event.zone, is_all_day=session.is_all_day)


def _of_rule(event: Event, session: Session, overrides: list[Override]) -> list[Override]:
    """Those for a time that the rule gives, in order; as the times themselves are worked out (`occurring.plan`)."""
    if not overrides:
        return []
    ordered = sorted(overrides, key=lambda override: override.was_local)
    given = recurrence.expand(
        starts=session.starts_local,
        rule=event.rule,
        since=ordered[0].was_local,
        until=ordered[-1].was_local,
        zone=event.zone,
    )
    starts = set(given)
    return [override for override in ordered if override.was_local in starts]
