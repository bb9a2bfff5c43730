"""The open door to a community's page: asking to keep it."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.ui.languages import current_language
from veeb.visitors import guard
from veeb.visitors.answering import accepts_forms, brings_too_much, page, see_other

from . import asking, queries
from .asking import Asked
from .forms import AskForm
from .models import Community
from .placing import place_words
from .showing import is_kept

ASKS_PER_HOUR = 5


@accepts_forms
def ask(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The form; a POST ends in thanks, or in words beside the fields."""
    community = get_object_or_404(queries.shown(), pk=pk)
    if request.method != "POST":
        return _show(request, community, AskForm())
    if brings_too_much(request):
        return _show(request, community, AskForm(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    typed = AskForm(request.POST)
    if not typed.is_valid():
        return _show(request, community, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
    if not guard.allow(guard.senders(request)[0], "keep", limit=ASKS_PER_HOUR):
        return _show(request, community, typed, HTTPStatus.TOO_MANY_REQUESTS, is_stopped=True)
    asking.ask(_asked(community, typed), at=timezone.now())
    return see_other(f"{request.path}?tehtud=1")


def _asked(community: Community, typed: AskForm) -> Asked:
    return Asked(
        community=community,
        name=typed.cleaned_data["name"],
        mail=typed.cleaned_data["mail"],
        about=typed.cleaned_data["about"],
        language=current_language(),
        client_key=typed.cleaned_data["client_key"],
    )


def _show(
    request: HttpRequest, community: Community, form: AskForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    name = ", ".join(filter(None, (str(community), place_words(community))))
    context = {
        "form": form,
        "community": community,
        "full_name": name,
        "is_kept": is_kept(community),
        "is_done": request.method == "GET" and request.GET.get("tehtud") == "1",
        "days": settings.CONTACT_KEPT_DAYS,
        "breadcrumbs": [(name, community.get_absolute_url()), (_("Hoia lehte"), "")],
        **more,
    }
    response = page(request, "communities/ask.html", context, status)
    # Each page has a key of its own.
    response.headers["Cache-Control"] = "no-store"
    return response
