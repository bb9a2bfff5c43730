"""What a sender gets once their thing is public, beside the news: a desk, an invitation, a link to the record."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from veeb.communities.keeping import found_team
from veeb.communities.models import Community
from veeb.directory.keeping import keep_contact, send_link
from veeb.directory.models import Contact, Helper
from veeb.events.models import Event
from veeb.registration.desks import desk_of, open_desk

from .models import Receipt


def hand_over(receipt: Receipt, *, at: datetime) -> None:
    """Give it, to the contact mail; without one, or where somebody has it already, nothing happens."""
    give = HANDINGS.get(type(receipt.record))
    if give and receipt.contact:
        give(receipt, at)


def _give_desk(receipt: Receipt, at: datetime) -> None:
    """Whoever proposed an event that one signs up for here organises it, unless somebody else does by now."""
    event = receipt.record
    if not event.is_on_portal:
        return
    desk = desk_of(event)
    if desk is None or not desk.mail:
        open_desk(event, mail=receipt.contact, language=receipt.language, at=at)


def _invite(receipt: Receipt, at: datetime) -> None:
    """Whoever proposed a community is invited to keep its page, unless it has a team by now."""
    if receipt.record.team_id is None:
        found_team(receipt.record, mail=receipt.contact, language=receipt.language, by=None, at=at)


def _give_link(receipt: Receipt, at: datetime) -> None:
    """The address of a helper's proposal gets its questions and a link to the record, unless there is another one."""
    helper = receipt.record
    if Contact.objects.filter(helper=helper).exclude(mail="").exists():
        return
    consent_on = timezone.localdate(receipt.created_at)
    values = {"mail": receipt.contact, "language": receipt.language, "consent_on": consent_on}
    keep_contact(helper, values, by=None)
    send_link(helper, by=None, at=at)


HANDINGS: dict[type, Callable[[Receipt, datetime], Any]] = {Event: _give_desk, Community: _invite, Helper: _give_link}
