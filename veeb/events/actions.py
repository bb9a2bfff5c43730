"""What happens to an announced event: cancelled, moved, seats changed, told about.

Each action is one transaction that holds the event's row and changes what is public and its drafts alike
(`publishing.amend`): times, lists and calendars follow within it, letters after it. `by` is a person who may decide on
records, or None: the organiser, whose private address has proved it. Refusals are ValidationError by field, with a
sentence for the screen.
"""

from collections.abc import Iterable
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
from .models import Event

LONGEST = Event._meta.get_field("standing_reason").max_length
NEEDS_REASON = _("Kirjuta ka põhjus: see on sündmuse lehel näha.")
TOO_LONG = _("Põhjus on liiga pikk: kuni %(most)d märki.")
TOO_LATE = _("Uus aeg on juba möödas. Vali aeg, mis alles tuleb.")
BY_RULE = _("See sündmus kordub. Muuda ühte korda või reeglit.")
NO_DAYS = _("Kirjuta vähemalt üks uus aeg.")


class AlreadyOver(Exception):
    """The event has ended: it may be told about, not changed."""


@transaction.atomic
def cancel(event: Event, *, reason: str, by: Any, at: datetime) -> None:
    """Mark a coming event as cancelled; its page stays up and shows the reason, calendars hear of it.

    Raises AlreadyOver when its last time has ended, publishing.NotAllowed, and ValidationError ("reason").
    """
    held = _hold_coming(event, by=by, at=at)
    _needs(reason)

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
    _needs(reason)
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


def _needs(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": NEEDS_REASON})
    if LONGEST and len(reason) > LONGEST:
        raise ValidationError({"reason": TOO_LONG % {"most": LONGEST}})
