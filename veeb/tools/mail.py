"""Letters: plain text, queued after the commit, delivered in the background and tried again when the server is away."""

import logging
from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from huey.contrib.djhuey import task

from .text import clean_line

logger = logging.getLogger(__name__)
TRIES, PAUSE_S = 8, 600


def send(to: str | Sequence[str], subject: str, text: str) -> None:
    """Send once the present transaction is committed; a rolled back change sends nothing. No address: nothing to do."""
    addresses = [to] if isinstance(to, str) else list(to)
    # One letter each, so that nobody sees the others' addresses.
    for address in filter(None, addresses):
        letter = EmailMessage(clean_line(subject), text.strip() + "\n", to=[address])
        transaction.on_commit(partial(_send_now, letter), robust=True)


def _send_now(letter: EmailMessage) -> None:
    try:
        letter.send()
    except Exception:
        # What was done stays done: a letter that cannot be queued must not look like a failed contribution.
        logger.exception("A letter could not be sent")


class AfterCommit(BaseEmailBackend):
    """The setting EMAIL_BACKEND: whoever sends, Wagtail too, never waits for a mail server inside a transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue each letter after the commit; returns how many were taken."""
        for message in email_messages:
            transaction.on_commit(partial(deliver, message), robust=True)
        return len(email_messages)


@task(retries=TRIES, retry_delay=PAUSE_S, priority=10)
def deliver(message: EmailMessage) -> None:
    """Hand one letter to the real backend (setting MAIL_DELIVERY); the queue repeats it when that fails."""
    get_connection(settings.MAIL_DELIVERY).send_messages([message])
