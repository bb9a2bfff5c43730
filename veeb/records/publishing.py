"""The one place for publishing rules. States are Wagtail's own: draft, in review, scheduled, live, expired.

Loaded while Wagtail's models load (`WAGTAIL_FINISH_WORKFLOW_ACTION`): keep it a leaf, no model import at its top.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.log_actions import log

from .followups import announce
from .permissions import allows

if TYPE_CHECKING:
    from wagtail.models import WorkflowState

    from .models import Record

# Sent inside the transaction with `record`, `by` and `text`; the contributor's receipt keeps the words.
# A question needs no signal of ours: Wagtail sends `task_rejected`, its comment is the question.
declined = Signal()

# For kinds that say nothing else.
CHECK_AGAIN_AFTER = timedelta(days=365)
R = TypeVar("R", bound="Record")


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
    """Put a question to the contributor; the review waits for the answer.

    Raises NotAllowed, NotInReview, or ValueError for an empty question.
    """
    _must_have_words(question)
    _task_state(record, by).reject(user=by, comment=question)
    log(record, "records.ask", user=by, data={"text": question})


@transaction.atomic
def decline(record: Record, *, by: Any, reason: str) -> None:
    """End the review with no, and say why; what is already public stays so.

    Raises NotAllowed, NotInReview, or ValueError for an empty reason.
    """
    _must_have_words(reason)
    _must_decide(by, record)
    state = record.current_workflow_state
    if state is None:
        raise NotInReview
    state.cancel(user=by)
    log(record, "records.decline", user=by, data={"text": reason})
    declined.send(sender=type(record), record=record, by=by, text=reason)


def finish_review(state: WorkflowState, user: Any = None) -> None:
    """What Wagtail calls when a workflow ends well, for records and pages alike: publish the latest revision."""
    thing = state.content_object
    if hasattr(thing, "specific"):
        revision = thing.specific.get_latest_revision()
    else:
        if user is not None:
            _must_decide(user, thing)
        revision = _latest_for_now(thing, user)
    # Our rule was asked; Wagtail's own check would refuse a reviewer, since no role has its `publish` on records.
    revision.publish(user=user, skip_permission_checks=True)


@transaction.atomic
def publish(record: Record, *, by: Any = None) -> None:
    """Make the latest revision public now and close its review. `by` None: the portal itself (starter, harvest)."""
    if by is not None:
        _must_decide(by, record)
    _latest_for_now(record, by).publish(user=by, skip_permission_checks=True)
    record.refresh_from_db()


@transaction.atomic
def schedule(record: Record, *, by: Any, at: datetime) -> None:
    """Close the review and publish by itself at `at` (aware). What is public stays so until then.

    Raises NotAllowed, and ValueError for a moment that has passed.
    """
    _must_decide(by, record)
    if at <= timezone.now():
        raise ValueError("scheduled moment has passed")
    draft = record.fresh()
    draft.go_live_at = at
    draft.next_check_on = draft.next_check_on or _first_check(draft, timezone.localdate(at))
    draft.save_revision(user=by).publish(user=by, skip_permission_checks=True)
    # Wagtail closes the review of a new record here, but not that of a change to a public one.
    if state := record.current_workflow_state:
        state.cancel(user=by)
    log(record, "records.schedule", user=by, data={"at": at.isoformat()})


@transaction.atomic
def unschedule(record: Record, *, by: Any) -> None:
    """Undo `schedule`: the record goes back before the reviewers. Raises NotAllowed."""
    _must_decide(by, record)
    record.revisions.update(approved_go_live_at=None)
    draft = record.fresh()
    draft.go_live_at = None
    log(record, "records.unschedule", user=by)
    submit(draft, by=by)


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
        # Our rule was asked; Wagtail's own would refuse, as in `finish_review`.
        UnpublishAction(record, user=by).execute(skip_permission_checks=True)
    else:
        record.revisions.update(approved_go_live_at=None)
    log(record, "records.withdraw", user=by)


@transaction.atomic
def mark_checked(record: Record, *, by: Any, on: date) -> None:
    """Note that a person has seen on that day that it is still so; the kind tells when to look again.

    Raises NotAllowed.
    """
    _must_decide(by, record)

    def change(version: Record) -> None:
        version.link_state, version.checked_on, version.next_check_on = "seen", on, version.next_check(on)

    amend(hold(record, by=by), change, by=by, done="records.check")
    record.refresh_from_db()


def hold(record: R, *, by: Any) -> R:
    """The record as it is now, its row held until the end of the transaction, for a person who may decide on it.

    `by` None: whoever asks has proved it otherwise. Raises NotAllowed.
    """
    if by is not None:
        _must_decide(by, record)
    return type(record)._default_manager.select_for_update().get(pk=record.pk)


def amend(held: R, change: Callable[[R], None], *, by: Any, done: str, text: str = "") -> None:
    """Change what is public and the drafts that may yet be published alike, so that neither undoes the other.

    A review that is going on goes on. The follow-ups are told, within this transaction and after it; the history gets
    the action `done` with the words of `text`.
    held    as `hold` gives it
    change  sets values of a version; it may be called several times
    """
    change(held)
    held.save()
    drafts = held.revisions.filter(pk=held.latest_revision_id) | held.revisions.exclude(approved_go_live_at=None)
    for revision in drafts:
        draft = revision.as_object()
        change(draft)
        revision.content = draft.serializable_data()
        if revision.pk == held.latest_revision_id:
            # By its moment Wagtail knows that a form which somebody has open is out of date.
            revision.created_at = timezone.now()
        revision.save(update_fields=["content", "created_at"])
    log(held, done, user=by, data={"text": text})
    announce(type(held), held.pk)


def _latest_for_now(record: Record, by: Any) -> Any:
    """The latest revision; the moment of an earlier schedule must not hold it back, and its first check is planned."""
    revision = record.get_latest_revision() or record.save_revision(user=by)
    before = dict(revision.content)
    revision.content["go_live_at"] = None
    if not before.get("next_check_on"):
        due = _first_check(revision.as_object(), timezone.localdate())
        revision.content["next_check_on"] = due.isoformat() if due else None
    if revision.content != before:
        revision.save(update_fields=["content"])
    return revision


def _first_check(draft: Any, on: date) -> date | None:
    """When what is published on that day must be looked at; None for what nothing outside changes."""
    return draft.next_check(on) if draft.is_perishable else None


def _must_decide(user: Any, record: Record) -> None:
    # The row is held until the end of the transaction: of two reviewers at once, the slower sees what the quicker did.
    list(type(record)._default_manager.select_for_update().filter(pk=record.pk).values_list("pk"))
    if not allows(user, "decide", record):
        raise NotAllowed


def _must_have_words(text: str) -> None:
    if not text.strip():
        raise ValueError("a question or a reason needs words")


def _task_state(record: Record, user: Any) -> Any:
    _must_decide(user, record)
    task_state = record.current_workflow_task_state
    if task_state is None or task_state.status != task_state.STATUS_IN_PROGRESS:
        raise NotInReview
    return task_state.specific
