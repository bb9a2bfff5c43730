"""What happens to desks by the clock: reminders, the organiser's morning letter, deleting what is kept no longer."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Min
from django.db.models.functions import Coalesce
from django.utils import timezone

from veeb.events.closing import limits
from veeb.events.kinds import Standing

from . import letters, queries
from .desks import held
from .models import Desk

REMIND = timedelta(days=2)
# Data of an event that never got a day is kept so much longer than the newest sign-up.
NO_DAY = timedelta(days=365)


def remind(*, at: datetime) -> int:
    """Remind everybody with a seat of what begins within two days; returns how many. May run twice, also at once.

    After a pause of the worker it catches up, but never after the beginning. Who got their seat within the two days
    has just had a letter.
    """
    desks = Desk.objects.filter(event__live=True).exclude(event__standing=Standing.CANCELLED)
    soon = desks.annotate(begins=Min("event__occurrences__starts_at")).filter(begins__gt=at, begins__lte=at + REMIND)
    return sum(_remind(desk, at, desk.begins) for desk in soon)


def _remind(desk: Desk, at: datetime, begins: datetime) -> int:
    with held(desk) as mine:
        people = mine.registrations.with_seat().filter(reminded_at=None, seated_at__lte=begins - REMIND)
        reminded = list(people)
        # Whose worker changes the rows sends the letters: another one finds none left.
        people.filter(pk__in=[person.pk for person in reminded]).update(reminded_at=at)
        letters.reminded(reminded)
        return len(reminded)


def sum_up(*, at: datetime) -> int:
    """Tell each organiser in one letter what changed since the last one; nothing changed, no letter. Returns how many.

    May run twice, also at the same moment.
    """
    known = Desk.objects.exclude(mail="").filter(registrations__isnull=False).distinct()
    return sum(_sum_up(desk, at) for desk in known.select_related("event"))


@transaction.atomic
def _sum_up(desk: Desk, at: datetime) -> bool:
    news = queries.news(desk, since=desk.summed_up_at)
    if not (news["came"] or news["gone"] or news["undelivered"]) or limits(desk.event).is_over(at):
        return False
    if not Desk.objects.filter(pk=desk.pk, summed_up_at=desk.summed_up_at).update(summed_up_at=at):
        return False
    letters.summary(desk, news)
    return True


def forget(*, at: datetime) -> int:
    """Delete people REGISTRATION_KEPT_DAYS after the last day of their event; returns how many desks were emptied.

    Their certificates go with them; how many had a seat and how many were there is kept. May run twice.
    """
    today = timezone.localdate(at)
    rows = Desk.objects.filter(registrations__isnull=False).annotate(
        own=Max(Coalesce("event__sessions__ends_on", "event__sessions__starts_on")),
        # One may sign up for a series as a whole.
        of_parts=Max(Coalesce("event__parts__sessions__ends_on", "event__parts__sessions__starts_on")),
        newest=Max("registrations__created_at"),
    )
    over = [desk for desk in rows if _last_day(desk) + timedelta(days=settings.REGISTRATION_KEPT_DAYS) < today]
    for desk in over:
        _forget(desk, at)
    return len(over)


def _last_day(desk: Desk) -> date:
    days = [day for day in (desk.own, desk.of_parts) if day]  # type: ignore[attr-defined] # annotated in `forget`
    return max(days) if days else timezone.localdate(desk.newest + NO_DAY)  # type: ignore[attr-defined]


def _forget(desk: Desk, at: datetime) -> None:
    with held(desk) as mine:
        mine.seated_total = mine.registrations.with_seat().count()
        mine.attended_total = mine.registrations.filter(attended=True).count()
        # The organiser is a person, too.
        mine.mail, mine.forgotten_at = "", at
        mine.save(update_fields=["seated_total", "attended_total", "mail", "forgotten_at"])
        mine.registrations.all().delete()
