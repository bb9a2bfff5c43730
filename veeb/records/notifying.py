"""Reviewers get a letter for each thing that waits for them, but not a hundred when somebody brings in a hundred."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from wagtail.models import TaskState
from wagtail.signals import task_submitted

_is_quiet: ContextVar[bool] = ContextVar("records.quietly", default=False)
# Wagtail connects its own notifier under this name; ours comes first and so takes its place.
UID = "group_approval_task_submitted_email_notification"


@contextmanager
def quietly() -> Iterator[None]:
    """Whatever is submitted within sends no letter; whoever asks for quiet tells the reviewers in one of its own."""
    token = _is_quiet.set(True)
    try:
        yield
    finally:
        _is_quiet.reset(token)


def connect() -> None:
    """Called once when the apps are ready, before Wagtail's admin is."""
    from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier  # app ready

    class Notifier(GroupApprovalTaskStateSubmissionEmailNotifier):
        def can_handle(self, instance: Any, **kwargs: Any) -> bool:
            return not _is_quiet.get() and bool(super().can_handle(instance, **kwargs))

    # Signals hold their receivers weakly.
    task_submitted.connect(Notifier(), sender=TaskState, dispatch_uid=UID, weak=False)
