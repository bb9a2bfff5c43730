"""What follows when a public event changes: more seats go to those who wait, and participants hear of the change."""

from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from veeb.events.closing import limits
from veeb.events.models import Event
from veeb.records.followups import after_change

from . import actions, letters
from .desks import desk_of, held
from .facts import facts_of


@after_change
def follow(model: type[Model], pk: int) -> None:
    """Catch up with a change of an event. Looks at what is true now; may run twice, also at the same moment."""
    if model is Event and (event := Event.objects.public().filter(pk=pk).first()):
        catch_up(event, at=timezone.now())


def catch_up(event: Event, *, at: datetime) -> None:
    """Tell participants what has changed since they were last told, and fill seats that have been added.

    Nobody is told of corrections after the end.
    """
    if desk := desk_of(event):
        with held(desk) as mine:
            facts = facts_of(mine.event)
            if mine.told != facts:
                mine.told = facts
                mine.save(update_fields=["told"])
                if not limits(mine.event).is_over(at):
                    letters.changed(mine.registrations.active())
            actions.fill_held(mine, at=at)
