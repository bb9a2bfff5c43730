"""What the background worker does by itself for those who take part, and the certificates that it makes."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from . import certificates, following, upkeep

# The worker reads the tasks of rooms only, so a room has to name those that stand elsewhere.
make_certificate = certificates.make


@db_periodic_task(crontab(minute="20"))
def follow_and_remind() -> None:
    """Every hour: changes that a stopped process did not get to tell, then reminders."""
    now = timezone.now()
    following.catch_up_all(at=now)
    upkeep.remind(at=now)


@db_periodic_task(crontab(hour="5", minute="30"))
def sum_up() -> None:
    """Every morning (UTC): one letter to each organiser who has news."""
    upkeep.sum_up(at=timezone.now())


@db_periodic_task(crontab(hour="3", minute="25"))
def forget() -> None:
    """Every night: people whose time is over."""
    upkeep.forget(at=timezone.now())
