"""What the background worker does by itself for the guard."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import guard, proof


@db_periodic_task(crontab(hour="3", minute="10"))
def forget() -> None:
    """Every night: yesterday's counts and proofs that would be too old. May run twice without harm."""
    now = timezone.now()
    guard.forget(at=now)
    proof.forget(at=now)
