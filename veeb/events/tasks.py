"""Background work of the room."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import occurring


@db_periodic_task(crontab(hour="2", minute="30"))
def extend_rules() -> None:
    """Every night: endless rules reach a day further."""
    occurring.extend()
