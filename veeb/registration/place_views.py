"""The private page of somebody who takes part: where it stands, all about the event, their data, giving up."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.events.closing import limits
from veeb.search.record_pages import wording
from veeb.visitors.answering import accepts_forms, page, see_other

from . import actions, queries
from .models import Registration
from .states import ACTIVE
from .tokens import get_registration
from .wording import when_lines, where_line


@accepts_forms
def place(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands. `token` proves who asks; a wrong one gives the same 404, whatever is wrong with it."""
    if request.method == "POST":
        raise Http404
    return _show(request, get_registration(token), token)


@accepts_forms
def give_up(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once, then frees the seat."""
    person = get_registration(token)
    if person.state not in ACTIVE:
        return see_other(reverse("registration:place", args=[token]))
    if request.method != "POST":
        title, title_lang = wording(person.desk.event, "title")
        context = {"person": person, "token": token, "title": title, "title_lang": title_lang}
        return page(request, "registration/give_up.html", context)
    try:
        actions.give_up(person, at=timezone.now())
    except actions.TooLate:
        return _show(request, person, token, HTTPStatus.CONFLICT, is_too_late=True)
    return see_other(reverse("registration:place", args=[token]))


@accepts_forms
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """Who has left may have their data deleted at once."""
    person = get_registration(token)
    if request.method != "POST" or not actions.erase(person):
        return see_other(reverse("registration:place", args=[token]))
    title, title_lang = wording(person.desk.event, "title")
    return page(request, "registration/erased.html", {"title": title, "title_lang": title_lang})


def _show(
    request: HttpRequest, person: Registration, token: str, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    event = person.desk.event
    title, title_lang = wording(event, "title")
    times, at = limits(event), timezone.now()
    context = {
        "person": person,
        "event": event,
        "token": token,
        "title": title,
        "title_lang": title_lang,
        "number": queries.number_of(person),
        "when": when_lines(event),
        "where": where_line(event),
        "is_over": times.is_over(at),
        "is_active": person.state in ACTIVE,
        "may_join": actions.may_join(event, times, at=at),
        "data": _data(person),
        "days": settings.REGISTRATION_KEPT_DAYS,
        **more,
    }
    return page(request, "registration/place.html", context, status)


def _data(person: Registration) -> list[tuple[Any, Any]]:
    """(term, value) of all that is known of them; the template leaves empty ones out."""
    return [
        (_("Nimi"), person.name),
        (_("E-post"), person.mail),
        (_("Telefon"), person.phone),
        (_("Asutus või ühing"), person.organisation),
        (_("Omavalitsus"), person.municipality),
        *((question, answer) for question, answer in person.answers),
    ]
