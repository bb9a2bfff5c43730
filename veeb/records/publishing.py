"""The one place for publishing rules. States are Wagtail's own: draft, in review, scheduled, live, expired.

Loaded while Wagtail's models load (`WAGTAIL_FINISH_WORKFLOW_ACTION`): keep it a leaf, no model import at its top.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from .permissions import allows

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from .models import Record

# Sent inside the transaction with `record`, `by` and `text`; the contributor's receipt keeps the words.
# A question needs no signal of ours: Wagtail sends `task_rejected`, its comment is the question.
declined = Signal()


class NotAllowed(PermissionDenied):
    """This person may not decide on this record; trying again will not help."""


class NotInReview(Exception):
    """The record is not waiting for a decision, for instance because somebody else was quicker."""


@transaction.atomic
def submit(record: Record, *, by: Any = None) -> WorkflowState:
    """Save the present values as a revision and put the record before the reviewers (their queue, a mail to them).

    `by` is None for a stranger's contribution. A record that waits for its contributor goes on with the same
    review; one already in review stays there with the newer revision.
    """
    record.save_revision(user=by)
    state = record.current_workflow_state
    if state is None:
        return record.get_workflow().start(record, user=by)
    if state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    return state


@transaction.atomic
def approve(record: Record, *, by: Any) -> None:
    """End the review with yes: `finish_review` publishes. Raises NotAllowed or NotInReview."""
    _task_state(record, by).approve(user=by)


@transaction.atomic
def ask(record: Record, *, by: Any, question: str) -> None:
    """Put a question to the contributor; the review waits for the answer. Raises NotAllowed or NotInReview."""
    _task_state(record, by).reject(user=by, comment=question)


@transaction.atomic
def decline(record: Record, *, by: Any, reason: str) -> None:
    """End the review with no, and say why; what is already public stays so. Raises NotAllowed or NotInReview."""
    _must_decide(by, record)
    state = record.current_workflow_state
    if state is None:
        raise NotInReview
    state.cancel(user=by)
    declined.send(sender=type(record), record=record, by=by, text=reason)


def finish_review(state: WorkflowState, user: Any = None) -> None:
    """What Wagtail calls when a workflow ends well, for records and pages alike: publish the latest revision."""
    thing = state.content_object
    if hasattr(thing, "specific"):
        thing = thing.specific
    elif user is not None:
        _must_decide(user, thing)
    # Our rule was asked; Wagtail's own check would refuse a reviewer, since no role has its `publish` on records.
    thing.get_latest_revision().publish(user=user, skip_permission_checks=True)


@transaction.atomic
def publish(record: Record, *, by: Any = None) -> None:
    """Make the latest revision public now and close its review. `by` None: the portal itself (starter, harvest)."""
    if by is not None:
        _must_decide(by, record)
    revision = record.get_latest_revision() or record.save_revision(user=by)
    revision.publish(user=by, skip_permission_checks=True)
    record.refresh_from_db()


@transaction.atomic
def schedule(record: Record, *, by: Any, at: datetime) -> None:
    """Publish by itself at `at` (aware). Raises NotAllowed, and ValueError for a moment that has passed."""
    _must_decide(by, record)
    if at <= timezone.now():
        raise ValueError("scheduled moment has passed")
    draft = record.fresh()
    draft.go_live_at = at
    draft.save_revision(user=by).publish(user=by, skip_permission_checks=True)


@transaction.atomic
def withdraw(record: Record, *, by: Any = None) -> None:
    """Take a public or waiting record back. The row stays; its page, lists, search and files close at once.

    `by` None: the contributor, by the private link of the receipt.
    """
    if by is not None:
        _must_decide(by, record)
    if state := record.current_workflow_state:
        state.cancel(user=by)
    record.refresh_from_db()
    if record.live:
        record.unpublish(user=by)
    else:
        record.revisions.update(approved_go_live_at=None)


def _must_decide(user: Any, record: Record) -> None:
    if not allows(user, "decide", record):
        raise NotAllowed


def _task_state(record: Record, user: Any) -> Any:
    _must_decide(user, record)
    task_state = record.current_workflow_task_state
    if task_state is None or task_state.status != task_state.STATUS_IN_PROGRESS:
        raise NotInReview
    return task_state.specific
