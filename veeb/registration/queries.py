"""Reads about seats: how many are taken, who is where on the waiting list, what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from veeb.events.models import Event

from .models import Desk, Registration
from .states import HAS_SEAT, State


def taken(events: Iterable[int]) -> dict[int, int]:
    """Event id → how many have a seat; one query. The calendar asks through `events.seats`.

    Where people's data has been deleted, the number that was kept.
    """
    seated = Count("registrations", filter=Q(registrations__state__in=HAS_SEAT))
    rows = Desk.objects.filter(event__in=list(events)).annotate(seated=seated)
    found = rows.values_list("event", "seated", "seated_total")
    return {event: count for event, now, kept in found if (count := now or kept or 0)}


@dataclass(frozen=True)
class Vacancies:
    """What to expect before signing up; `free` is None where there is no limit."""

    capacity: int | None
    free: int | None
    waiting: int


def vacancies(event: Event) -> Vacancies:
    """How many seats are free now and how many wait for one. One query."""
    seated = Count("pk", filter=Q(state__in=HAS_SEAT))
    waiting = Count("pk", filter=Q(state=State.WAITING))
    counts = Registration.objects.filter(desk__event=event).aggregate(seated=seated, waiting=waiting)
    return Vacancies(event.capacity, event.seats_left(counts["seated"]), counts["waiting"])


def number_of(person: Registration) -> int | None:
    """Which one they are on the waiting list, from 1; None for who does not wait."""
    if person.state != State.WAITING:
        return None
    before = Q(created_at__lt=person.created_at) | Q(created_at=person.created_at, pk__lt=person.pk)
    return person.desk.registrations.waiting().filter(before).count() + 1


def news(desk: Desk, *, since: datetime | None) -> dict[str, int]:
    """What an organiser wants to know in the morning: how many came and left since then, and how it stands now."""
    since = since or desk.opened_at
    people = desk.registrations
    return people.aggregate(
        came=Count("pk", filter=Q(created_at__gt=since)),
        gone=Count("pk", filter=Q(state=State.GIVEN_UP, ended_at__gt=since)),
        seated=Count("pk", filter=Q(state__in=HAS_SEAT)),
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        applied=Count("pk", filter=Q(state=State.APPLIED)),
        undelivered=Count("pk", filter=Q(undelivered_at__gt=since)),
    )
