"""The organiser's desk: the event itself. Seats and questions, new times, cancelling, who was there, what is left."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from veeb.events import actions as event_actions
from veeb.visitors.answering import see_other

from . import certificates, desk_actions, listing
from .desk_forms import (
    AftermathForm,
    AttendanceForm,
    CancelForm,
    MoveForm,
    SeatsForm,
    aftermath_of,
    refuse,
    seats_of,
)
from .desk_pages import answer, desk_page, home_of
from .desk_views import ticked
from .listing import SEATED
from .models import Desk

Run = Callable[[dict[str, Any], datetime], None]


@desk_page
def seats(request: HttpRequest, desk: Desk) -> HttpResponse:
    """How many fit, until when, what is asked; added seats go to those who wait."""
    form = SeatsForm(_sent(request), initial=seats_of(desk.event))

    def run(values: dict[str, Any], at: datetime) -> None:
        event_actions.change_seats(desk.event, **values, by=None)

    return _ask(request, desk, "seats", form, run, "muudetud")


@desk_page
def move(request: HttpRequest, desk: Desk) -> HttpResponse:
    """New times for every day of it; participants are told."""
    if desk.event.is_cancelled:
        return see_other(home_of(desk))
    form = MoveForm(_sent(request), event=desk.event)

    def run(values: dict[str, Any], at: datetime) -> None:
        event_actions.move(desk.event, sessions=form.spans, reason=values["reason"], by=None, at=at)

    return _ask(request, desk, "move", form, run, "aeg")


@desk_page
def cancel(request: HttpRequest, desk: Desk) -> HttpResponse:
    """It does not happen; participants are told. A second click finds it done."""
    if desk.event.is_cancelled:
        return see_other(home_of(desk, "ara"))

    def run(values: dict[str, Any], at: datetime) -> None:
        event_actions.cancel(desk.event, reason=values["reason"], by=None, at=at)

    return _ask(request, desk, "cancel", CancelForm(_sent(request)), run, "ara")


@desk_page
def aftermath(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The recording, and what came of it: for everybody."""
    form = AftermathForm(_sent(request), initial=aftermath_of(desk.event))

    def run(values: dict[str, Any], at: datetime) -> None:
        link, text = values["recording_link"], values["aftermath"]
        event_actions.add_aftermath(desk.event, recording_link=link, text=text, by=None)

    return _ask(request, desk, "aftermath", form, run, "jarel")


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _ask(request: HttpRequest, desk: Desk, name: str, form: Form, run: Run, done: str) -> HttpResponse:  # noqa: PLR0913, PLR0917 (one page)
    """A page that asks once: it shows `form`; when that is sent and right, `run` does it."""
    if not form.is_bound:
        return answer(request, desk, name, {"form": form})
    if not form.is_valid():
        return answer(request, desk, name, {"form": form}, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        run(form.cleaned_data, timezone.now())
    except ValidationError as reasons:
        refuse(form, reasons)
        return answer(request, desk, name, {"form": form}, HTTPStatus.UNPROCESSABLE_ENTITY)
    except event_actions.AlreadyOver:
        return answer(request, desk, name, {"form": form, "is_late": True}, HTTPStatus.CONFLICT)
    return see_other(home_of(desk, done))


@desk_page
def attendance(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Tick who was there; certificates are made in the background."""
    if desk.event.is_cancelled:
        return see_other(home_of(desk))
    people = listing.page_of(listing.people_of(desk, SEATED), request.GET.get("leht"))
    form = AttendanceForm(_sent(request), initial={"academic_hours": desk.academic_hours})
    context = {
        "form": form,
        "people": people,
        "present": ticked(request) if form.is_bound else {person.pk for person in people if person.attended},
        "is_due": certificates.is_due(desk.event, at=timezone.now()),
        "fault": certificates.obstacle(),
    }
    if not form.is_bound:
        return answer(request, desk, "attendance", context)
    if not form.is_valid():
        return answer(request, desk, "attendance", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _mark(request, desk, context)


def _mark(request: HttpRequest, desk: Desk, context: dict[str, Any]) -> HttpResponse:
    try:
        desk_actions.mark_attended(
            desk,
            context["present"],
            shown=[person.pk for person in context["people"]],
            academic_hours=context["form"].cleaned_data["academic_hours"],
            at=timezone.now(),
        )
    except desk_actions.NotYet:
        return answer(request, desk, "attendance", context, HTTPStatus.CONFLICT)
    return see_other(home_of(desk, "kohal-ilma" if context["fault"] else "kohal"))
