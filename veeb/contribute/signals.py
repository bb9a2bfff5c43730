"""What reviewers decide, passed on to the contributor's receipt and, after the commit, to their mail."""

from typing import Any

from django.db.models import Model
from wagtail.models import TaskState
from wagtail.signals import published, task_rejected

from veeb.records.publishing import declined

from . import steps
from .models import Receipt


def _asked(sender: type, instance: TaskState, **kwargs: Any) -> None:
    record = instance.workflow_state.content_object
    if receipt := _receipt(record):
        steps.asked(receipt, question=instance.comment)


def _declined(sender: type, record: Model, text: str, **kwargs: Any) -> None:
    if receipt := _receipt(record):
        steps.declined(receipt, reason=text)


def _published(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    # Wagtail sends this also when something is only scheduled, so the step looks at the row itself.
    if receipt := _receipt(instance):
        steps.published(receipt)


def _receipt(record: Model | None) -> Receipt | None:
    return Receipt.objects.of(record).first() if record else None


def connect() -> None:
    """Called once when the apps are ready."""
    task_rejected.connect(_asked, dispatch_uid="contribute.asked")
    declined.connect(_declined, dispatch_uid="contribute.declined")
    published.connect(_published, dispatch_uid="contribute.published")
