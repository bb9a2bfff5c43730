"""Where a contribution stands, read from Wagtail's workflow and the record; there is no status column of ours."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import Author, Event, Receipt


class State(models.TextChoices):
    """What the sender is told."""

    RECEIVED = "received", _("Kohal, ootab lugemist")
    IN_REVIEW = "in_review", _("Toimetaja vaatab läbi")
    QUESTION = "question", _("Toimetaja ootab sinu vastust")
    PUBLISHED = "published", _("Avaldatud")
    KEPT = "kept", _("Avaldatud, lehte hoiab kogukonna tiim")
    DECLINED = "declined", _("Ei avaldata")
    WITHDRAWN = "withdrawn", _("Sinu soovil tagasi võetud")
    NOT_PUBLIC = "not_public", _("Praegu ei ole avalik")


OPEN = {State.RECEIVED, State.IN_REVIEW, State.QUESTION}


def state_of(receipt: Receipt) -> State:
    """Where it stands now. A public thing with a correction in review is PUBLISHED or QUESTION."""
    record = receipt.record
    if record is None:
        return State.NOT_PUBLIC
    if record.live and _is_kept(record):
        return State.KEPT
    workflow = record.current_workflow_state
    if workflow and workflow.status == workflow.STATUS_NEEDS_CHANGES:
        return State.QUESTION
    if record.live:
        return State.PUBLISHED
    if workflow:
        return State.IN_REVIEW if _somebody_has_begun(receipt) else State.RECEIVED
    return _ended(receipt)


def may_change(state: State) -> bool:
    """Whether the sender may still correct or withdraw."""
    return state in OPEN or state == State.PUBLISHED


def may_reply(state: State) -> bool:
    """Whether the sender may still say something to the editor."""
    return may_change(state) or state in {State.DECLINED, State.KEPT}


def _is_kept(record: Any) -> bool:
    """A community whose team has members: from then on its page is theirs, not of whoever has the receipt."""
    team = getattr(record, "team", None)
    return team is not None and team.memberships.exists()


def _somebody_has_begun(receipt: Receipt) -> bool:
    """An editor has changed it, taken it on, or asked something before."""
    record = receipt.record
    return bool(
        record.owner_id
        or record.revisions.exclude(user=None).exists()
        or receipt.messages.filter(author=Author.EDITOR).exists()
    )


def _ended(receipt: Receipt) -> State:
    """No review and not public: the conversation tells by whose wish."""
    ends = [Event.DECLINED, Event.WITHDRAWN, Event.PUBLISHED]
    last = receipt.messages.filter(event__in=ends).order_by("at", "pk").last()
    if last and last.event == Event.DECLINED:
        return State.DECLINED
    if last and last.event == Event.WITHDRAWN:
        return State.WITHDRAWN
    return State.NOT_PUBLIC
