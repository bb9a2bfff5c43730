"""Background work of the room."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task

from . import scheduling


@db_periodic_task(crontab(minute="*"))
def keep_schedule() -> None:
    """Every minute: what was scheduled goes public or leaves. May run twice without harm."""
    now = timezone.now()
    scheduling.retire_due(at=now)
    scheduling.publish_due(at=now)


@db_periodic_task(crontab(hour="3", minute="45"))
def forget_results() -> None:
    """Every night: what tasks gave back is asked for by nobody and would pile up in the queue's own store."""
    HUEY.storage.flush_results()
