"""Letters: plain text, queued after the commit, delivered in the background and tried again when the server is away."""

import logging
from collections.abc import Sequence
from functools import partial
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.dispatch import Signal
from huey.contrib.djhuey import task

from .text import clean_line

logger = logging.getLogger(__name__)
TRIES, PAUSE_S = 8, 600
REF = "X-Kogukonnaveeb-Ref"
# RFC 5321 §4.2.1: what begins with 5 will not be otherwise the next time.
PERMANENT = 500
# A mail server refused this address for good, or took the letter; told (address, ref) in the background worker.
undelivered = Signal()
delivered = Signal()


def send(to: str | Sequence[str], subject: str, text: str, *, ref: str = "", reply_to: str = "") -> None:
    """Send once the present transaction is committed; a rolled back change sends nothing. No address: nothing to do.

    By `ref` whoever sent it is told when the letter was taken (`delivered`), or the address turns out not to exist
    (`undelivered`). An answer goes to `reply_to`.
    """
    addresses = [to] if isinstance(to, str) else list(to)
    # One letter each, so that nobody sees the others' addresses.
    for address in filter(None, addresses):
        letter = EmailMessage(
            clean_line(subject),
            text.strip() + "\n",
            to=[address],
            reply_to=[reply_to] if reply_to else None,
            headers={REF: ref} if ref else None,
        )
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
            # A function with a name: Django wants to say which one failed.
            transaction.on_commit(lambda message=message: deliver(message), robust=True)  # type: ignore[misc]
        return len(email_messages)


@task(retries=TRIES, retry_delay=PAUSE_S, priority=10)
def deliver(message: EmailMessage) -> None:
    """Hand one letter to the real backend (setting MAIL_DELIVERY); the queue repeats it when that fails.

    A letter that the server refuses for good is not tried again: `undelivered` tells who sent it.
    """
    try:
        get_connection(settings.MAIL_DELIVERY).send_messages([message])
    except (SMTPRecipientsRefused, SMTPDataError) as refused:
        if not _is_permanent(refused):
            raise
        # The address itself stays out of the log.
        logger.warning("A letter was refused for good")
        undelivered.send(sender=None, **_known_by(message))
    else:
        # An error of whoever listens must not make the queue send the letter again.
        delivered.send_robust(sender=None, **_known_by(message))


def _known_by(message: EmailMessage) -> dict[str, str]:
    return {"address": message.to[0], "ref": message.extra_headers.get(REF, "")}


def _is_permanent(refused: SMTPRecipientsRefused | SMTPDataError) -> bool:
    """Of the recipient or the letter; what is wrong with our own sign-in or address is another error, and mended."""
    if isinstance(refused, SMTPDataError):
        return refused.smtp_code >= PERMANENT
    return all(code >= PERMANENT for code, _words in refused.recipients.values())
