"""What waits for a reviewer, over all kinds in one list, and what is new in one record."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState

from veeb.records.workflow import record_models

from .models import Receipt

LATE_AFTER_WORKING_DAYS = 5
SATURDAY = 5


class Step(models.TextChoices):
    """Whose turn it is."""

    NEW = "new", _("uus")
    ANSWERED = "answered", _("vastus tuli")
    WAITING = "waiting", _("ootab vastust")


@dataclass(frozen=True)
class Waiting:
    """One line of the queue. `receipt` is None for what an editor sent in; pages are there too."""

    thing: Any
    title: str
    kind: str
    credit: str
    step: Step
    since: datetime
    days: int
    is_late: bool
    receipt: Receipt | None
    url: str
    edit_url: str
    compare_url: str

    @property
    def doubts(self) -> list[str]:
        """Why it lies among the doubtful ones, in words."""
        return self.receipt.doubt_labels if self.receipt else []


def queue(*, at: datetime) -> list[Waiting]:
    """Everything in review, oldest first: one query for the reviews, one for each kind, one for the receipts."""
    states = list(
        WorkflowState.objects.active()
        .select_related("requested_by")
        .annotate(rounds=Count("task_states"))
        .order_by("created_at", "pk")
    )
    things = _things(states)
    receipts = _receipts(states)
    keys = [(state, (state.base_content_type_id, int(state.object_id))) for state in states]
    return [_waiting(state, things[key], receipts.get(key), at=at) for state, key in keys if key in things]


def count_waiting() -> int:
    """How many wait for a reviewer now; those that wait for their contributor are not among them."""
    return WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count()


def _things(states: Iterable[WorkflowState]) -> dict[tuple[int, int], Any]:
    """The records and pages in review by (content type, id)."""
    wanted = defaultdict(list)
    for state in states:
        wanted[state.base_content_type_id].append(int(state.object_id))
    found: dict[tuple[int, int], Any] = {}
    for content_type_id, pks in wanted.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None:
            found |= {(content_type_id, pk): thing for pk, thing in model._default_manager.in_bulk(pks).items()}
    return found


def _receipts(states: Iterable[WorkflowState]) -> dict[tuple[int, int], Receipt]:
    ids = [int(state.object_id) for state in states]
    return {
        (receipt.content_type_id, receipt.object_id): receipt
        for receipt in Receipt.objects.filter(object_id__in=ids, content_type__isnull=False)
        if receipt.content_type_id is not None and receipt.object_id is not None
    }


def _waiting(state: WorkflowState, thing: Any, receipt: Receipt | None, *, at: datetime) -> Waiting:
    is_page = isinstance(thing, Page)
    today, since = timezone.localdate(at), timezone.localdate(state.created_at)
    return Waiting(
        thing=thing,
        title=thing.get_admin_display_title() if is_page else str(thing),
        kind=kind_label(thing),
        credit=_credit(thing, state),
        step=_step(state),
        since=state.created_at,
        days=(today - since).days,
        is_late=working_days(since, today) > LATE_AFTER_WORKING_DAYS,
        receipt=receipt,
        url=_edit_url(thing) if is_page else review_url(thing),
        edit_url=_edit_url(thing),
        compare_url=compare_url(thing) if thing.live else "",
    )


def _step(state: Any) -> Step:
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return Step.WAITING
    return Step.ANSWERED if state.rounds > 1 else Step.NEW


def _credit(thing: Any, state: WorkflowState) -> str:
    """The name to be shown on the page, else who sent it in."""
    names = (getattr(thing, field, "") for field in ("credit", "byline", "organiser"))
    return next(filter(None, names), "") or str(state.requested_by or _("nimetu kaastööline"))


def kind_label(thing: Any) -> str:
    """What it is, in one word."""
    if hasattr(thing, "get_kind_display"):
        return str(thing.get_kind_display())
    return str(type(thing)._meta.verbose_name)


def working_days(since: date, until: date) -> int:
    """Days from Monday to Friday after `since`, up to and with `until`."""
    days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def review_url(record: Any) -> str:
    """The reviewer's page of a record."""
    return reverse("review_one", args=[record._meta.model_name, record.pk])


def review_model(kind: str) -> Any:
    """The model behind the word in `review_url`; None for a word that is no kind of record."""
    return {model._meta.model_name: model for model in record_models()}.get(kind)


def _edit_url(thing: Any) -> str:
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:edit", args=[thing.pk])
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])


def compare_url(thing: Any) -> str:
    """Wagtail's word-by-word comparison of what is public with the newest draft."""
    if isinstance(thing, Page):
        return reverse("wagtailadmin_pages:revisions_compare", args=[thing.pk, "live", "latest"])
    return reverse(thing.snippet_viewset.get_url_name("revisions_compare"), args=[thing.pk, "live", "latest"])
