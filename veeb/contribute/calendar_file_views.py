"""A calendar file as the beginning of a proposal: what is in it, and the form filled in from one of its events."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.events.drafts import as_text
from veeb.tools import ical
from veeb.tools.refusals import Refused
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, page, see_other

from . import calendar_file
from .doors import EVENTS
from .event_form import EventForm
from .views import show

MOST_SHOWN = 100
# What a browser adds around one file.
ENVELOPE = 10_000
MANY = ("access", "topics", "audiences")


@accepts_forms
def event_file(request: HttpRequest) -> HttpResponse:
    """What a calendar file holds, event by event; nothing of it is kept."""
    if request.method != "POST":
        return see_other(EVENTS.address)
    if int(request.META.get("CONTENT_LENGTH") or 0) > ical.MAX_BYTES + ENVELOPE:
        # Not a byte of it is read.
        return _refuse(request, calendar_file.too_large(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    # A large file takes seconds to understand, so of these come fewer than of forms.
    if not guard.allow(guard.senders(request)[0], "ics", limit=settings.CONTRIBUTE_PER_HOUR):
        return show(request, EVENTS, EventForm(), HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    try:
        content = calendar_file.content_of(request.FILES.get("calendar"))
        found = calendar_file.look_into(content, today=timezone.localdate())
    except Refused as refused:
        return _refuse(request, refused, HTTPStatus.UNPROCESSABLE_ENTITY)
    shown = [(one, list(_hidden(one))) for one in found.events[:MOST_SHOWN]]
    crumbs = [*EVENTS.crumbs[:-1], (EVENTS.title, EVENTS.address), (_("Kalendrifail"), "")]
    context = {"file": found, "shown": shown, "left": len(found.events) - len(shown), "breadcrumbs": crumbs}
    return page(request, "contribute/event_file.html", context)


@accepts_forms
def prefilled(request: HttpRequest) -> HttpResponse:
    """The form for events with the values of one event of a file; they travel in the page, not through our storage."""
    if request.method != "POST":
        return see_other(EVENTS.address)
    values = {name: request.POST.getlist(name) if name in MANY else request.POST[name] for name in request.POST}
    return show(request, EVENTS, EventForm(initial=values), is_prefilled=True)


def _refuse(request: HttpRequest, refused: Refused, status: HTTPStatus) -> HttpResponse:
    return show(request, EVENTS, EventForm(), status, file_error=refused.messages[0])


def _hidden(found: calendar_file.Found) -> Iterator[tuple[str, Any]]:
    """(field, value) of the form for this event; which kind it is, only a person knows."""
    form = EventForm(initial={**EventForm.initial_of(found.understood.candidate), "kind": ""})
    for name in form.initial:
        if name in form.fields and (value := form[name].value()):
            yield from ((name, one) for one in (value if name in MANY else [as_text(value)]))
