"""What an organiser does with people: takes off, chooses, declines, writes to them, marks who was there."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from veeb.visitors import guard

from . import actions, certificates, letters, seating
from .desks import held
from .models import Desk, Registration
from .states import ACTIVE, HAS_SEAT, State

LETTERS_PER_HOUR = 4


class TooManyLetters(Exception):
    """This desk has written enough for an hour; later it can again."""


class NotYet(Exception):
    """The last of its times has not begun: nobody has taken part."""


def remove(registration: Registration, *, reason: str, at: datetime) -> bool:
    """Take somebody off; they are told why, the next gets the seat. False when gone already. Raises actions.TooLate."""
    return actions.leave(registration, State.REMOVED, reason=reason, at=at)


def choose(desk: Desk, ids: Collection[int], *, at: datetime) -> list[Registration]:
    """Choose these of the cohort's applicants, also ones declined before; each is told. All or none.

    Those who are no longer to be chosen are passed over. Raises seating.Full, seating.SameMunicipality.
    """
    with held(desk) as mine:
        chosen = seating.choose(mine, ids, at=at)
        letters.chosen(chosen)
        return chosen


def decline(desk: Desk, ids: Collection[int], *, reason: str, at: datetime) -> list[Registration]:
    """Decline these applicants; each is told, with the reason if there is one. Others are passed over."""
    with held(desk) as mine:
        applicants = list(mine.registrations.filter(pk__in=ids, state=State.APPLIED))
        declined = seating.settle(mine, applicants, state=State.DECLINED, reason=reason, ended_at=at)
        letters.declined(declined)
        return declined


def counts_of(desk: Desk) -> dict[str, int]:
    """How many people a letter would reach: the `seated`, and the `active`, who also wait or have applied."""
    return desk.registrations.aggregate(
        seated=Count("pk", filter=Q(state__in=HAS_SEAT)), active=Count("pk", filter=Q(state__in=ACTIVE))
    )


@transaction.atomic
def write(desk: Desk, *, to: str, subject: str, text: str, at: datetime) -> int:
    """Send one letter each to the `seated` or all the `active`; returns how many.

    The same letter within the hour is a second click and sends nothing. Raises TooManyLetters.
    """
    # The counts are the guard's: kept for a day, and rolled back with this transaction.
    same = hashlib.sha256(f"{desk.uid.hex}\0{to}\0{subject}\0{text}".encode()).hexdigest()
    if not guard.allow(same, "letter", limit=1, at=at):
        return 0
    if not guard.allow(desk.uid.hex, "letter", limit=LETTERS_PER_HOUR, at=at):
        raise TooManyLetters
    people = desk.registrations.active() if to == "active" else desk.registrations.with_seat()
    found = list(people.select_related("desk__event"))
    letters.from_organiser(found, subject=subject, text=text)
    return len(found)


def mark_attended(
    desk: Desk, ids: Collection[int], *, shown: Collection[int], academic_hours: int | None, at: datetime
) -> None:
    """Of the people `shown` those with these ids were there; certificates are made for them, taken back from others.

    Another length makes all certificates anew. Raises NotYet.
    """
    with held(desk) as mine:
        if not certificates.is_due(mine.event, at=at):
            raise NotYet
        people = mine.registrations.with_seat().filter(pk__in=shown)
        people.exclude(pk__in=ids).update(attended=False)
        people.filter(pk__in=ids).update(attended=True)
        if mine.academic_hours != academic_hours:
            mine.academic_hours = academic_hours
            mine.save(update_fields=["academic_hours"])
            certificates.revoke(mine.registrations.all())
        certificates.revoke(mine.registrations.exclude(attended=True))
        certificates.order(mine)
