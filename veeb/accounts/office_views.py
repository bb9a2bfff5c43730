"""The open door for officials: whoever works for a municipality asks to be let in."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from veeb.ui.languages import current_language
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other
from veeb.visitors.models import Doubt

from . import offices
from .office_forms import OfficeRequestForm
from .offices import Asking

# From one network: a municipality's whole office may ask in one morning.
ASKED_PER_HOUR = 20
# This form solves no puzzle: it has no script.
NOT_ASKED = {str(Doubt.NO_PROOF.value)}


@accepts_forms
def ask(request: HttpRequest) -> HttpResponse:
    """The form; a POST ends in the same words whoever sent it and whatever is known of the address."""
    if request.method != "POST":
        return _show(request, OfficeRequestForm())
    if brings_too_much(request):
        return _show(request, OfficeRequestForm(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    form = OfficeRequestForm(request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not guard.allow(guard.senders(request)[0], "official", limit=ASKED_PER_HOUR):
        return _show(request, form, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    offices.ask(_asking(request, form), at=timezone.now())
    return see_other(f"{reverse('members:ask_office')}?saadetud=1")


def _asking(request: HttpRequest, form: OfficeRequestForm) -> Asking:
    value = form.cleaned_data
    return Asking(
        name=value["name"],
        mail=value["mail"],
        municipality=value["municipality"],
        post=value["post"],
        language=current_language(),
        doubts=tuple(doubt for doubt in guard.doubts(request, form.typed()) if doubt not in NOT_ASKED),
    )


def _show(
    request: HttpRequest, form: OfficeRequestForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    context = {
        "form": form,
        "is_sent": "saadetud" in request.GET,
        "days": settings.CONTACT_KEPT_DAYS,
        "breadcrumbs": [(_("Ametnikule"), "")],
        **more,
    }
    response = page(request, "accounts/ask_office.html", context, status)
    if status == HTTPStatus.OK:
        # Each page has a key of its own.
        patch_cache_control(response, private=True, no_cache=True)
    return response
