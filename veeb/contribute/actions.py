"""What a contributor does: send, answer, correct, withdraw, appeal. Each is one transaction; letters follow it."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction

from veeb.records import publishing
from veeb.records.candidates import Candidate

from . import letters, states, uploads
from .kinds import room_for, room_of
from .models import Appeal, Author, Event, Receipt
from .states import State
from .steps import say


class FilesGoneError(Exception):
    """A file of the form belongs to another contribution by now, or waited too long."""


class TooLateError(Exception):
    """The contribution has ended: declined, withdrawn or taken away."""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """One press of "send". `senders` are today's and yesterday's hash of where it came from (`guard.senders`)."""

    candidate: Candidate
    contact: str = ""
    language: str = "et"
    client_key: UUID | None = None
    senders: tuple[str, str] = ("", "")
    doubts: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same words and files, whoever sends them; keyed, so that it tells nothing."""
        words = asdict(self.candidate)
        words["files"] = [file.sha256 for file in self.candidate.files]
        text = json.dumps([words, self.contact], sort_keys=True, ensure_ascii=False)
        return hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def find_sent(sending: Sending) -> Receipt | None:
    """The receipt of the very same sending, if it came in before: a double click, a reload, a second try."""
    return Receipt.objects.filter(fingerprint=sending.fingerprint).first()


def may_see(receipt: Receipt, sending: Sending) -> bool:
    """Whether this sender is the one who got the receipt.

    Somebody elsewhere who sends the same words (they may be public by now) must not be handed its private link.
    """
    same_form = receipt.client_key is not None and receipt.client_key == sending.client_key
    return same_form or (receipt.sender != "" and receipt.sender in sending.senders)


def receive(sending: Sending) -> tuple[Receipt, bool]:
    """Take a contribution in: (its receipt, whether it is new). Returns only after the commit.

    Sent twice, also at the same moment, it is one: the unique columns decide in the database. Raises FilesGoneError.
    """
    if known := find_sent(sending):
        return known, False
    # The key of a form whose words were changed after a lost answer: both versions are kept, the editor chooses.
    if sending.client_key and Receipt.objects.filter(client_key=sending.client_key).exists():
        sending = replace(sending, client_key=None)
    try:
        return _take_in(sending), True
    except IntegrityError:
        known = find_sent(sending)
        if known is None:
            raise
        return known, False


@transaction.atomic
def _take_in(sending: Sending) -> Receipt:
    # First the row with the unique columns: a second process stops here and waits for our commit.
    receipt = Receipt.objects.create(
        client_key=sending.client_key,
        fingerprint=sending.fingerprint,
        sender=sending.senders[0],
        contact=sending.contact,
        language=sending.language,
        doubts=list(sending.doubts),
    )
    if uploads.claim(sending.candidate.files, receipt) != len(sending.candidate.files):
        raise FilesGoneError
    record = room_for(sending.candidate.kind).draft_from(sending.candidate)
    receipt.content_type = ContentType.objects.get_for_model(record)
    receipt.object_id = record.pk
    receipt.save(update_fields=["content_type", "object_id"])
    publishing.submit(record)
    say(receipt, Author.CONTRIBUTOR, Event.RECEIVED)
    letters.received(receipt)
    return receipt


@transaction.atomic
def reply(receipt: Receipt, text: str) -> None:
    """Say something to the editor. Raises TooLateError.

    An answer to a question lets the review go on; anything else reaches the reviewers by mail.
    """
    state = _locked_state(receipt)
    if not states.may_reply(state):
        raise TooLateError
    if state == State.QUESTION:
        say(receipt, Author.CONTRIBUTOR, Event.REPLIED, text)
        publishing.submit(receipt.record.fresh())
    else:
        say(receipt, Author.CONTRIBUTOR, Event.NOTE, text)
        letters.said(receipt, text)


@transaction.atomic
def correct(receipt: Receipt, candidate: Candidate, *, contact: str = "") -> None:
    """Put a corrected version before the reviewers; what is public stays as it is until they agree.

    `contact` is kept where the receipt had none.
    Raises TooLateError, and FilesGoneError for a new file that is no longer there.
    """
    if not states.may_change(_locked_state(receipt)):
        raise TooLateError
    room = room_of(receipt.record)
    had = {file.path for file in room.candidate_of(receipt.record).files}
    new = [file for file in candidate.files if file.path not in had]
    if uploads.claim(new, receipt) != len(new):
        raise FilesGoneError
    publishing.submit(room.correct(receipt.record, candidate))
    if contact:
        Receipt.objects.filter(pk=receipt.pk).update(contact=contact)
    say(receipt, Author.CONTRIBUTOR, Event.CORRECTED)


@transaction.atomic
def withdraw(receipt: Receipt) -> None:
    """Take it back: no longer public, no longer in review. Withdrawing twice does nothing. Raises TooLateError."""
    state = _locked_state(receipt)
    if state == State.WITHDRAWN:
        return
    if not states.may_change(state):
        raise TooLateError
    publishing.withdraw(receipt.record)
    # Who changes their mind may send the same again, as a new contribution.
    Receipt.objects.filter(pk=receipt.pk).update(fingerprint=None, client_key=None)
    say(receipt, Author.CONTRIBUTOR, Event.WITHDRAWN)


def appeal(*, text: str, contact: str) -> Appeal:
    """Keep what somebody says whom the guard stopped, and tell the administrators."""
    with transaction.atomic():
        said = Appeal.objects.create(text=text, contact=contact)
        letters.appealed(said)
    return said


@dataclass(frozen=True)
class Tidied:
    """How much was deleted."""

    contacts: int
    files: int


def tidy(*, at: datetime) -> Tidied:
    """Delete what is kept for a time only, as of `at`. May run twice without harm.

    Contact mails CONTACT_KEPT_DAYS after the last step (of appeals: after they were sent); the hash that knows a
    sender again, after two days; files whose form was never sent, after a day.
    """
    contacts = Receipt.objects.with_forgettable_contact(at=at).update(contact="")
    old = at - timedelta(days=settings.CONTACT_KEPT_DAYS)
    contacts += Appeal.objects.filter(created_at__lt=old).exclude(contact="").update(contact="")
    Receipt.objects.filter(created_at__lt=at - timedelta(days=2)).exclude(sender="").update(sender="")
    return Tidied(contacts, uploads.sweep(at=at))


def _locked_state(receipt: Receipt) -> State:
    """The state as it is once nobody else is changing this contribution."""
    Receipt.objects.select_for_update().get(pk=receipt.pk)
    return states.state_of(Receipt.objects.get(pk=receipt.pk))
