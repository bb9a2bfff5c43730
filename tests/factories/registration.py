"""Desks and people for tests; people come in by the ordinary action unless a `state` is asked for."""

from datetime import UTC, datetime
from itertools import count

from tests.factories.events import make_event
from veeb.events.models import Event, Session
from veeb.records import publishing
from veeb.registration import actions
from veeb.registration.actions import Sending
from veeb.registration.desks import need_desk, open_desk
from veeb.registration.models import Desk, Registration
from veeb.registration.states import HAS_SEAT, State

# Long before `tests.factories.events.MORNING`.
NOW = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
_number = count(1)


def make_seats(*, capacity: int | None = 2, **fields) -> Event:
    """A public event with seats to be signed up for here."""
    return make_event(joining="seat", capacity=capacity, **fields)


def make_cohort(*, capacity: int | None = 2, **fields) -> Event:
    """A public programme to apply for here."""
    return make_event(joining="cohort", capacity=capacity, **fields)


def make_desk(event: Event | None = None, *, mail: str = "korraldaja@example.org", at: datetime = NOW) -> Desk:
    """The organiser's desk of this event (else of a new one with two seats)."""
    return open_desk(event or make_seats(), mail=mail, language="et", at=at)


def make_registration(event: Event | None = None, *, state: str = "", at: datetime = NOW, **fields) -> Registration:
    """Somebody of this event (else of a new one with two seats).

    Without `state` they sign up as anybody would; with it the row is only written, past every rule.
    """
    event = event or make_seats()
    number = next(_number)
    values = {"name": f"Inimene {number}", "mail": f"inimene{number}@example.org", **fields}
    if not state:
        if municipality := values.pop("municipality", None):
            values["municipality"] = municipality.pk
        person, _is_new = actions.join(Sending(event=event, **values), at=at)
        return person
    seated_at = at if State(state) in HAS_SEAT else None
    values = {"created_at": at, "seated_at": seated_at, **values}
    return Registration.objects.create(desk=need_desk(event), state=state, **values)


def publish_change(event: Event, **fields) -> Event:
    """An editor changes the event and publishes it; what follows runs after the commit.

    sessions  dicts of fields of `Session`, instead of those it had
    """
    changed = Event.objects.get(pk=event.pk)
    if sessions := fields.pop("sessions", None):
        changed.sessions.set([Session(**values) for values in sessions])
    for name, value in fields.items():
        setattr(changed, name, value)
    changed.save_revision()
    publishing.publish(changed)
    return changed
