"""What the background worker does by itself for communities."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import asking


@db_periodic_task(crontab(hour="3", minute="35"))
def forget() -> None:
    """Every night: requests to keep a page that are too old."""
    asking.forget(at=timezone.now())
