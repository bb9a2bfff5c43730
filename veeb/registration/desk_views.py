"""The organiser's desk: who takes part, choosing a cohort, taking somebody off, writing to all, the list as CSV."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from veeb.events.closing import limits
from veeb.events.joining import deadline_words
from veeb.visitors.answering import accepts_forms, see_other

from . import actions, certificates, desk_actions, exports, listing, seating, tokens
from .desk_forms import ChooseForm, DeclineForm, LetterForm, RemovalForm, recipients
from .desk_pages import DONE, answer, desk_page, home_of
from .listing import APPLIED, DECLINED, SEATED
from .models import Desk, Registration
from .states import ACTIVE, State

LONGEST_ID = 10


@desk_page
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The event, its numbers, and the people of one group."""
    if request.method == "POST":
        raise Http404
    return show_desk(request, desk)


def show_desk(request: HttpRequest, desk: Desk, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    """The desk as it is now, with what stands in the way in `more`."""
    at, groups = timezone.now(), listing.groups_of(desk)
    group = listing.chosen_of(groups, request.GET.get("nimekiri", ""))
    times = limits(desk.event)
    context = {
        "groups": groups,
        "group": group,
        "people": listing.page_of(listing.people_of(desk, group), request.GET.get("leht")),
        "may_choose": group.name in {APPLIED.name, DECLINED.name} and not desk.event.is_cancelled,
        "may_decline": group.name == APPLIED.name,
        "seats_left": desk.event.seats_left(listing.count_of(groups, SEATED)),
        "undelivered": desk.registrations.active().exclude(undelivered_at=None).count(),
        "deadline": deadline_words(desk.event),
        "takes_in": actions.may_join(desk.event, times, at=at),
        "has_begun": times.has_begun(at),
        "is_due": certificates.is_due(desk.event, at=at),
        "is_over": times.is_over(at),
        "kept_days": settings.REGISTRATION_KEPT_DAYS,
        "done": DONE.get(request.GET.get("tehtud", "")),
        **more,
    }
    return answer(request, desk, "home", context, status)


@desk_page
def person(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """All about one person, and taking them off the list."""
    found = get_object_or_404(desk.registrations.select_related("municipality", "desk__event"), pk=pk)
    if request.method != "POST":
        return _show_person(request, desk, found, RemovalForm())
    form = RemovalForm(request.POST)
    if not form.is_valid():
        return _show_person(request, desk, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        desk_actions.remove(found, reason=form.cleaned_data["reason"], at=timezone.now())
    except actions.TooLate:
        return _show_person(request, desk, found, form, HTTPStatus.CONFLICT)
    return see_other(home_of(desk, "maha"))


def _show_person(
    request: HttpRequest, desk: Desk, found: Registration, form: Form, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    is_over = limits(desk.event).is_over(timezone.now())
    context = {"person": found, "form": form, "is_active": found.state in ACTIVE, "is_over": is_over}
    return answer(request, desk, "person", context, status)


@dataclass(frozen=True)
class Decision:
    """What can be done with those who are ticked; `run(desk, ids, values, at)` does it."""

    name: str
    form: type[Form]
    states: tuple[State, ...]
    run: Callable[[Desk, Collection[int], dict[str, Any], datetime], Any]
    done: str


DECISIONS = {
    decision.name: decision
    for decision in [
        Decision(
            "vali",
            ChooseForm,
            (State.APPLIED, State.DECLINED),
            lambda desk, ids, values, at: desk_actions.choose(desk, ids, at=at),
            "valitud",
        ),
        Decision(
            "keeldu",
            DeclineForm,
            (State.APPLIED,),
            lambda desk, ids, values, at: desk_actions.decline(desk, ids, reason=values["reason"], at=at),
            "keeldutud",
        ),
    ]
}


@desk_page
def choice(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Choose or decline those who are ticked: asks once, then it is done and they are told."""
    # Nobody is chosen for what does not happen.
    if request.method != "POST" or desk.event.is_cancelled:
        return see_other(home_of(desk))
    decision, ids = DECISIONS.get(request.POST.get("otsus", "")), ticked(request)
    if decision is None:
        raise BadRequest
    if not ids:
        return show_desk(request, desk, HTTPStatus.UNPROCESSABLE_ENTITY, nobody_ticked=True)
    people = list(listing.ordered(desk).filter(pk__in=ids, state__in=decision.states))
    if not people:
        # A second click: it is done.
        return see_other(home_of(desk, decision.done))
    return _decide(request, desk, decision, people)


def _decide(request: HttpRequest, desk: Desk, decision: Decision, people: list[Registration]) -> HttpResponse:
    is_sure = "kinnitan" in request.POST
    form = decision.form(request.POST if is_sure else None)
    context: dict[str, Any] = {"decision": decision.name, "people": people, "form": form}
    if not is_sure:
        return answer(request, desk, "choice", context)
    if not form.is_valid():
        return answer(request, desk, "choice", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        decision.run(desk, [one.pk for one in people], form.cleaned_data, timezone.now())
    except seating.Full as full:
        return answer(request, desk, "choice", {**context, "full": full}, HTTPStatus.CONFLICT)
    except seating.SameMunicipality as same:
        return answer(request, desk, "choice", {**context, "same": same.names}, HTTPStatus.CONFLICT)
    return see_other(home_of(desk, decision.done))


def ticked(request: HttpRequest) -> set[int]:
    """The people whose boxes are ticked; what is no number is passed over."""
    values = request.POST.getlist("isik")
    return {int(value) for value in values if value.isascii() and value.isdigit() and len(value) < LONGEST_ID}


@desk_page
def letter(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One letter to everybody who takes part, or to those too who wait."""
    counts = desk_actions.counts_of(desk)
    is_sent = request.method == "POST"
    form = LetterForm(request.POST if is_sent else None, choices=recipients(counts))
    context: dict[str, Any] = {"form": form, "nobody": not counts["active"]}
    if not is_sent:
        return answer(request, desk, "letter", context)
    if not form.is_valid():
        return answer(request, desk, "letter", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        desk_actions.write(desk, **form.cleaned_data, at=timezone.now())
    except desk_actions.TooManyLetters:
        return answer(request, desk, "letter", {**context, "is_stopped": True}, HTTPStatus.TOO_MANY_REQUESTS)
    return see_other(home_of(desk, "kiri"))


@desk_page
def participants(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The people as CSV."""
    response = HttpResponse(exports.participants(desk), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="osalejad-{desk.event.slug}.csv"'
    return response


@desk_page
def certificate(request: HttpRequest, desk: Desk, pk: int) -> Any:
    """A person's certificate, for their organiser."""
    return certificates.response(get_object_or_404(desk.registrations, pk=pk))


@accepts_forms
def own_certificate(request: HttpRequest, token: str) -> Any:
    """A person's certificate, for themselves."""
    return certificates.response(tokens.get_registration(token))
