"""What an organiser does with all at once: writes to them, marks who was there."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from veeb.visitors import guard

from . import actions, certificates, desk_letters
from .models import Desk
from .states import ACTIVE, HAS_SEAT

LETTERS_PER_HOUR = 4


class TooManyLetters(Exception):
    """This desk has written enough for an hour; later it can again."""


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
    for person in found:
        desk_letters.from_organiser(person, subject=subject, text=text)
    return len(found)


@transaction.atomic
def mark_attended(
    desk: Desk, ids: Collection[int], *, shown: Collection[int], academic_hours: int | None, at: datetime
) -> None:
    """Of the people `shown` those with these ids were there; certificates are made for them, taken back from others.

    Another length makes all certificates anew. Raises actions.NotYet before its last time has begun.
    """
    if not certificates.is_due(desk.event, at=at):
        raise actions.NotYet
    elsewhere = desk.registrations.filter(attended=True).exclude(pk__in=shown)
    actions.mark_attended(desk, {*ids, *elsewhere.values_list("pk", flat=True)}, at=at)
    if desk.academic_hours != academic_hours:
        desk.academic_hours = academic_hours
        desk.save(update_fields=["academic_hours"])
        certificates.revoke(desk.registrations.all())
    certificates.revoke(desk.registrations.exclude(attended=True))
    certificates.order(desk)
