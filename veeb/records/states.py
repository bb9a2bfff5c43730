"""In which state records are, in the words of editors; told by the database for lists and filters."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState


class State(models.TextChoices):
    """What an editor wants to know first; a change to a public record that waits is "in review" too."""

    DRAFT = "draft", _("mustand")
    REVIEW = "review", _("läbivaatusel")
    WAITING = "waiting", _("ootab vastust")
    SCHEDULED = "scheduled", _("ajastatud")
    LIVE = "live", _("avaldatud")
    CHANGED = "changed", _("avaldatud, muudatus pooleli")
    EXPIRED = "expired", _("aegunud")
    WITHDRAWN = "withdrawn", _("tagasi võetud")


def with_state(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """`records` with `state`, in the same query."""
    mine = {
        "base_content_type": ContentType.objects.get_for_model(records.model),
        "object_id": Cast(OuterRef("pk"), CharField()),
    }
    reviews = WorkflowState.objects.filter(**mine)
    return records.annotate(
        state=Case(
            When(Exists(reviews.filter(status=WorkflowState.STATUS_IN_PROGRESS)), then=Value(State.REVIEW)),
            When(Exists(reviews.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)), then=Value(State.WAITING)),
            When(
                Exists(Revision.objects.filter(**mine, approved_go_live_at__isnull=False)), then=Value(State.SCHEDULED)
            ),
            When(Q(live=True, has_unpublished_changes=True), then=Value(State.CHANGED)),
            When(live=True, then=Value(State.LIVE)),
            When(expired=True, then=Value(State.EXPIRED)),
            When(first_published_at__isnull=False, then=Value(State.WITHDRAWN)),
            default=Value(State.DRAFT),
            output_field=CharField(),
        )
    )


def state_of(record: models.Model) -> State:
    """How one record stands, asked of the database now."""
    return State(with_state(type(record)._default_manager.filter(pk=record.pk)).get().state)
