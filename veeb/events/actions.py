"""What happens to an announced event: cancelled, moved, one time of it dropped or shifted, seats changed, told about.

Each action is one transaction that holds the event's row and changes what is public and its drafts alike
(`publishing.amend`): times, lists and calendars follow within it, letters after it. `by` is a person who may decide on
records, or None: the organiser, whose private address has proved it. Refusals are ValidationError by field, with a
sentence for the screen.
"""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from veeb.records import publishing

from . import checking, occurring
from .closing import limits
from .drafts import retime
from .kinds import Standing
from .models import Event, Override

LONGEST = Event._meta.get_field("standing_reason").max_length
NEEDS_REASON = _("Kirjuta ka põhjus: see on sündmuse lehel näha.")
TOO_LONG = _("Põhjus on liiga pikk: kuni %(most)d märki.")
TOO_LATE = _("Uus aeg on juba möödas. Vali aeg, mis alles tuleb.")
BY_RULE = _("See sündmus kordub. Muuda ühte korda või reeglit.")
NO_DAYS = _("Kirjuta vähemalt üks uus aeg.")
NO_SUCH_TIME = _("Sellist korda ei ole: keegi võis ajad vahepeal muuta. Vaata need üle.")


class AlreadyOver(Exception):
    """The event, or the time of it that was meant, has ended: it may be told about, not changed."""


@transaction.atomic
def cancel(event: Event, *, reason: str, by: Any, at: datetime) -> None:
    """Mark a coming event as cancelled; its page stays up and shows the reason, calendars hear of it.

    Raises AlreadyOver when its last time has ended, publishing.NotAllowed, and ValidationError ("reason").
    """
    held = _hold_coming(event, by=by, at=at)
    _needs(reason, most=LONGEST)

    def change(version: Event) -> None:
        version.standing, version.standing_reason = Standing.CANCELLED, reason

    publishing.amend(held, change, by=by, done="events.cancel", text=reason)


@transaction.atomic
def restore(event: Event, *, by: Any, at: datetime) -> None:
    """Undo `cancel`: it happens as announced. Raises AlreadyOver and publishing.NotAllowed."""
    held = _hold_coming(event, by=by, at=at)

    def change(version: Event) -> None:
        version.standing, version.standing_reason = Standing.PLANNED, ""

    publishing.amend(held, change, by=by, done="events.restore")


@transaction.atomic
def move(event: Event, *, sessions: Iterable[dict[str, Any]], reason: str, by: Any, at: datetime) -> None:
    """Give an event without a rule new times; its page says that it was moved and why, calendars show the new ones.

    sessions  the new span of each of its days in their order (`drafts.retime`); their titles and agendas stay
    Raises AlreadyOver, publishing.NotAllowed, and ValidationError ("sessions", "reason", or a field of a day).
    """
    held, spans = _hold_coming(event, by=by, at=at), list(sessions)
    _needs(reason, most=LONGEST)
    if held.rule:
        raise ValidationError({"sessions": BY_RULE})
    if not spans:
        raise ValidationError({"sessions": NO_DAYS})

    def change(version: Event) -> None:
        retime(version, spans)
        version.standing, version.standing_reason = Standing.MOVED, reason

    change(held)
    for session in held.sessions.all():
        checking.check_span(session)
    checking.check_days(held)
    if all(one.ends_at <= at for one in occurring.plan(held, at=at)):
        raise ValidationError({"sessions": TOO_LATE})
    publishing.amend(held, change, by=by, done="events.move", text=reason)


@transaction.atomic
def drop(event: Event, *, key: str, reason: str, by: Any, at: datetime) -> None:
    """One time of several does not happen; it stays among the times, marked, with the reason.

    key  `Occurrence.key`
    Raises AlreadyOver when that time has ended, publishing.NotAllowed, and ValidationError ("key", "reason").
    """
    held = publishing.hold(event, by=by)
    override = _override(held, key, reason, at=at)
    override.is_dropped = True
    publishing.amend(held, _excepting(override), by=by, done="events.drop", text=reason)


@transaction.atomic
def shift(  # noqa: PLR0913 - which time, when instead, why, who and when
    event: Event, *, key: str, span: dict[str, Any], reason: str, by: Any, at: datetime
) -> None:
    """One time of several happens at another time; calendars know it as the same.

    key   `Occurrence.key`
    span  starts_on, starts_at, ends_on, ends_at
    Raises as `drop`, and ValidationError for a time that cannot be.
    """
    held = publishing.hold(event, by=by)
    override = _override(held, key, reason, at=at)
    for name, value in span.items():
        setattr(override, name, value)
    checking.check_span(override)
    publishing.amend(held, _excepting(override), by=by, done="events.shift", text=reason)


@transaction.atomic
def change_seats(  # noqa: PLR0913 - the fields of one form
    event: Event,
    *,
    capacity: int | None,
    closes_on: date | None,
    closes_at: time | None,
    questions: list[str],
    by: Any,
) -> None:
    """How many fit, until when one may sign up, what is asked. Who has a seat keeps it.

    Whoever gives seats holds their lock meanwhile. Raises publishing.NotAllowed, and ValidationError for fewer seats
    than are taken ("capacity") or an impossible deadline ("closes_on").
    """
    held = publishing.hold(event, by=by)

    def change(version: Event) -> None:
        version.capacity, version.closes_on, version.closes_at = capacity, closes_on, closes_at
        version.questions = list(questions)

    change(held)
    checking.check_seats(held)
    checking.check_days(held)
    publishing.amend(held, change, by=by, done="events.seats")


@transaction.atomic
def add_aftermath(event: Event, *, recording_link: str, text: str, by: Any) -> None:
    """What came of it: a recording and some words, on its page and found by search. Raises publishing.NotAllowed."""
    held = publishing.hold(event, by=by)

    def change(version: Event) -> None:
        version.recording_link, version.aftermath = recording_link, text

    publishing.amend(held, change, by=by, done="events.aftermath")


def _hold_coming(event: Event, *, by: Any, at: datetime) -> Event:
    """The event as it is now, held until the end of the transaction. Raises NotAllowed, and AlreadyOver."""
    held = publishing.hold(event, by=by)
    if limits(held).is_over(at):
        raise AlreadyOver
    return held


def _override(held: Event, key: str, reason: str, *, at: datetime) -> Override:
    """A blank exception for one time of this event that has not ended, in place of an earlier one for the same."""
    _needs(reason, most=Override._meta.get_field("reason").max_length)
    found = next((one for one in occurring.plan(held, at=at) if one.key == key), None)
    if found is None:
        raise ValidationError({"key": NO_SUCH_TIME})
    if found.ends_at <= at:
        raise AlreadyOver
    was = datetime.fromisoformat(key)
    known = next((one.pk for one in held.overrides.all() if one.was_local == was), None)
    return Override(pk=known, was_on=was.date(), was_at=was.time(), reason=reason)


def _excepting(override: Override) -> Callable[[Event], None]:
    def change(version: Event) -> None:
        others = [one for one in version.overrides.all() if one.was_local != override.was_local]
        version.overrides.set([*others, copy(override)])

    return change


def _needs(reason: str, *, most: int | None) -> None:
    if not reason.strip():
        raise ValidationError({"reason": NEEDS_REASON})
    if most and len(reason) > most:
        raise ValidationError({"reason": TOO_LONG % {"most": most}})
