"""What happens by itself at a set time: records and pages go public, or leave."""

import logging
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Revision

logger = logging.getLogger(__name__)


def publish_due(*, at: datetime) -> None:
    """Publish what was scheduled for `at` or earlier.

    Each thing is claimed by a conditional update in its own transaction: two workers do it once, and one that fails
    is logged, left as it was, and does not stop the others.
    """
    due = Revision.objects.filter(approved_go_live_at__lte=at)
    for revision in due.order_by("approved_go_live_at"):
        try:
            with transaction.atomic():
                if due.filter(pk=revision.pk).update(approved_go_live_at=None):
                    revision.publish(log_action="wagtail.publish.scheduled")
        except Exception:
            logger.exception("Scheduled publication of %s failed", revision)


def retire_due(*, at: datetime) -> None:
    """Take down what was to be public only until `at` or earlier. Claimed and logged as in `publish_due`."""
    for model in _with_drafts():
        due = model._default_manager.filter(live=True, expire_at__lte=at)
        for thing in due:
            try:
                with transaction.atomic():
                    if due.select_for_update().filter(pk=thing.pk).values_list("pk").first():
                        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            except Exception:
                logger.exception("Scheduled withdrawal of %s failed", thing)


def _with_drafts() -> list[Any]:
    """The models with drafts that have a table of their own: pages once, by their base."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not any(issubclass(p, DraftStateMixin) for p in model._meta.parents)
    ]
