"""How a record is kept true: the helper's own word, its private contact, the letter that asks once a year."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from veeb.records import publishing
from veeb.records.candidates import Candidate
from veeb.records.publishing import CHECK_AGAIN_AFTER

from . import drafts, letters
from .models import Contact, Helper

# Never more than one letter that asks by itself in a quarter.
QUARTER = timedelta(days=91)


class NoAddress(Exception):
    """There is no address to send the link to: an editor writes one down first."""


class ChangedMeanwhile(Exception):
    """Somebody has changed the record since this form was opened: look once more and send again."""


@transaction.atomic
def confirm(helper: Helper, *, on: date) -> None:
    """The helper says that all is still right: assured by itself today, to be asked again in a year."""
    with override("et"):
        who = _("%s ise") % helper.own_title

    def change(version: Helper) -> None:
        version.checked_on, version.next_check_on = on, on + CHECK_AGAIN_AFTER
        version.assured_by = who[:160]

    publishing.amend(publishing.hold(helper, by=None), change, by=None, done="directory.confirm")


def seen_of(helper: Helper) -> str:
    """What stands behind a form; another value later tells that somebody has changed the record meanwhile."""
    return str(helper.latest_revision_id or 0)


@transaction.atomic
def correct(helper: Helper, candidate: Candidate, *, seen: str) -> None:
    """Put the helper's own corrections before the reviewers; the public page stays as it is until they agree.

    Raises ChangedMeanwhile.
    """
    held = publishing.hold(helper, by=None)
    if seen_of(held) != seen:
        raise ChangedMeanwhile
    # A correction is no other origin.
    draft = drafts.correct(held, replace(candidate, origin_name=held.fresh().origin_name))
    publishing.submit(draft)
    log(held, "directory.correct", user=None)


@transaction.atomic
def leave(helper: Helper) -> None:
    """Take the helper off the list at its own wish: page, lists and search close at once, the editors are told."""
    if not helper.live and not helper.current_workflow_state:
        return
    publishing.withdraw(helper, by=None)
    letters.left(helper)


@transaction.atomic
def keep_contact(helper: Helper, values: dict[str, Any], *, by: Any) -> Contact:
    """Write down the private contact. Another address makes the old link and the old refusal void.

    The history says that it was changed, not to what.
    """
    contact, _is_new = Contact.objects.select_for_update().get_or_create(helper=helper)
    if values["mail"] != contact.mail:
        contact.uid, contact.undelivered_at, contact.link_sent_at = uuid4(), None, None
    for name, value in values.items():
        setattr(contact, name, value)
    contact.save()
    log(helper, "directory.contact", user=by)
    return contact


@transaction.atomic
def send_link(helper: Helper, *, by: Any, at: datetime) -> None:
    """Send the helper the link to its own record. Raises NoAddress."""
    contact, _is_new = Contact.objects.get_or_create(helper=helper)
    if not (contact.mail or helper.public_email):
        raise NoAddress
    Contact.objects.filter(pk=contact.pk).update(link_sent_at=at)
    letters.own_link(contact)
    log(helper, "directory.link", user=by)


def ask_due(*, at: datetime) -> int:
    """Ask the public helpers whose next check has passed whether all is still right; returns how many letters.

    Once for each check that has passed, and never within a quarter of another letter. Claimed by a conditional
    update: two workers send one letter.
    """
    passed = Contact.objects.filter(helper__live=True, helper__next_check_on__lt=timezone.localdate(at))
    reachable = passed.filter(undelivered_at=None).filter(Q(mail__gt="") | Q(helper__public_email__gt=""))
    not_yet = Q(link_sent_at=None) | Q(
        link_sent_at__lt=at - QUARTER, link_sent_at__date__lte=F("helper__next_check_on")
    )
    sent = 0
    for contact in reachable.filter(not_yet).select_related("helper"):
        with transaction.atomic():
            mine = Contact.objects.filter(pk=contact.pk, link_sent_at=contact.link_sent_at)
            if mine.update(link_sent_at=at):
                letters.own_link(contact, is_due=True)
                sent += 1
    return sent
