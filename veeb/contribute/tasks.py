"""What the background worker does by itself for contributions, and the letters that it delivers."""

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from veeb.tools import mail

from . import actions

# The worker reads the tasks of rooms only, so a room has to name the one that carries letters.
deliver = mail.deliver


@db_periodic_task(crontab(hour="3", minute="15"))
def tidy() -> None:
    """Every night: contact mails whose time is over, hashes of senders, files of forms that were never sent."""
    actions.tidy(at=timezone.now())
