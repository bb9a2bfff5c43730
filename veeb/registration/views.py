"""The open door: signing up for an event, or applying."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from veeb.events.closing import limits
from veeb.events.joining import deadline_words
from veeb.events.models import Event
from veeb.search.record_pages import wording
from veeb.ui.languages import current_language
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other

from . import actions, letters, queries
from .forms import JoiningForm
from .models import Registration
from .tokens import token_of
from .wording import when_lines, where_line

# From one network: a municipality's whole office may sign up in one morning.
JOINS_PER_HOUR = 40
LETTERS_PER_HOUR = 3


@accepts_forms
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; a POST ends on the person's own page, or in words beside the fields."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    if not event.is_on_portal:
        return see_other(event.get_absolute_url())
    if request.method != "POST":
        return _show(request, JoiningForm(event))
    if brings_too_much(request):
        return _show(request, JoiningForm(event), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    form = JoiningForm(event, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    sender = guard.senders(request)[0]
    if not guard.allow(sender, "join", limit=JOINS_PER_HOUR):
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    return _take(request, form, sender)


def _take(request: HttpRequest, form: JoiningForm, sender: str) -> HttpResponse:
    try:
        person, _is_new = actions.join(form.sending(language=current_language()), at=timezone.now())
    except actions.Closed:
        return _show(request, form, HTTPStatus.CONFLICT)
    except actions.AlreadyIn as known:
        return _already(request, known.registration, sender)
    return see_other(reverse("registration:place", args=[token_of(person)]))


def _already(request: HttpRequest, known: Registration, sender: str) -> HttpResponse:
    """Anybody may type anybody's address: what is known of it goes there by mail, and the screen says nothing of it."""
    if guard.allow(sender, "letter", limit=LETTERS_PER_HOUR):
        letters.received(known)
    title, title_lang = wording(known.desk.event, "title")
    return page(request, "registration/mailed.html", {"title": title, "title_lang": title_lang})


def _show(request: HttpRequest, form: JoiningForm, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    event, at = form.event, timezone.now()
    title, title_lang = wording(event, "title")
    times = limits(event)
    context = {
        "form": form,
        "event": event,
        "title": title,
        "title_lang": title_lang,
        "when": when_lines(event),
        "where": where_line(event),
        "is_open": actions.may_join(event, times, at=at),
        "is_over": times.is_over(at),
        "deadline": deadline_words(event),
        "vacancies": queries.vacancies(event),
        "days": settings.REGISTRATION_KEPT_DAYS,
        "breadcrumbs": [(_("Kalender"), reverse("events:index")), (title, event.get_absolute_url()), (_("Osale"), "")],
        **more,
    }
    response = page(request, "registration/join.html", context, status)
    if status == HTTPStatus.OK:
        # It tells how many seats are left, and each page has a key of its own.
        patch_cache_control(response, private=True, no_cache=True)
    return response
