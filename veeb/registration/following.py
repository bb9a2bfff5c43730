"""What follows when a public event changes: more seats go to those who wait, and participants hear of the change."""

from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone

from veeb.events import occurring
from veeb.events.closing import limits
from veeb.events.kinds import Standing
from veeb.events.models import Event
from veeb.records.followups import after_change

from . import actions, letters
from .desks import held
from .facts import GONE, facts_of
from .models import Desk
from .upkeep import REMIND


@after_change
def follow(model: type[Model], pk: int) -> None:
    """Catch up with a change of an event. Looks at what is true now; may run twice, also at the same moment."""
    if model is Event and (desk := Desk.objects.filter(event=pk).first()):
        catch_up(desk, at=timezone.now())


def catch_up_all(*, at: datetime) -> None:
    """The same for every event that is not over: a process that stopped after a change left it undone."""
    coming = Q(event__live=True, event__occurrences__ends_at__gt=at)
    withdrawn = Q(event__live=False) & ~Q(told=GONE)
    for desk in Desk.objects.filter(coming | withdrawn).distinct():
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
    if facts == GONE:
        _tell_gone(desk, at)
        return
    letters.changed(desk.registrations.active(), was_off=was.get("standing") == Standing.CANCELLED)
    if was.get("days") != facts["days"] and times.begins and times.begins - at > REMIND:
        # What they were reminded of was another day.
        desk.registrations.update(reminded_at=None)


def _tell_gone(desk: Desk, at: datetime, *, is_deleted: bool = False) -> None:
    """It is not public any more, so its times are those of its plan; who knows that it is cancelled knows enough."""
    plan = occurring.plan(desk.event, at=at)
    if not desk.event.is_cancelled and not (plan and plan[-1].ends_at <= at):
        letters.gone(desk.registrations.active(), is_deleted=is_deleted)


@receiver(pre_delete, sender=Event, dispatch_uid="registration.event_deleted")
def _before_delete(sender: type, instance: Event, **kwargs: Any) -> None:
    """Their data goes with the event: the last moment to tell those who do not know yet."""
    if desk := Desk.objects.filter(event=instance).exclude(told=GONE).first():
        _tell_gone(desk, timezone.now(), is_deleted=True)
