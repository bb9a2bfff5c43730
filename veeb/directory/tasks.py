"""What the background worker does by itself for helpers."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import asking, keeping


@db_periodic_task(crontab(minute="25"))
def give_up() -> None:
    """Every hour: questions that no mail server has taken."""
    asking.give_up(at=timezone.now())


@db_periodic_task(crontab(hour="3", minute="35"))
def forget() -> None:
    """Every night: questions whose time is over."""
    asking.forget(at=timezone.now())


@db_periodic_task(crontab(day="2", hour="6", minute="40"))
def ask_due() -> None:
    """Every month: whether what nobody has looked over for a year is still right."""
    keeping.ask_due(at=timezone.now())
