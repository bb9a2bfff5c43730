"""What reviewers decide, as it reaches the contributor: a line in the conversation and a letter after the commit."""

from django.utils import timezone

from . import letters
from .handing import hand_over
from .models import Author, Event, Message, Receipt


def say(receipt: Receipt, author: Author, event: Event, text: str = "") -> Message:
    """Add a line to the conversation; each is a step from which the keeping of the contact mail is counted."""
    message = Message.objects.create(receipt=receipt, author=author, event=event, text=text)
    Receipt.objects.filter(pk=receipt.pk).update(last_step_at=timezone.now())
    return message


def asked(receipt: Receipt, *, question: str) -> None:
    """The editor has a question; the review waits for the answer."""
    say(receipt, Author.EDITOR, Event.QUESTION, question)
    letters.asked(receipt, question)


def declined(receipt: Receipt, *, reason: str) -> None:
    """The editor has declined and says why."""
    say(receipt, Author.EDITOR, Event.DECLINED, reason)
    letters.declined(receipt, reason)


def published(receipt: Receipt) -> None:
    """It is public, for the first time or after a correction; an editor's later changes are not announced."""
    if not receipt.record.live or not _is_news(receipt):
        return
    say(receipt, Author.PORTAL, Event.PUBLISHED)
    letters.published(receipt)
    hand_over(receipt, at=timezone.now())


def _is_news(receipt: Receipt) -> bool:
    last = receipt.messages.exclude(event__in=[Event.NOTE, Event.QUESTION]).order_by("at", "pk").last()
    return last is None or last.event != Event.PUBLISHED
