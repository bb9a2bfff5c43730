"""A question to a helper on its way: sent or held, let go or thrown away, arrived or come back, forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac
from wagtail.log_actions import log

from veeb.visitors import guard
from veeb.visitors.models import Doubt

from . import letters
from .models import Contact, Helper, Inquiry
from .queries import address_of

# The same words from the same person within a day are one question, also from two windows.
SAME_WITHIN = timedelta(days=1)
# Letters an hour to one helper, and to one address that somebody typed as theirs, from however many networks.
PER_HELPER, PER_ASKER = 20, 5
# Longer than the mail room tries: the letter has come to nothing, or was lost with the machine that had it in hand.
GIVEN_UP_AFTER = timedelta(hours=3)
State = Inquiry.State


class NotReachable(Exception):
    """No letter from here reaches this helper: it left the list, has no address, or its mailbox refused us."""


class NotHeld(Exception):
    """The question does not wait for an editor any more: somebody was quicker."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One press of "send". `doubts` as `guard.doubts` names them: a doubtful one waits for an editor."""

    helper: Helper
    name: str
    mail: str
    text: str
    language: str = "et"
    client_key: UUID | None = None
    doubts: Sequence[str] = ()


@transaction.atomic
def ask(question: Question, *, at: datetime) -> Inquiry:
    """Take a question in and send it to the helper; the asker gets the link to their own page. Sent twice it is one.

    A doubtful one, or one too many for this hour, sends no letter to anybody until an editor has looked.
    Raises NotReachable.
    """
    # The row is held: the second of two clicks waits here and then finds the first.
    helper = Helper.objects.select_for_update().get(pk=question.helper.pk)
    if known := _asked_before(question, at):
        return known
    if not helper.live or not address_of(helper):
        raise NotReachable
    inquiry = _new(question, at)
    if inquiry.state == State.SENT:
        _send(inquiry)
    return inquiry


def _asked_before(question: Question, at: datetime) -> Inquiry | None:
    mine = Inquiry.objects.filter(helper=question.helper, mail__iexact=question.mail)
    same = mine.filter(text=question.text, created_at__gt=at - SAME_WITHIN)
    if question.client_key:
        same |= mine.filter(client_key=question.client_key)
    return same.first()


def _new(question: Question, at: datetime) -> Inquiry:
    is_used = question.client_key and Inquiry.objects.filter(client_key=question.client_key).exists()
    doubts = list(question.doubts) or _too_many(question, at)
    return Inquiry.objects.create(
        helper=question.helper,
        client_key=None if is_used else question.client_key,
        name=question.name,
        mail=question.mail,
        text=question.text,
        language=question.language,
        doubts=doubts,
        state=State.HELD if doubts else State.SENT,
        created_at=at,
        sent_at=None if doubts else at,
    )


def _too_many(question: Question, at: datetime) -> list[str]:
    """Whether so many letters in an hour would be a nuisance to the helper, or to whose address the asker gave."""
    asker = salted_hmac("directory.asker", question.mail.lower(), algorithm="sha256").hexdigest()
    counts = [(f"helper {question.helper.pk}", "helper", PER_HELPER), (asker, "asker", PER_ASKER)]
    allowed = [guard.allow(whom, what, limit=limit, at=at) for whom, what, limit in counts]
    return [] if all(allowed) else [Doubt.MANY.value]


def _send(inquiry: Inquiry) -> None:
    letters.question(inquiry)
    letters.asked(inquiry)


@transaction.atomic
def release(inquiry: Inquiry, *, by: Any, at: datetime) -> None:
    """Send a held question on after all; the history of the helper says so. Raises NotHeld, NotReachable."""
    if not Inquiry.objects.filter(pk=inquiry.pk, state=State.HELD).update(state=State.SENT, sent_at=at):
        raise NotHeld
    inquiry.refresh_from_db()
    if not inquiry.helper.live or not address_of(inquiry.helper):
        raise NotReachable
    _send(inquiry)
    log(inquiry.helper, "directory.release", user=by)


@transaction.atomic
def discard(inquiry: Inquiry, *, by: Any) -> None:
    """Delete a held question; nobody gets a letter, the history of the helper says so. Raises NotHeld."""
    deleted, _by_model = Inquiry.objects.filter(pk=inquiry.pk, state=State.HELD).delete()
    if not deleted:
        raise NotHeld
    log(inquiry.helper, "directory.discard", user=by)


def arrived(uid: UUID) -> None:
    """The helper's mail server took the letter."""
    Inquiry.objects.filter(uid=uid, state=State.SENT).update(state=State.DELIVERED)


@transaction.atomic
def came_back(uid: UUID, address: str, *, at: datetime) -> None:
    """The helper's mail server refused the letter for good: the asker is told once, editors see it in their list."""
    inquiry = Inquiry.objects.select_related("helper").filter(uid=uid).first()
    if inquiry and _tell(inquiry, at=at):
        refuse(inquiry.helper, address, at=at)


@transaction.atomic
def give_up(*, at: datetime) -> None:
    """Tell the askers whose letter no server has taken in all this time. May run twice without harm.

    The helper stays askable: nobody has said that its address is wrong.
    """
    late = Inquiry.objects.filter(state=State.SENT, sent_at__lt=at - GIVEN_UP_AFTER)
    for inquiry in late.select_related("helper"):
        _tell(inquiry, at=at)


def _tell(inquiry: Inquiry, *, at: datetime) -> bool:
    """Note that the question did not arrive, and say so by letter; False when it was not on its way any more."""
    on_its_way = Inquiry.objects.filter(pk=inquiry.pk, state=State.SENT)
    if not on_its_way.update(state=State.UNDELIVERED, told_at=at):
        return False
    letters.came_back(inquiry)
    return True


def refuse(helper: Helper, address: str, *, at: datetime) -> None:
    """Note that the helper's present address takes no letters; the first time counts, an old address does not."""
    contact, _new_one = Contact.objects.get_or_create(helper=helper)
    if address == (contact.mail or helper.public_email):
        Contact.objects.filter(pk=contact.pk, undelivered_at=None).update(undelivered_at=at)


def forget(*, at: datetime) -> None:
    """Delete the questions that were sent longer than CONTACT_KEPT_DAYS ago. May run twice without harm."""
    Inquiry.objects.filter(created_at__lt=at - timedelta(days=settings.CONTACT_KEPT_DAYS)).delete()
