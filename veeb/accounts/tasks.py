"""What the background worker does for accounts."""

from django.core.mail import EmailMessage
from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, task

from . import upkeep


@task(priority=10)
def drop(letter: EmailMessage) -> None:
    """A letter to nobody: an unknown address is the same work as a known one, and gets nothing."""


@db_periodic_task(crontab(hour="3", minute="20"))
def forget() -> None:
    """Every night: invitations, requests and sessions that are over."""
    upkeep.forget(at=timezone.now())
