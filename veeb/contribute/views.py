"""The open doors: the forms that anybody may send, and the way to appeal when the guard was wrong."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veeb.ui.languages import current_language
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other
from veeb.visitors.fields import Mail, Text

from . import actions, letters
from .actions import Sending
from .doors import Door
from .forms import ProposalForm
from .models import Receipt
from .tokens import token_of

APPEALS_PER_HOUR = 5
LETTERS_PER_HOUR = 3


@accepts_forms
def form(request: HttpRequest, door: Door) -> HttpResponse:
    """The form of a door. A POST ends in a receipt, in words beside the fields, or in what stands in the way."""
    if request.method != "POST":
        return show(request, door, door.form())
    if brings_too_much(request):
        return show(request, door, door.form(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, is_too_large=True)
    if not guard.may_try(request):
        return show(request, door, door.form(request.POST), HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    typed = door.form(request.POST, request.FILES)
    is_valid = typed.is_valid()
    typed.keep_files()
    if not is_valid:
        return show(request, door, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _take(request, door, typed, _sending(request, typed))


def _take(request: HttpRequest, door: Door, typed: ProposalForm, sending: Sending) -> HttpResponse:
    """A form without mistakes: the same again, a work that is here already, one too many, or a new contribution."""
    if known := actions.find_sent(sending):
        return _answer(request, known, sending)
    if not typed.cleaned_data["is_different"] and (same := door.find_same(sending.candidate)):
        return show(request, door, typed, HTTPStatus.CONFLICT, same=same)
    if not guard.allow(sending.senders[0], "send", limit=settings.CONTRIBUTE_PER_HOUR):
        return show(request, door, typed, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    try:
        receipt, _is_new = actions.receive(sending)
    except actions.FilesGoneError:
        typed.drop_claimed()
        return show(request, door, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _answer(request, receipt, sending)


def _answer(request: HttpRequest, receipt: Receipt, sending: Sending) -> HttpResponse:
    if actions.may_see(receipt, sending):
        return see_other(reverse("contribute:receipt", args=[token_of(receipt)]))
    if guard.allow(sending.senders[0], "letter", limit=LETTERS_PER_HOUR):
        letters.received(receipt)
    return page(request, "contribute/already.html", {"has_contact": bool(receipt.contact)})


def _sending(request: HttpRequest, typed: ProposalForm) -> Sending:
    language = current_language()
    hidden = {name: request.POST.get(name, "") for name in ("client_key", "seconds", "proof", "honeypot")}
    return Sending(
        candidate=typed.candidate(written_in=language),
        contact=typed.cleaned_data["contact"],
        language=language,
        client_key=_uuid(hidden["client_key"]),
        senders=guard.senders(request),
        doubts=tuple(guard.doubts(request, hidden)),
    )


def _uuid(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def show(
    request: HttpRequest, door: Door, typed: ProposalForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    """The page of a door with this form on it."""
    context = {
        "form": typed,
        "door": door,
        "breadcrumbs": door.crumbs,
        "max_bytes": settings.CONTRIBUTE_MAX_FILE_MB * 1024**2,
        "max_files": settings.CONTRIBUTE_MAX_FILES,
        "needs_proof": settings.CONTRIBUTE_PROOF_OF_WORK,
        **more,
    }
    return page(request, door.page, context, status)


class AppealForm(forms.Form):
    """What somebody says whom the guard stopped."""

    use_required_attribute = False
    text = Text(label=_("Mis juhtus?"), max_length=2_000, needed=_("Kirjuta paar sõna, mida sa saata tahtsid."))
    contact = Mail(label=_("E-post vastuse jaoks"), help_text=_("Seda ei avaldata."))


@accepts_forms
def appeal(request: HttpRequest) -> HttpResponse:
    """To the administrators, past the guard; a few an hour from one place."""
    typed = AppealForm(request.POST if request.method == "POST" else None)
    context = {"form": typed, "breadcrumbs": [(_("Panusta"), reverse("contribute:form")), (_("Vaidlusta"), "")]}
    if request.method != "POST":
        return page(request, "contribute/appeal.html", context)
    if not typed.is_valid():
        return page(request, "contribute/appeal.html", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not guard.allow(guard.senders(request)[0], "appeal", limit=APPEALS_PER_HOUR):
        return page(request, "contribute/appeal.html", {**context, "is_stopped": True}, HTTPStatus.TOO_MANY_REQUESTS)
    actions.appeal(text=typed.cleaned_data["text"], contact=typed.cleaned_data["contact"])
    return page(request, "contribute/appealed.html", context)
