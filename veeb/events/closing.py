"""Until when one can sign up here: the deadline that the organiser gave, else the beginning."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Max, Min, Q

from veeb.tools import recurrence

from .models import Event, Occurrence


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Moments of one event; `begins` and `ends` are None while it has no days."""

    begins: datetime | None
    ends: datetime | None
    deadline: datetime | None

    @property
    def closes(self) -> datetime | None:
        """From this moment on nobody signs up: the deadline, else the beginning; never after the end."""
        wanted = self.deadline or self.begins
        return min(wanted, self.ends) if wanted and self.ends else wanted

    def takes_in(self, at: datetime) -> bool:
        """Whether one may still sign up at this moment; at the deadline itself no more."""
        return self.closes is None or at < self.closes

    def moves_up(self, at: datetime) -> bool:
        """Whether a freed seat goes to the next one by itself: until it begins, also after the deadline."""
        return self.begins is None or at < self.begins or self.takes_in(at)

    def has_begun(self, at: datetime) -> bool:
        """Its first time has come."""
        return self.begins is not None and at >= self.begins

    def is_over(self, at: datetime) -> bool:
        """Its last time is over."""
        return self.ends is not None and at >= self.ends


def limits(event: Event) -> Limits:
    """The limits of a public event; of a series those of its parts. One query."""
    times = Occurrence.objects.filter(Q(event=event) | Q(event__part_of=event))
    found = times.aggregate(begins=Min("starts_at"), ends=Max("ends_at"))
    return Limits(**found, deadline=deadline(event))


def deadline(event: Event) -> datetime | None:
    """The moment of the deadline in the event's zone: a day without a clock time is a whole day."""
    if event.closes_on is None:
        return None
    if event.closes_at is None:
        return recurrence.to_utc(datetime.combine(event.closes_on + timedelta(days=1), time()), event.zone)
    return recurrence.to_utc(datetime.combine(event.closes_on, event.closes_at), event.zone)
