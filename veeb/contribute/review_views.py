"""The reviewers' screens: the queue and one record."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.records.permissions import allows, is_reviewer
from veeb.records.publishing import NotInReview
from veeb.records.states import state_of
from veeb.visitors.answering import View

from .changes import changes
from .deciding import ACTIONS, Action, decide, offered, seen_of
from .doors import door_of
from .kinds import ROOMS
from .models import Receipt
from .review import compare_url, kind_label, queue, review_model, review_url

CONFLICT = 409


def only_for(may: Callable[[Any], bool]) -> Callable[[View], View]:
    """Decorator: people of whom `may` is not true are led away by Wagtail, with a sentence."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not may(request.user):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


@only_for(is_reviewer)
def index(request: HttpRequest) -> HttpResponse:
    """Everything in review; the doubtful ones lie in a tab of their own."""
    waiting = queue(at=timezone.now())
    doubtful = [item for item in waiting if item.doubts]
    ordinary = [item for item in waiting if not item.doubts]
    is_doubtful = request.GET.get("vaade") == "kahtlased"
    context = {
        "items": doubtful if is_doubtful else ordinary,
        "is_doubtful": is_doubtful,
        "ordinary_count": len(ordinary),
        "doubtful_count": len(doubtful),
    }
    return render(request, "contribute/admin/queue.html", context)


@only_for(is_reviewer)
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The short address that letters name: leads to the record's page."""
    found = get_object_or_404(Receipt, pk=pk)
    if found.record is None:
        raise Http404
    return redirect(review_url(found.record))


@only_for(is_reviewer)
def one(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """One record as a reviewer needs to see it, and the decision on it."""
    model = review_model(kind)
    record = get_object_or_404(model, pk=pk) if model else None
    if record is None:
        raise Http404
    if not allows(request.user, "decide", record):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, record)
    action = next((action for action in ACTIONS if action.name == request.POST.get("action")), None)
    if action is None:
        raise BadRequest
    form = action.form(request.POST, prefix=action.name)
    if not form.is_valid():
        return _page(request, record, chosen=(action, form))
    try:
        decide(record, action, by=request.user, seen=request.POST.get("seen", ""), values=form.cleaned_data)
    except NotInReview:
        # Nothing is done and nothing lost: the page as it is now, with what the reviewer had written.
        record.refresh_from_db()
        messages.warning(request, _("Keegi jõudis ette: kirje on vahepeal muutunud. Vaata üle ja otsusta uuesti."))
        return _page(request, record, chosen=(action, form), status=CONFLICT)
    messages.success(request, str(action.done) % record)
    return redirect("review_queue")


def _page(
    request: HttpRequest, record: Any, *, chosen: tuple[Action, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    draft, state = record.fresh(), state_of(record)
    actions = offered(record, state)
    bound = {chosen[0].name: chosen[1]} if chosen else {}
    is_gone = bool(chosen and chosen[0] not in actions)
    found = Receipt.objects.of(record).prefetch_related("messages").first()
    context = {
        "record": record,
        "draft": draft,
        "state": state,
        "kind": kind_label(record),
        "changes": changes(record, draft),
        "files": list(draft.files.all()) if hasattr(draft, "files") else [],
        "file_url_name": next((room.file_name for room in ROOMS if isinstance(record, room.model)), ""),
        "receipt": found,
        "promise": door_of(record).promise if found else "",
        "actions": [
            (action, bound.get(action.name) or action.form(prefix=action.name), action.name in bound)
            for action in actions
        ],
        # What was written stays on the page even when its action is no longer there.
        "unsent": chosen[1].data.get(f"{chosen[0].name}-comment", "") if chosen and is_gone else "",
        "seen": seen_of(record),
        "edit_url_name": record.snippet_viewset.get_url_name("edit"),
        "history_url_name": record.snippet_viewset.get_url_name("history"),
        "compare_url": compare_url(record) if record.live and state in {"review", "waiting", "changed"} else "",
    }
    return render(request, "contribute/admin/one.html", context, status=status)
