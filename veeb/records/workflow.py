"""The one workflow of the portal, and which kinds of records it is for."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from . import roles
from .models import Record, ReviewTask

NAME = "Läbivaatus"


def ensure() -> None:
    """Make the workflow and bind it to every kind of record and to all pages. May run twice without harm."""
    workflow, _new = Workflow.objects.get_or_create(name=NAME)
    task, _new = ReviewTask.objects.get_or_create(name=NAME)
    task.groups.set(Group.objects.filter(name__in=[roles.REVIEWER, roles.ADMINISTRATOR]))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for model in record_models():
        content_type = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})
    WorkflowPage.objects.get_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})


def record_models() -> list[type[Model]]:
    """The concrete models of records."""
    return [model for model in Record.__subclasses__() if not model._meta.abstract]
