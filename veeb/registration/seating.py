"""Who gets a seat: counting, the order of the list, one per municipality. Only for those who hold the desk."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from .models import Desk, Registration
from .states import State


class Full(Exception):
    """More were chosen than there are seats; nobody was."""

    def __init__(self, *, free: int, wanted: int) -> None:
        super().__init__()
        self.free, self.wanted = free, wanted


class SameMunicipality(Exception):
    """One municipality would have two; nobody was chosen. `names` are those municipalities."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.names = names


def free_seats(desk: Desk) -> int | None:
    """How many seats are free, None for no limit; 0 also where more are seated than there are seats."""
    return desk.event.seats_left(desk.registrations.with_seat().count())


def move_up(desk: Desk, *, at: datetime) -> list[Registration]:
    """Seat the first of the waiting list for whom there is room. Four queries for a list of any length."""
    free = free_seats(desk)
    if free == 0:
        return []
    return settle(desk, list(islice(_whose_turn(desk), free)), state=State.SEATED, seated_at=at)


def _whose_turn(desk: Desk) -> Iterator[Registration]:
    """The waiting list in its order, past those whose municipality has its one person."""
    waiting = desk.registrations.waiting()
    if not desk.event.one_per_municipality:
        yield from waiting
        return
    has_one = _municipalities(desk)
    for person in waiting:
        # Who never had to say a municipality (the rule came later) is in nobody's way.
        if person.municipality_id is None or person.municipality_id not in has_one:
            has_one.add(person.municipality_id)
            yield person


def _municipalities(desk: Desk) -> set[int | None]:
    return set(desk.registrations.with_seat().values_list("municipality", flat=True))


def choose(desk: Desk, ids: Collection[int], *, at: datetime) -> list[Registration]:
    """Give these applicants a seat, all or none. Raises Full, SameMunicipality."""
    chosen = _choosable(desk, ids)
    free = free_seats(desk)
    if free is not None and len(chosen) > free:
        raise Full(free=free, wanted=len(chosen))
    if desk.event.one_per_municipality:
        _check_municipalities(desk, chosen)
    return settle(desk, chosen, state=State.CHOSEN, seated_at=at, ended_at=None, reason="")


def _choosable(desk: Desk, ids: Collection[int]) -> list[Registration]:
    """Applicants, and those declined before who are not in by a newer application: one for each mail address."""
    active = {mail.lower() for mail in desk.registrations.active().values_list("mail", flat=True)}
    asked = desk.registrations.filter(pk__in=ids, state__in=(State.APPLIED, State.DECLINED))
    found = {
        person.mail.lower(): person
        for person in asked.select_related("municipality")
        if person.state == State.APPLIED or person.mail.lower() not in active
    }
    return list(found.values())


def settle(desk: Desk, people: list[Registration], **values: Any) -> list[Registration]:
    """The same values for all these people, in the database and in hand. One query."""
    desk.registrations.filter(pk__in=[person.pk for person in people]).update(**values)
    for person in people:
        for name, value in values.items():
            setattr(person, name, value)
    return people


def _check_municipalities(desk: Desk, chosen: list[Registration]) -> None:
    has_one, double = _municipalities(desk), set()
    for person in chosen:
        if person.municipality and person.municipality_id in has_one:
            double.add(person.municipality.name)
        has_one.add(person.municipality_id)
    if double:
        raise SameMunicipality(sorted(double))
