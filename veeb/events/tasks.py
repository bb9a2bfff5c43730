"""Background work of the room."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import ical, occurring


@db_periodic_task(crontab(hour="2", minute="30"))
def extend_rules() -> None:
    """Every night: endless rules reach a day further, and subscribed calendars hear of renamed topics."""
    occurring.extend()
    ical.rewrite(at=timezone.now())
