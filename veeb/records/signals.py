"""Wagtail's signals, joined once: whatever changes a thing's public face is announced to the follow-ups."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.models import Page, Revision, WorkflowState
from wagtail.signals import page_slug_changed, post_page_move, published, unpublished

from .followups import announce
from .models import Record


def _changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    announce(type(instance), instance.pk)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    # Deleting a live snippet sends no `unpublished`.
    if isinstance(instance, Record | Page):
        announce(type(instance), instance.pk)
    if isinstance(instance, Record):
        # Wagtail leaves these behind: a deleted record would stay in the queue, and its words in the database.
        WorkflowState.objects.for_instance(instance).delete()
        Revision.objects.for_instance(instance).delete()


def _moved(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    # Addresses below a moved or renamed page change with it.
    for page in instance.get_descendants(inclusive=True).live().specific():
        announce(type(page), page.pk)


def connect() -> None:
    """Called once when the apps are ready."""
    published.connect(_changed, dispatch_uid="records.published")
    unpublished.connect(_changed, dispatch_uid="records.unpublished")
    post_delete.connect(_deleted, dispatch_uid="records.deleted")
    page_slug_changed.connect(_moved, dispatch_uid="records.renamed")
    post_page_move.connect(_moved, dispatch_uid="records.moved")
