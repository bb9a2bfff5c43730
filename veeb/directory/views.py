"""Whom to ask, for visitors: the list, one helper, a question to it, and the asker's own page."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from veeb.search.record_pages import wording
from veeb.search.seo import list_seo
from veeb.ui.caching import public_page
from veeb.ui.languages import current_language
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other
from veeb.visitors.models import Doubt

from . import asking, queries, serving
from .forms import AskForm
from .listing import directory
from .models import Helper, Inquiry
from .rows import helper_rows
from .showing import page_context
from .tokens import get_inquiry, token_of

QUESTIONS_PER_HOUR = 10
# This form has no script of its own that would count seconds or solve a puzzle.
NOT_ASKED = {str(Doubt.TOO_FAST.value), str(Doubt.NO_PROOF.value)}


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The map, and everybody who helps, narrowed by the filters in the address."""
    shown = directory(request)
    title = _("Kellelt nõu küsida")
    context = {
        "directory": shown,
        "listing": shown.listing,
        "breadcrumbs": [(_("Kes aitab"), "")],
        "seo": list_seo(shown.listing.address, title=title, is_search=bool(shown.listing.chosen.words)),
    }
    return render(request, "directory/index.html", context)


@public_page
def helper(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One helper; an address with other words leads to the right one."""
    found = get_object_or_404(queries.public(), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, found.detail_template, page_context(found))


@accepts_forms
def ask(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The form; a POST ends on the asker's own page, or in words beside the fields."""
    found = get_object_or_404(queries.public(), pk=pk)
    if slug != found.slug:
        return redirect("directory:ask", found.pk, found.slug, permanent=True)
    if request.method != "POST":
        return _show(request, found, AskForm())
    if brings_too_much(request):
        return _show(request, found, AskForm(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, is_too_big=True)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not guard.allow(guard.senders(request)[0], "ask", limit=QUESTIONS_PER_HOUR):
        return _show(request, found, form, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    return _take(request, found, form)


def _take(request: HttpRequest, found: Helper, form: AskForm) -> HttpResponse:
    typed = {name: str(form.cleaned_data[name] or "") for name in ("honeypot", "client_key")}
    doubts = [doubt for doubt in guard.doubts(request, typed) if doubt not in NOT_ASKED]
    question = form.question(found, language=current_language(), doubts=doubts)
    try:
        inquiry = asking.ask(question, at=timezone.now())
    except asking.NotReachable:
        return _show(request, found, form, HTTPStatus.CONFLICT, is_reachable=False)
    return see_other(reverse("directory:inquiry", args=[token_of(inquiry)]))


def _show(
    request: HttpRequest, found: Any, form: AskForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    title, title_lang = wording(found, "title")
    context = {
        "form": form,
        "helper": found,
        "title": title,
        "title_lang": title_lang,
        "places": serving.places(found),
        "is_reachable": found.is_askable,
        "days": settings.CONTACT_KEPT_DAYS,
        "breadcrumbs": [
            (_("Kes aitab"), reverse("directory:index")),
            (title, found.get_absolute_url()),
            (_("Küsi"), ""),
        ],
        **more,
    }
    response = page(request, "directory/ask.html", context, status)
    if status == HTTPStatus.OK:
        # Each page has a key of its own.
        patch_cache_control(response, private=True, no_cache=True)
    return response


@accepts_forms
def inquiry(request: HttpRequest, token: str) -> HttpResponse:
    """What was asked and how it stands. `token` proves who asks; a wrong one gives the same 404 for every reason."""
    if request.method == "POST":
        raise Http404
    found = get_inquiry(token)
    language, title = current_language(), wording(found.helper, "title")
    is_lost = found.state == Inquiry.State.UNDELIVERED
    context = {
        "inquiry": found,
        "title": title[0],
        "title_lang": title[1],
        "others": helper_rows(queries.others_near(found.helper, language=language), language) if is_lost else [],
        "days": settings.CONTACT_KEPT_DAYS,
    }
    return page(request, "directory/inquiry.html", context)
