"""A helper's own record behind a private link, without an account: still right, to be corrected, to be taken off."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.records.states import state_of
from veeb.search.record_pages import wording
from veeb.visitors.answering import accepts_forms, page, see_other

from . import keeping, serving
from .drafts import candidate_of
from .forms import OwnForm, own_initial
from .models import Contact
from .showing import assured, facts
from .tokens import get_contact


@accepts_forms
def own(request: HttpRequest, token: str) -> HttpResponse:
    """The record as it stands; a POST says that all of it is still right."""
    contact = get_contact(token)
    if request.method != "POST":
        return _show(request, contact, token)
    keeping.confirm(contact.helper, on=timezone.localdate())
    return see_other(f"{_home(token)}?tehtud=oige")


@accepts_forms
def correct(request: HttpRequest, token: str) -> HttpResponse:
    """The form of corrections; they wait for a reviewer."""
    helper = get_contact(token).helper
    known, seen = candidate_of(helper), keeping.seen_of(helper)
    if request.method != "POST":
        return _form(request, token, OwnForm(initial=own_initial(known, seen=seen)))
    form = OwnForm(request.POST)
    if not form.is_valid():
        return _form(request, token, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        keeping.correct(helper, form.candidate(known), seen=form.cleaned_data["seen"])
    except keeping.ChangedMeanwhile:
        again = OwnForm({**request.POST.dict(), **_lists(request), "seen": seen})
        return _form(request, token, again, HTTPStatus.CONFLICT, is_changed=True)
    return see_other(f"{_home(token)}?tehtud=saadetud")


@accepts_forms
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once, then takes the record off the list."""
    contact = get_contact(token)
    if request.method != "POST":
        return _page(request, "directory/leave.html", contact, token)
    keeping.leave(contact.helper)
    return see_other(f"{_home(token)}?tehtud=maas")


def _home(token: str) -> str:
    return reverse("directory:own", args=[token])


def _lists(request: HttpRequest) -> dict[str, list[str]]:
    """The fields of several values, all of them."""
    return {name: request.POST.getlist(name) for name in request.POST if len(request.POST.getlist(name)) > 1}


def _show(request: HttpRequest, contact: Contact, token: str) -> HttpResponse:
    done = {
        "oige": _("Aitäh! Märkisime, et kõik on endiselt õige."),
        "saadetud": _("Aitäh! Sinu parandused on toimetaja ees. Seni on lehel vanad andmed."),
        "maas": _("Sinu kirje ei ole enam nimekirjas."),
    }
    helper = contact.helper
    more: dict[str, Any] = {
        "facts": facts(helper),
        "places": serving.places(helper),
        "assured": assured(helper),
        "state": state_of(helper),
        "done": done.get(request.GET.get("tehtud", ""), ""),
        "can_be_asked": bool((contact.mail or helper.public_email) and not contact.undelivered_at),
    }
    return _page(request, "directory/own.html", contact, token, **more)


def _form(
    request: HttpRequest, token: str, form: OwnForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    return _page(request, "directory/correct.html", get_contact(token), token, status, form=form, **more)


def _page(
    request: HttpRequest, template: str, contact: Contact, token: str, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    title, title_lang = wording(contact.helper, "title")
    context = {"helper": contact.helper, "title": title, "title_lang": title_lang, "token": token, **more}
    return page(request, template, context, status)
