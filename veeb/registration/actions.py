"""Taking and leaving seats. Each action is one transaction that first holds the desk, so the last seat goes to one.

Whoever signs up joins the end of the waiting list, and the list moves up as far as there is room: one rule for
newcomers and for freed seats. Letters are queued after the commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from veeb.events.closing import Limits, limits
from veeb.events.kinds import Joining
from veeb.events.models import Event

from . import letters, seating
from .desks import held, need_desk
from .models import Desk, Registration
from .states import ACTIVE, State


class Closed(Exception):
    """Nobody can sign up now: not on the portal, not public, cancelled, past the deadline or over."""


class AlreadyIn(Exception):
    """Somebody with this mail address is in. Only they may learn it: by a letter, not on the screen."""

    def __init__(self, registration: Registration) -> None:
        super().__init__()
        self.registration = registration


class TooLate(Exception):
    """The event is over: who took part is history."""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One press of "sign up". `answers` are (question, answer) as they were asked."""

    event: Event
    name: str
    mail: str
    phone: str = ""
    organisation: str = ""
    municipality: int | None = None
    answers: Sequence[tuple[str, str]] = ()
    language: str = "et"
    client_key: UUID | None = None


def join(sending: Sending, *, at: datetime) -> tuple[Registration, bool]:
    """Take somebody in: (their registration, whether it is new); a letter follows. Raises Closed, AlreadyIn.

    By seat: seated when there is room, else waiting. By cohort: applied. The same form sent twice is one.
    """
    if known := _sent_before(sending):
        return known, False
    if not may_join(sending.event, limits(sending.event), at=at):
        raise Closed
    with held(need_desk(sending.event)) as desk:
        return _take_in(desk, sending, at)


def may_join(event: Event, times: Limits, *, at: datetime) -> bool:
    """Whether one can sign up for this event here and now, if only for the waiting list."""
    return event.live and event.is_on_portal and not event.is_cancelled and times.takes_in(at)


def _take_in(desk: Desk, sending: Sending, at: datetime) -> tuple[Registration, bool]:
    # Once more under the lock: the other click may have been first, or the organiser has just cancelled.
    if known := _sent_before(sending):
        return known, False
    if not may_join(desk.event, limits(desk.event), at=at):
        raise Closed
    if known := desk.registrations.active().filter(mail__iexact=sending.mail).first():
        raise AlreadyIn(known)
    person = _new(desk, sending, at)
    if person in fill_held(desk, at=at, newcomer=person):
        person.refresh_from_db(fields=["state", "seated_at"])
    letters.received(person)
    return person, True


def _sent_before(sending: Sending) -> Registration | None:
    """The registration of the very same form: its key is known to the one browser alone."""
    if sending.client_key is None:
        return None
    same = Registration.objects.filter(client_key=sending.client_key, desk__event=sending.event)
    return same.filter(mail__iexact=sending.mail).first()


def _new(desk: Desk, sending: Sending, at: datetime) -> Registration:
    is_used = sending.client_key and Registration.objects.filter(client_key=sending.client_key).exists()
    return Registration.objects.create(
        desk=desk,
        client_key=None if is_used else sending.client_key,
        state=State.APPLIED if desk.event.joining == Joining.COHORT else State.WAITING,
        name=sending.name,
        mail=sending.mail,
        phone=sending.phone,
        organisation=sending.organisation,
        municipality_id=sending.municipality,
        answers=[list(pair) for pair in sending.answers],
        language=sending.language,
        created_at=at,
    )


def fill(desk: Desk, *, at: datetime) -> list[Registration]:
    """Move the waiting list up as far as there is room; those who got a seat are told and returned.

    As many queries for a list of any length. Nothing happens once the event has begun, or when it is cancelled.
    """
    with held(desk) as mine:
        return fill_held(mine, at=at)


def fill_held(desk: Desk, *, at: datetime, newcomer: Registration | None = None) -> list[Registration]:
    """The same for who holds the desk already. A newcomer is not told here: their first letter says it all."""
    event = desk.event
    if event.joining != Joining.SEAT or event.is_cancelled or not event.live or not limits(event).moves_up(at):
        return []
    moved = seating.move_up(desk, at=at)
    letters.moved_up(person for person in moved if person != newcomer)
    return moved


def give_up(registration: Registration, *, at: datetime) -> bool:
    """Leave by one's own wish; the next on the list gets the seat. False when they had left before. Raises TooLate."""
    return leave(registration, State.GIVEN_UP, at=at)


def leave(registration: Registration, state: State, *, reason: str = "", at: datetime) -> bool:
    """Take somebody out; they are told, the next on the list gets the seat. False when out already. Raises TooLate."""
    with held(registration.desk) as desk:
        person = desk.registrations.get(pk=registration.pk)
        if person.state not in ACTIVE:
            return False
        if limits(desk.event).is_over(at):
            raise TooLate
        person.state, person.reason, person.ended_at = state, reason, at
        person.save(update_fields=["state", "reason", "ended_at"])
        letters.left(person)
        fill_held(desk, at=at)
        return True


def erase(registration: Registration) -> bool:
    """Delete the data of somebody who is out, at their wish. False, and nothing done, while they are in."""
    with held(registration.desk) as desk:
        deleted, _by_model = desk.registrations.filter(pk=registration.pk).exclude(state__in=ACTIVE).delete()
        return deleted > 0
