"""What follows when a public event changes: more seats go to those who wait, and participants hear of the change."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from veeb.events.closing import limits
from veeb.events.models import Event
from veeb.records.followups import after_change

from . import actions, letters
from .desks import held
from .facts import facts_of
from .models import Desk
from .upkeep import REMIND


@after_change
def follow(model: type[Model], pk: int) -> None:
    """Catch up with a change of an event. Looks at what is true now; may run twice, also at the same moment."""
    if model is Event and (desk := Desk.objects.filter(event=pk, event__live=True).first()):
        catch_up(desk, at=timezone.now())


def catch_up_all(*, at: datetime) -> None:
    """The same for every event that is not over: a process that stopped after a change left it undone."""
    coming = Desk.objects.filter(event__live=True, event__occurrences__ends_at__gt=at).distinct()
    for desk in coming:
        catch_up(desk, at=at)


def catch_up(desk: Desk, *, at: datetime) -> None:
    """Tell participants what has changed since they were last told, and fill seats that have been added.

    Nobody is told of corrections after the end.
    """
    with held(desk) as mine:
        facts = facts_of(mine.event)
        if mine.told != facts:
            _tell(mine, facts, at)
        actions.fill_held(mine, at=at)


def _tell(desk: Desk, facts: dict[str, Any], at: datetime) -> None:
    times, was = limits(desk.event), desk.told
    desk.told = facts
    desk.save(update_fields=["told"])
    if times.is_over(at):
        return
    letters.changed(desk.registrations.active())
    if was.get("days") != facts["days"] and times.begins and times.begins - at > REMIND:
        # What they were reminded of was another day.
        desk.registrations.update(reminded_at=None)
