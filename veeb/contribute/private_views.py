"""The private page of a contribution: where it stands, the conversation, answer, correct, withdraw."""

from functools import partial
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veeb.ui.errors import too_many
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other
from veeb.visitors.fields import Text

from . import actions, states
from .doors import door_of
from .forms import Correcting
from .kinds import room_of
from .models import Receipt
from .tokens import get_receipt

REPLIES_PER_HOUR = 20


class ReplyForm(forms.Form):
    """A few words to the editor."""

    use_required_attribute = False
    text = Text(label=_("Sinu sõnum"), max_length=5_000, needed=_("Kirjuta toimetajale mõni sõna."))


@accepts_forms
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands. `token` proves who asks; a wrong one gives the same 404 whatever is wrong with it."""
    if request.method == "POST":
        raise Http404
    return _show(request, get_receipt(token), token)


@accepts_forms
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Say something to the editor."""
    found = get_receipt(token)
    typed = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return see_other(_home(token))
    if not typed.is_valid():
        return _show(request, found, token, HTTPStatus.UNPROCESSABLE_ENTITY, form=typed)
    if not guard.allow(guard.senders(request)[0], "reply", limit=REPLIES_PER_HOUR):
        return too_many(request)
    try:
        actions.reply(found, typed.cleaned_data["text"])
    except actions.TooLateError:
        return _show(request, found, token, HTTPStatus.CONFLICT, is_too_late=True)
    return see_other(f"{_home(token)}#vestlus")


@accepts_forms
def correct(request: HttpRequest, token: str) -> HttpResponse:
    """The form again with what was sent; a new version goes to the editor."""
    found = get_receipt(token)
    if not states.may_change(states.state_of(found)):
        return _show(request, found, token, HTTPStatus.CONFLICT, is_too_late=True)
    form = partial(
        door_of(found.record).correction, receipt=found, sent=room_of(found.record).candidate_of(found.record)
    )
    if request.method != "POST":
        return _ask_again(request, form(), token)
    if brings_too_much(request):
        return _ask_again(request, form(), token, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, is_too_large=True)
    if not guard.may_try(request):
        return _ask_again(request, form(request.POST), token, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    return _take(request, form(request.POST, request.FILES), token)


def _take(request: HttpRequest, typed: Correcting, token: str) -> HttpResponse:
    found = typed.receipt
    is_valid = typed.is_valid()
    typed.keep_files()
    if not is_valid:
        return _ask_again(request, typed, token, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        contact = typed.cleaned_data.get("contact", "")
        actions.correct(found, typed.candidate(written_in=typed.sent.written_in), contact=contact)
    except actions.FilesGoneError:
        typed.drop_claimed()
        return _ask_again(request, typed, token, HTTPStatus.UNPROCESSABLE_ENTITY)
    except actions.TooLateError:
        return _show(request, found, token, HTTPStatus.CONFLICT, is_too_late=True)
    return see_other(_home(token))


@accepts_forms
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once, then takes the contribution back."""
    found = get_receipt(token)
    if request.method != "POST":
        context = {"receipt": found, "token": token, "state": states.state_of(found)}
        return page(request, "contribute/withdraw.html", context)
    try:
        actions.withdraw(found)
    except actions.TooLateError:
        return _show(request, found, token, HTTPStatus.CONFLICT, is_too_late=True)
    return see_other(_home(token))


def _home(token: str) -> str:
    return reverse("contribute:receipt", args=[token])


def _show(
    request: HttpRequest, found: Receipt, token: str, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    state = states.state_of(found)
    record = found.record
    draft = record.fresh() if record else None
    context = {
        "receipt": found,
        "token": token,
        "state": state,
        "record": record,
        "title": draft.own_title if draft else "",
        "title_language": draft.language if draft else "",
        "messages": found.messages.all(),
        "form": ReplyForm(),
        "may_change": states.may_change(state),
        "may_reply": states.may_reply(state),
        "door": door_of(record) if record else None,
        **more,
    }
    return page(request, "contribute/receipt.html", context, status)


def _ask_again(
    request: HttpRequest, typed: Correcting, token: str, status: HTTPStatus = HTTPStatus.OK, **obstacle: bool
) -> HttpResponse:
    context = {
        "form": typed,
        "door": door_of(typed.receipt.record),
        "token": token,
        "draft_name": f"panus-{typed.receipt.uid.hex[:8]}",
        **obstacle,
    }
    return page(request, "contribute/correct.html", context, status)
